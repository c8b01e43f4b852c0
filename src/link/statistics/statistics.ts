import type { Grouping, Part } from './parts.ts'
import type { ReportQuery } from './query.ts'

/** How many reports have one value; `is` is null where nobody said. */
export interface Row {
  readonly is: string | null
  readonly count: number
}

/** What was lost, in pounds, over the reports that say how much. */
export interface Losses {
  /** How many say how much. */
  readonly count: number
  readonly total: number
  /** Null where none does. */
  readonly median: number | null
  readonly largest: number | null
}

/** Reports that would be of it and are not counted. */
export interface LeftOut {
  readonly setAside: number
  /** Of a flood that nobody has let in. */
  readonly flood: number
}

/** What reports of an area and a period add up to. Whoever counts again asks `query`, and `part` for one of the figures. */
export interface Statistics {
  readonly query: ReportQuery
  readonly reports: number
  /** Reports of something that happened to a person: all but sightings. */
  readonly targeted: number
  /** In how many something was lost. */
  readonly lost: number
  readonly losses: Losses
  /** How many give an age, and how many of them are 65 or over. */
  readonly aged: number
  readonly over65: number
  /** Most reports first; bands, weeks and months in their order. A report has several tactics. */
  readonly by: Readonly<Record<Grouping, readonly Row[]>>
  /** Tactics by month, "YYYY-MM", newest last. */
  readonly tacticsByMonth: readonly { readonly month: string; readonly tactic: string; readonly count: number }[]
  readonly unverified: number
  readonly simulated: number
  readonly leftOut: LeftOut
}

/** The part that a row of a grouping counts; null for those of whom nobody said. */
export const partOf = (by: Grouping, { is }: Row): Part | null => (is === null ? null : { by, is })
