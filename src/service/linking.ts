import type { Logger } from 'pino'
import type { LinkingDone } from '../link/store/waiting.ts'
import type { Store } from '../store/store.ts'
import { type Awake, openEachMinute } from './each-minute.ts'

/** Who hears how many reports were linked, by what became of them. */
export type OnLinked = (outcomes: Readonly<Record<string, number>>) => void

/** Compares new reports with the others each minute, and at once when woken. It ends after the report under way. */
export const openLinking = (log: Logger, onLinked: OnLinked = () => undefined): Awake =>
  openEachMinute(
    async (store, isStopping) => {
      const done = await link(store, isStopping)
      if (done === null) return
      const { problem, reports, joined, floods, failed } = done
      onLinked({ series: joined, flood: floods, alone: reports - joined - floods, failed })
      if (reports > 0) log.info({ reports, joined, floods, failed }, 'Reports were compared with the others.')
      if (problem !== null) log.error({ err: problem }, 'Reports could not be compared; it is tried again.')
    },
    (err) => log.error({ err }, 'Reports could not be compared with the others; it is tried again.'),
  )

/** What links is loaded only when a report waits. */
async function link(store: Store, isStopping: () => boolean): Promise<LinkingDone | null> {
  const waiting = await store.db.selectFrom('link_waiting').select('report').limit(1).executeTakeFirst()
  if (!waiting) return null
  const [{ linkWaiting }, { openLinkMeans }] = await Promise.all([
    import('../link/store/waiting.ts'),
    import('./link-means.ts'),
  ])
  const now = () => new Date()
  return linkWaiting(store, { means: await openLinkMeans(store, now()), now, isStopping })
}
