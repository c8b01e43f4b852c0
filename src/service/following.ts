import type { Logger } from 'pino'
import type { Store } from '../store/store.ts'
import { closeFetcher, type EachMinute, openEachMinute } from './each-minute.ts'

/** Reads the feeds that are followed as soon as each is due. It ends after the page under way. */
export const openFollowing = (log: Logger): EachMinute =>
  openEachMinute(
    follow,
    (err) => log.error({ err }, 'Feeds of warnings could not be read; it is tried again.'),
    closeFetcher,
  )

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
