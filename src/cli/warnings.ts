import { readArgs, UsageError } from './args.ts'
import type { WarningCommands } from './warnings/commands.ts'
import { draftingCommands, draftingHelp } from './warnings/drafting.ts'
import { intakeCommands, intakeHelp } from './warnings/intake.ts'
import { reviewCommands, reviewHelp } from './warnings/review.ts'
import { sourcesCommands, sourcesHelp } from './warnings/sources.ts'

export const warningsHelp = [intakeHelp, sourcesHelp, draftingHelp, reviewHelp].join('\n')

const commands: WarningCommands = { ...intakeCommands, ...sourcesCommands, ...draftingCommands, ...reviewCommands }

const options = {
  as: { type: 'string' },
  note: { type: 'string' },
  reason: { type: 'string' },
  every: { type: 'string' },
  series: { type: 'string' },
  spike: { type: 'string' },
  json: { type: 'boolean' },
} as const

/** `warnings …`. Throws UsageError. */
export async function runWarnings(args: readonly string[]): Promise<number> {
  const given = readArgs(args, options)
  const [what, ...words] = given.positionals
  const command = what !== undefined && Object.hasOwn(commands, what) ? commands[what] : undefined
  if (!command) throw new UsageError(`warnings needs one of: ${Object.keys(commands).join(', ')}`)
  const printed = await command(given, words)
  const told = typeof printed === 'string' ? { words: printed, exitCode: 0 } : printed
  console.log(told.words)
  return told.exitCode
}
