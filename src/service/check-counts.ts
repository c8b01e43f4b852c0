import type { Logger } from 'pino'
import type { Areas } from '../areas/open.ts'
import type { CheckResult } from '../check/verdict.ts'
import type { Store } from '../store/store.ts'
import { dayInLondon } from '../values/london-day.ts'

/** Counts checks that the service answers. */
export interface CheckCounts {
  /** `district` is what a browser says: it is taken only where there is such a district. Counts in its own time. */
  count(result: Pick<CheckResult, 'script' | 'verdict'>, district: string): void
  /** Ends once all that was counted is kept. */
  close(): Promise<void>
}

interface Material {
  /** Null while the database opens: such a check is not counted. */
  readonly store: () => Store | null
  readonly areas: Areas
  readonly log: Pick<Logger, 'warn'>
  readonly now: () => Date
}

export function openCheckCounts({ store, areas, log, now }: Material): CheckCounts {
  let last: Promise<void> = Promise.resolve()
  return {
    count({ script, verdict }, district) {
      const open = store()
      if (!open) return
      const known = district === '' ? '' : (areas.on().canonical(district) ?? '')
      const check = { day: dayInLondon(now()), district: known, script: script ?? '', verdict }
      last = last
        .then(async () => (await import('../link/statistics/checks.ts')).countCheck(open, check))
        .catch((error: unknown) => log.warn({ err: error }, 'A check could not be counted.'))
    },
    close: () => last,
  }
}
