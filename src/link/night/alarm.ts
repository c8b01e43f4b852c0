import type { SpikeLevel } from './spike.ts'

/** One day, window or week of a series that is above its bound. */
export interface Alarm {
  readonly level: SpikeLevel
  /** First and last day. */
  readonly from: number
  readonly to: number
  readonly observed: number
  readonly expected: number
  /** Null for C3: its bound is not one of the window's count. */
  readonly bound: number | null
  readonly p: number
  readonly recurrenceDays: number
  /** Of Farrington. */
  readonly years?: number
  /** Which of EARS fired. */
  readonly method?: 'C2' | 'C3' | 'weekly C2'
}

/** Alarms that touch or overlap, oldest first. */
export function together(alarms: readonly Alarm[]): Alarm[][] {
  const runs: Alarm[][] = []
  let end = Number.NEGATIVE_INFINITY
  for (const alarm of alarms.toSorted((one, other) => one.from - other.from)) {
    if (alarm.from <= end + 1) runs.at(-1)!.push(alarm)
    else runs.push([alarm])
    end = Math.max(end, alarm.to)
  }
  return runs
}

/** The rarest of a run. */
export const strongest = (run: readonly Alarm[]): Alarm =>
  run.reduce((best, one) => (one.recurrenceDays > best.recurrenceDays ? one : best))
