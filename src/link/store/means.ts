import type { Store } from '../../store/store.ts'
import { dayInLondon } from '../../values/london-day.ts'
import { type Borders, type Ground, openGround } from '../series/ground.ts'
import type { IsGenuine } from '../series/report.ts'

/** What linking asks of others: the map, and which numbers are the directory's. */
export interface LinkMeans {
  readonly borders: Borders
  readonly ground: Ground
  readonly isGenuine: IsGenuine
}

/** `districts` are those that hold today. */
export const linkMeans = ({ districts }: { readonly districts: Borders }, isGenuine: IsGenuine): LinkMeans => ({
  borders: new Map([...districts].map(([code, { bordering }]) => [code, { bordering }] as const)),
  ground: openGround({ districts }),
  isGenuine,
})

/** The means of a database: districts that hold on the day, and its directory. */
export async function openLinkMeans(store: Store, now: Date): Promise<LinkMeans> {
  const [{ openAreas }, { numbersOf }, { loadKnowledge }] = await Promise.all([
    import('../../areas/open.ts'),
    import('../../directory/numbers.ts'),
    import('../../knowledge/load.ts'),
  ])
  const directory = await numbersOf(store, loadKnowledge()).directory()
  return linkMeans(openAreas(() => dayInLondon(now)).on(), (number) => directory.listingsOf(number).length > 0)
}
