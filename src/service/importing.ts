import type { Logger } from 'pino'
import type { Store } from '../store/store.ts'
import { type EachMinute, openEachMinute } from './each-minute.ts'

/** Goes on with files of reports whose reading in was broken off. It ends after the rows under way. */
export const openImporting = (log: Logger): EachMinute =>
  openEachMinute(goOn, (err) => log.error({ err }, 'A file of reports could not be read in; it is tried again.'))

async function goOn(store: Store, isStopping: () => boolean): Promise<void> {
  const [{ carryOnImports }, { openReportMeans }, { loadKnowledge }, { openAreas }, { dayInLondon }] =
    await Promise.all([
      import('../report/import/carry-on.ts'),
      import('../report/means.ts'),
      import('../knowledge/load.ts'),
      import('../areas/open.ts'),
      import('../values/london-day.ts'),
    ])
  const areas = openAreas(() => dayInLondon(new Date()))
  const means = () => openReportMeans(store.db, { knowledge: loadKnowledge(), areas })
  await carryOnImports(store, { areas, means, now: () => new Date(), isStopping })
}
