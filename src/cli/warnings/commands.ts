import type { Args } from '../args.ts'

/** What follows `doorchain warnings`: gives what to print. Throws UsageError. */
export type WarningCommands = Readonly<Record<string, (given: Args, words: readonly string[]) => Promise<string>>>
