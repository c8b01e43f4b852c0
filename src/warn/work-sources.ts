import { z } from 'zod'
import { actorOf, demandByEmail } from '../people/coordinator.ts'
import { grantEverywhere } from '../people/grants.ts'
import { parseOrder } from '../store/order.ts'
import type { Store } from '../store/store.ts'
import type { Works } from '../store/work.ts'
import { type Actor, atTerminal } from '../values/actor.ts'
import { DoorchainError } from '../values/error.ts'
import { theFetcher } from './fetch/the-fetcher.ts'
import { followDue } from './follow/follow.ts'
import { addSource, changeSource, listSources } from './follow/source.ts'
import { shippedDigest } from './shipped.ts'

const text = (most: number) => z.string().trim().min(1).max(most)
const as = text(254)

/** What `doorchain warnings follow`, `sources`, `stop` and `fetch` have done by whoever holds the database. */
export const sourcesWorks: Works = {
  'warnings-follow': async (store, input) => {
    const order = parseOrder(z.strictObject({ as, address: text(2_000), everyMinutes: z.number().int() }), input)
    const actor = await writerNamed(store, order.as)
    return addSource(store, actor, { ...order, fetcher: theFetcher(), now: new Date() })
  },

  'warnings-sources': (store) => listSources(store),

  'warnings-stop': async (store, input) => {
    const order = parseOrder(z.strictObject({ as, id: text(20) }), input)
    const actor = await writerNamed(store, order.as)
    return changeSource(store, actor, { id: order.id, change: 'stopped', now: new Date() })
  },

  'warnings-fetch': async (store, input, tell) => {
    const { by, id } = parseOrder(z.strictObject({ by: text(120), id: text(20).nullable() }), input)
    const ids = id === null ? (await listSources(store)).map((source) => source.id) : [id]
    for (const one of ids) {
      const { title, stopped_at } = await changeSource(store, atTerminal(by), {
        id: one,
        change: 'hastened',
        now: new Date(),
      })
      if (id !== null && stopped_at !== null)
        throw new DoorchainError('input-wrong', { problem: `“${title}” was stopped; follow its address again first` })
    }
    return followDue(store, { fetcher: theFetcher(), digest: shippedDigest(), now: () => new Date(), tell })
  },
}

/** Throws `person-needed` and `role-needed`. */
async function writerNamed(store: Store, email: string): Promise<Actor> {
  const person = await demandByEmail(store, email)
  const grant = grantEverywhere(person.grants, 'writer')
  if (!grant) throw new DoorchainError('role-needed', { role: 'writer' })
  return actorOf(person, 'terminal', grant.organisation)
}
