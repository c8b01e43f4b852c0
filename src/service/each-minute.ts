import type { Store } from '../store/store.ts'
import { minuteMs } from '../values/time-span.ts'

/** What is looked at every minute, once the database is open. */
export interface EachMinute {
  opened(store: Store): void
  /** Ends soon; what is left is done at the next start. */
  close(): Promise<void>
}

/** The same, for what may be needed before the minute is over. */
export interface Awake extends EachMinute {
  /** Looks at once, or again after the look under way. Before the database is open it does nothing. */
  wake(): void
}

/**
 * `look` does what is due, one look at a time; `onTrouble` hears what it throws, unless the service is closing. `cutShort` ends
 * what a look under way waits for.
 */
export function openEachMinute(
  look: (store: Store, isStopping: () => boolean) => Promise<void>,
  onTrouble: (error: unknown) => void,
  cutShort: () => Promise<void> = async () => undefined,
): Awake {
  let timer: NodeJS.Timeout | undefined
  let underWay: Promise<void> | null = null
  let isWanted = false
  let isClosed = false
  let lookNow: (() => void) | null = null
  return {
    opened(store) {
      if (isClosed) return
      lookNow = () => {
        isWanted = false
        underWay ??= look(store, () => isClosed)
          .catch((error: unknown) => {
            if (!isClosed) onTrouble(error)
          })
          .finally(() => {
            underWay = null
            if (isWanted && !isClosed) lookNow?.()
          })
      }
      timer = setInterval(lookNow, minuteMs).unref()
      lookNow()
    },
    wake() {
      if (isClosed) return
      isWanted = underWay !== null
      if (!isWanted) lookNow?.()
    },
    async close() {
      isClosed = true
      clearInterval(timer)
      if (underWay) await cutShort()
      await underWay
    },
  }
}

/** Ends what is being fetched. */
export const closeFetcher = async (): Promise<void> =>
  (await import('../warn/fetch/the-fetcher.ts')).theFetcher().close()
