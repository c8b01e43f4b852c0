import type { Logger } from 'pino'
import type { Store } from '../store/store.ts'
import { type EachMinute, openEachMinute } from './each-minute.ts'

/** Links all reports and looks at all areas for spikes at 03:00, or when somebody asks for it. */
export const openNight = (log: Logger): EachMinute =>
  openEachMinute(
    (store, isStopping) => look(store, isStopping, log),
    (err) => log.error({ err }, 'The areas could not be looked at for spikes; it is tried again.'),
  )

async function look(store: Store, isStopping: () => boolean, log: Logger): Promise<void> {
  const [{ doNight }, { linkFirst }] = await Promise.all([import('../link/night/job.ts'), import('./link-first.ts')])
  const done = await doNight(store, {
    now: () => new Date(),
    tell: (progress) => log.debug({ progress }, 'The areas are looked at for spikes.'),
    isStopping,
    link: linkFirst,
  })
  if (!done) return
  const { seriesLookedAt, alerts, listed, fresh, isWhole } = done
  log.info({ seriesLookedAt, alerts, listed, fresh, isWhole }, 'The areas were looked at for spikes.')
}
