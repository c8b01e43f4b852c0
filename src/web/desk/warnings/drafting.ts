import { loadDraftWords } from '../../../knowledge/draft-words.ts'
import { scopeOf } from '../../../report/scope.ts'
import { inTransaction } from '../../../store/transaction.ts'
import { DoorchainError } from '../../../values/error.ts'
import { type Basis, basisOf } from '../../../warn/draft/basis.ts'
import { readBehind } from '../../../warn/draft/behind.ts'
import { type DrawMeans, draftFrom, drawUpdate } from '../../../warn/draft/draft.ts'
import { recountFigures } from '../../../warn/draft/recount.ts'
import { useNewFigures } from '../../../warn/draft/renew.ts'
import { shippedDigest } from '../../../warn/shipped.ts'
import type { Version } from '../../../warn/write/version.ts'
import type { Figures } from '../pages/warnings/figures.ts'
import type { DeskHandlers, Visit } from '../visit.ts'
import type { draftingTable } from './drafting-table.ts'
import { idOf, organisationsOf, personOf } from './tools.ts'

export const draftingHandlers: Pick<DeskHandlers, keyof typeof draftingTable> = {
  'POST /desk/warnings/draft': async (visit) => {
    const basis = basisIn(visit.fields)
    const organisation = visit.fields.get('organisation') ?? organisationsOf(visit)[0]?.id ?? ''
    const { id } = await draftFrom(visit.store, personOf(visit), { ...drawMeans(visit), basis, organisation })
    return { goTo: `/desk/warnings/${id}/write` }
  },

  'POST /desk/warnings/:id/figures': async (visit) => {
    const id = idOf(visit)
    const { parts } = visit
    const means = { digest: shippedDigest(), knowledge: parts.shipped(), areas: parts.areas }
    await useNewFigures(visit.store, personOf(visit), { id, ...means })
    return { goTo: `/desk/warnings/${id}/write?saved=1#figures` }
  },

  'POST /desk/warnings/:id/redraw': async (visit) => {
    const id = idOf(visit)
    await drawUpdate(visit.store, personOf(visit), { ...drawMeans(visit), id })
    return { goTo: `/desk/warnings/${id}/write` }
  },
}

const drawMeans = ({ parts }: Visit): DrawMeans => ({
  digest: shippedDigest(),
  knowledge: parts.shipped(),
  words: loadDraftWords(),
})

/** Throws `input-wrong`. */
function basisIn(fields: URLSearchParams): Basis {
  const [series, spike] = [fields.get('series'), fields.get('spike')]
  if (series) return { series }
  if (spike) return { spike }
  throw new DoorchainError('input-wrong', { problem: 'It does not say from which series or spike' })
}

/** The figures of a version, counted again, with the reports behind them that whoever looks may see. */
export function figuresOf(visit: Visit, version: Version): Promise<Figures> {
  const { parts, now, session } = visit
  const { warning_id: id, number, content } = version
  const view = parts.areas.on()
  return inTransaction(visit.store, async (db) => {
    const figures = await recountFigures(db, { id, number, content, view, now })
    const basis = figures.length > 0 ? await basisOf(db, id) : null
    const scope = scopeOf(session.coordinator.grants, view)
    const behind = figures.length > 0 ? await readBehind(db, { id, number, scope }) : new Map()
    return { id, figures, behind, from: basis && linkTo(basis) }
  })
}

const linkTo = (basis: Basis) =>
  'series' in basis
    ? { href: `/desk/series/${basis.series}`, words: 'a series' }
    : { href: `/desk/spikes/${basis.spike}`, words: 'a spike' }
