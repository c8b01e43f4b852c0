import type { WarningCommands } from './commands.ts'

export const reviewHelp = ''

/** `warnings …` */
export const reviewCommands: WarningCommands = {}
