import { z } from 'zod'
import { readConfig } from '../config.ts'
import { numbersOf } from '../directory/numbers.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import { loadPlainWords } from '../knowledge/plain-words.ts'
import { parseOrder } from '../store/order.ts'
import type { Work, Works } from '../store/work.ts'
import { openCapContext } from './cap/message.ts'
import { factNames } from './facts/stated.ts'
import type { Person } from './person.ts'
import { personNamed } from './person-named.ts'
import { cancelWarning, decideWarning, decisions } from './review/decide.ts'
import type { SendContext } from './review/send.ts'
import { submitWarning } from './review/submit.ts'
import { shippedAreas } from './shipped.ts'
import { remarksOn } from './write/plain.ts'

const text = (most: number) => z.string().trim().min(1).max(most)
const order = { as: text(254), id: text(12) }

const context = ({ now }: Person): SendContext => ({
  cap: openCapContext(readConfig().publicUrl, loadKnowledge(), shippedAreas),
  names: factNames(loadKnowledge(), now),
})

const submitWork: Work = async (store, input) => {
  const { as, id } = parseOrder(z.strictObject(order), input)
  const person = await personNamed(store, as)
  const directory = await numbersOf(store, loadKnowledge()).directory()
  const check = { words: loadPlainWords(), isListed: (digits: string) => directory.listingsOf(digits).length > 0 }
  const own = new Set(
    person.coordinator.grants.filter(({ role }) => role === 'writer').map((grant) => grant.organisation),
  )
  const [organisation] = own
  const only = own.size === 1 && organisation !== undefined ? { organisation } : {}
  await submitWarning(store, person, { id, remarks: (content) => remarksOn(content, check), confirmed: false, ...only })
}

const decideWork: Work = async (store, input) => {
  const schema = z.strictObject({ ...order, decision: z.enum(decisions), note: text(2_000).nullable() })
  const { as, ...decided } = parseOrder(schema, input)
  const person = await personNamed(store, as)
  await decideWarning(store, person, { ...decided, read: null, context: context(person) })
}

const cancelWork: Work = async (store, input) => {
  const { as, ...cancelled } = parseOrder(z.strictObject({ ...order, reason: z.string().max(2_000) }), input)
  const person = await personNamed(store, as)
  await cancelWarning(store, person, { ...cancelled, context: context(person) })
}

/** What `doorchain warnings` has done of review by whoever holds the database. */
export const reviewWorks: Works = {
  'warnings-submit': submitWork,
  'warnings-decide': decideWork,
  'warnings-cancel': cancelWork,
}
