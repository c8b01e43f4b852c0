import type { Logger } from 'pino'
import type { Nightly } from './privacy/nightly.ts'
import type { Ended } from './privacy/retention.ts'
import type { Store } from './store/store.ts'

/** Ends records whose time is over, every night, once the database is open. */
export interface Retention {
  /** When that was last done; null if never or not known. */
  readonly lastDone: () => Promise<Date | null>
  opened(store: Store, onEnded: (ended: Ended) => void): Promise<void>
  /** Finishes the transaction under way. */
  close(): Promise<void>
}

export function openRetention(log: Logger): Retention {
  let nightly: Nightly | undefined
  let isClosed = false
  return {
    lastDone: async () => (await nightly?.lastDone().catch(() => null)) ?? null,
    async opened(store, onEnded) {
      const [{ openNightly }, { records }] = await Promise.all([
        import('./privacy/nightly.ts'),
        import('./privacy/records.ts'),
      ])
      if (isClosed) return
      nightly = openNightly(store, {
        kinds: records,
        now: () => new Date(),
        onEnded,
        onTrouble: (err) => log.error({ err }, 'Records whose time is over could not be ended; it is tried again.'),
      })
    },
    async close() {
      isClosed = true
      await nightly?.close()
    },
  }
}
