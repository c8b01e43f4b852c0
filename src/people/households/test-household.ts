import { after, before } from 'node:test'
import { openStore } from '../../store/open.ts'
import type { Store } from '../../store/store.ts'
import type { TestDatabase } from '../../store/test-databases.ts'
import type { ResidentAct } from './act.ts'
import { chooseItems } from './consent.ts'
import { findDevice } from './device.ts'
import { type MadeHousehold, makeHousehold, type Visitor } from './household.ts'
import { type Item, wordsVersion } from './item.ts'
import { askToBeTrusted, startPairing } from './pairing.ts'
import { confirmTrusted } from './trusted.ts'

export const noon = new Date('2026-11-21T12:00:00Z')
export const later = (ms: number): Date => new Date(noon.getTime() + ms)

let visitors = 0

/** Somebody at a connection of their own. */
export const visitorAt = (now = noon): Visitor => ({
  network: `test ${visitors++}`,
  browser: 'Firefox on Linux',
  origin: 'a test',
  now,
})

export const actIn = (household: string, now = noon): ResidentAct => ({ household, now, origin: 'a test' })

/** Opens one store for all tests of a file on this database. */
export function openForTests({ config }: TestDatabase): () => Store {
  let store: Store
  before(async () => {
    store = await openStore(await config())
  })
  after(() => store.close())
  return () => store
}

export const make = (store: Store): Promise<MadeHousehold> => makeHousehold(store, visitorAt())

/** Pairs and confirms somebody; their id and the token of their device. */
export async function pair(store: Store, household: string, name: string): Promise<{ id: string; token: string }> {
  const code = await startPairing(store, actIn(household))
  const token = await askToBeTrusted(store, { code, name }, visitorAt())
  const device = await findDevice(store.db, token, { who: 'trusted', now: noon })
  const id = device?.trusted ?? ''
  await confirmTrusted(store, id, actIn(household))
  return { id, token }
}

/** Lets somebody see exactly these. */
export const choose = (store: Store, act: ResidentAct, trusted: string, ...items: readonly Item[]): Promise<void> =>
  chooseItems(store, { trusted, items, words: wordsVersion }, act)
