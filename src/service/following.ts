import type { Logger } from 'pino'
import type { Store } from '../store/store.ts'
import { minuteMs } from '../values/time-span.ts'

/** Reads the feeds that are followed as soon as each is due, once the database is open. */
export interface FollowingService {
  opened(store: Store): void
  /** Ends after the page under way; what is left is read at the next start. */
  close(): Promise<void>
}

export function openFollowing(log: Logger): FollowingService {
  let timer: NodeJS.Timeout | undefined
  let underWay: Promise<void> | null = null
  let isClosed = false
  return {
    opened(store) {
      if (isClosed) return
      const look = () => {
        underWay ??= follow(store, () => isClosed)
          .catch((err: unknown) => {
            if (!isClosed) log.error({ err }, 'Feeds of warnings could not be read; it is tried again.')
          })
          .finally(() => {
            underWay = null
          })
      }
      timer = setInterval(look, minuteMs).unref()
      look()
    },
    async close() {
      isClosed = true
      clearInterval(timer)
      if (underWay) (await import('../warn/fetch/the-fetcher.ts')).theFetcher().close()
      await underWay
    },
  }
}

/** What reads and digests is loaded only when something is due. */
async function follow(store: Store, isStopping: () => boolean): Promise<void> {
  const { nextDue } = await import('../warn/follow/due.ts')
  if (!(await nextDue(store, new Date()))) return
  const [{ followDue }, { theFetcher }, { shippedDigest }] = await Promise.all([
    import('../warn/follow/follow.ts'),
    import('../warn/fetch/the-fetcher.ts'),
    import('../warn/shipped.ts'),
  ])
  const [fetcher, digest] = [theFetcher(), shippedDigest()]
  await followDue(store, { fetcher, digest, now: () => new Date(), tell: () => undefined, isStopping })
}
