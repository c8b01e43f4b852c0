import type { Store } from '../../store/store.ts'

export interface NightOptions {
  /** The last day that is looked at, YYYY-MM-DD. */
  readonly upto: string
  /** Id of a coordinator, user name at a terminal, or "doorchain". */
  readonly startedBy: string
  readonly now: () => Date
  /** Told how far it is, in whole sentences. */
  readonly tell: (progress: string) => void
  readonly isStopping: () => boolean
}

/** What a night looked at and found. */
export interface NightDone {
  /** Of the table night_run. */
  readonly run: string
  readonly seriesLookedAt: number
  /** Spikes that are there now, new or seen again, by level. */
  readonly alerts: number
  readonly listed: number
  /** Those that were never seen before. */
  readonly fresh: number
  /** False where it was stopped before its end; nothing of it is kept then. */
  readonly isWhole: boolean
}

/** Looks at all areas for spikes up to a day, in a worker thread, and keeps what it finds. */
export function runNight(_store: Store, _options: NightOptions): Promise<NightDone> {
  throw new Error('not there yet')
}
