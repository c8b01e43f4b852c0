/** By which method more reports than expected were noticed. */
export const spikeMethods = ['farrington', 'ears', 'scan', 'knox'] as const
export type SpikeMethod = (typeof spikeMethods)[number]
/** `alert`: comes by chance less than once a year in the whole country; `list`: less than once in 100 days. */
export type SpikeLevel = 'alert' | 'list'

/** More reports than expected, as a night finds it. */
export interface FoundSpike {
  readonly method: SpikeMethod
  readonly level: SpikeLevel
  /** Code of a district or force; null: of several that lie together, or the whole country. */
  readonly area: string | null
  /** A script, or "all". */
  readonly type: string
  /** First and last day, days since 1970-01-01. */
  readonly from: number
  readonly to: number
  readonly observed: number
  readonly expected: number
  /** The count above which it is one. */
  readonly bound: number | null
  readonly p: number | null
  /** So often chance gives as much anywhere the method looks, in days. */
  readonly recurrenceDays: number | null
  /** Codes of those that had reports then. */
  readonly districts: readonly string[]
  readonly why: string
  /** Serials where the period and districts do not say which: near repeats. */
  readonly reports: readonly number[] | null
}

export const alertDays = 365
export const listDays = 100

/** The level of what chance gives so often; null for less. */
export const levelOf = (recurrenceDays: number): SpikeLevel | null =>
  recurrenceDays >= alertDays ? 'alert' : recurrenceDays >= listDays ? 'list' : null
