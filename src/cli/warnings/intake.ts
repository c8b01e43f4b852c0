import type { WarningCommands } from './commands.ts'

export const intakeHelp = ''

/** `warnings …` */
export const intakeCommands: WarningCommands = {}
