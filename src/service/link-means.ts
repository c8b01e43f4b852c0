import { openAreas } from '../areas/open.ts'
import { numbersOf } from '../directory/numbers.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import { type LinkMeans, linkMeans } from '../link/store/means.ts'
import type { Store } from '../store/store.ts'
import { dayInLondon } from '../values/london-day.ts'

/** What linking is done with: the districts that hold on a day, and the directory of the database, whose numbers never link. */
export async function openLinkMeans(store: Store, now: Date): Promise<LinkMeans> {
  const directory = await numbersOf(store, loadKnowledge()).directory()
  const view = openAreas(() => dayInLondon(now)).on()
  return linkMeans(view, (number) => directory.listingsOf(number).length > 0)
}
