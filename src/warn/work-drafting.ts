import { z } from 'zod'
import { loadDraftWords } from '../knowledge/draft-words.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import { parseOrder } from '../store/order.ts'
import type { Works } from '../store/work.ts'
import { DoorchainError } from '../values/error.ts'
import { draftFrom } from './draft/draft.ts'
import { personNamed } from './person-named.ts'
import { shippedDigest } from './shipped.ts'

const text = (most: number) => z.string().trim().min(1).max(most)
const order = z.strictObject({ as: text(254), series: text(12).nullable(), spike: text(18).nullable() })

/** What `doorchain warnings draft` has done by whoever holds the database. */
export const draftingWorks: Works = {
  'warnings-draft': async (store, input) => {
    const { as, series, spike } = parseOrder(order, input)
    const person = await personNamed(store, as)
    const organisation = person.coordinator.grants.find(({ role }) => role === 'writer')?.organisation
    if (organisation === undefined) throw new DoorchainError('role-needed', { role: 'writer' })
    const basis = series === null ? { spike: spike ?? '' } : { series }
    const means = { digest: shippedDigest(), knowledge: loadKnowledge(), words: loadDraftWords() }
    return draftFrom(store, person, { ...means, basis, organisation })
  },
}
