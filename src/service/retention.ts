import type { Logger } from 'pino'
import type { Nightly } from '../privacy/nightly.ts'
import type { Ended } from '../privacy/retention.ts'
import type { Store } from '../store/store.ts'

/** The journal of erasures takes up what other processes marked. */
const journalEveryMs = 3_600_000

/** Ends records whose time is over every night, and keeps the journal of erasures whole, once the database is open. */
export interface Retention {
  /** When that was last done; null if never or not known. */
  readonly lastDone: () => Promise<Date | null>
  opened(store: Store, onEnded: (ended: Ended) => void): Promise<void>
  /** Finishes what is under way. */
  close(): Promise<void>
}

export function openRetention(log: Logger): Retention {
  let nightly: Nightly | undefined
  let timer: NodeJS.Timeout | undefined
  let underWay: Promise<unknown> = Promise.resolve()
  let isClosed = false
  return {
    lastDone: async () => (await nightly?.lastDone().catch(() => null)) ?? null,
    async opened(store, onEnded) {
      const [{ openNightly }, { records }, { journalErasures }] = await Promise.all([
        import('../privacy/nightly.ts'),
        import('../privacy/records.ts'),
        import('../store/erasure.ts'),
      ])
      if (isClosed) return
      const journal = () => {
        underWay = journalErasures(store).catch((err: unknown) =>
          log.error({ err }, 'The journal of erasures could not be written; a restore may bring back what was erased.'),
        )
      }
      timer = setInterval(journal, journalEveryMs).unref()
      journal()
      nightly = openNightly(store, {
        kinds: records,
        now: () => new Date(),
        onEnded,
        onTrouble: (err) => log.error({ err }, 'Records whose time is over could not be ended; it is tried again.'),
      })
    },
    async close() {
      isClosed = true
      clearInterval(timer)
      await Promise.all([underWay, nightly?.close()])
    },
  }
}
