import type { PublicPeriod } from './public-period.ts'

/** How many; null: not given. */
export type Given = number | null

/** One row of a table: what it counts, by its id, and how many. */
export interface GivenRow {
  readonly is: string
  readonly count: Given
}

/** By what reports are told apart outside the desk. */
export const publicGroupings = ['kind', 'outcome', 'script', 'tactic', 'method', 'age', 'loss'] as const
export type PublicGrouping = (typeof publicGroupings)[number]

/** What is lost, in pounds; null where there are too few losses, or one of them is most of it. */
export interface GivenLosses {
  readonly total: Given
  readonly median: Given
}

/** What is given outside the desk of an area and a period. */
export interface PublicFigures {
  /** Code of a force or a district; null for the United Kingdom. */
  readonly area: string | null
  readonly period: PublicPeriod
  /** Reports of something that happened to a person. */
  readonly reports: Given
  /** The same month by month: those of the period, or of the year up to a month. */
  readonly months: readonly { readonly month: string; readonly count: Given }[]
  /** Districts of a force, or forces of the United Kingdom; none for a district. */
  readonly areas: readonly GivenRow[]
  /** Null for a district, and for a month: too few to tell apart; null for a grouping whose values are not even named. */
  readonly by: Readonly<Record<PublicGrouping, readonly GivenRow[] | null>> | null
  readonly losses: GivenLosses | null
  /** Checks that were answered by the service; null where they are not given. */
  readonly checks: Given
  /** Whether some of what is counted is invented. */
  readonly simulated: boolean
}

/** All that is given at a time. */
export interface PublicStatistics {
  /** As they end; empty while there are none. */
  readonly periods: readonly PublicPeriod[]
  /** Null for a period that is not given. The area must be one. */
  of(area: string | null, period: string): PublicFigures | null
}
