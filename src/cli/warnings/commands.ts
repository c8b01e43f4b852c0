import type { Args } from '../args.ts'

/** What to print, and the exit code where it is not 0. */
export type Printed = string | { readonly words: string; readonly exitCode: number }

/** What follows `doorchain warnings`: gives what to print. Throws UsageError. */
export type WarningCommands = Readonly<Record<string, (given: Args, words: readonly string[]) => Promise<Printed>>>
