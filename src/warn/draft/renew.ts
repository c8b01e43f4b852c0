import type { Store } from '../../store/store.ts'
import { inTransaction } from '../../store/transaction.ts'
import type { Person } from '../person.ts'
import { draftOf, type SaveOrder, saveWithin } from '../write/save.ts'
import { lockVersions } from '../write/version.ts'
import { keepFigures } from './keep.ts'
import { recountFigures } from './recount.ts'
import { withWords } from './standing.ts'

/** What a draft is saved with. */
export type RenewMeans = Omit<SaveOrder, 'content' | 'revision'>

/**
 * Puts the figures as they are now into a draft, as an ordinary save: where the words of an old one stand. One that may not be
 * said any more, or whose words were changed by hand, is left for the writer. Throws `warning-unknown`, `warning-role`,
 * `warning-state`.
 */
export function useNewFigures(store: Store, person: Person, order: RenewMeans): Promise<void> {
  return inTransaction(store, async (db) => {
    const { warning_id: id, number, revision, content } = draftOf(await lockVersions(db, order.id))
    const { view, now } = person
    const figures = await recountFigures(db, { id, number, content, view, now })
    const renewed = figures.flatMap(({ name, query, valueNow, wordsNow, words, standing, isChanged }) =>
      isChanged && wordsNow !== null && standing.kind === 'stands'
        ? [{ name, query, value: valueNow, words: wordsNow, former: words }]
        : [],
    )
    const text = renewed.reduce((before, { former, words }) => withWords(before, former, words), content)
    await saveWithin(db, person, { ...order, content: text, revision })
    await keepFigures(db, { id, number, figures: renewed, now })
  })
}
