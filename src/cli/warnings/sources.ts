import type { WarningCommands } from './commands.ts'

export const sourcesHelp = ''

/** `warnings …` */
export const sourcesCommands: WarningCommands = {}
