import type { Store } from '../store/store.ts'
import { minuteMs } from '../values/time-span.ts'

/** What is looked at every minute, once the database is open. */
export interface EachMinute {
  opened(store: Store): void
  /** Ends soon; what is left is done at the next start. */
  close(): Promise<void>
}

/** `look` does what is due, one look at a time; `onTrouble` hears what it throws, unless the service is closing. */
export function openEachMinute(
  look: (store: Store, isStopping: () => boolean) => Promise<void>,
  onTrouble: (error: unknown) => void,
): EachMinute {
  let timer: NodeJS.Timeout | undefined
  let underWay: Promise<void> | null = null
  let isClosed = false
  return {
    opened(store) {
      if (isClosed) return
      const lookNow = () => {
        underWay ??= look(store, () => isClosed)
          .catch((error: unknown) => {
            if (!isClosed) onTrouble(error)
          })
          .finally(() => {
            underWay = null
          })
      }
      timer = setInterval(lookNow, minuteMs).unref()
      lookNow()
    },
    async close() {
      isClosed = true
      clearInterval(timer)
      if (underWay) (await import('../warn/fetch/the-fetcher.ts')).theFetcher().close()
      await underWay
    },
  }
}
