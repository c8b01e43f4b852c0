import type { Meaning } from './names.ts'
import type { Piece } from './parse.ts'
import type { AreaView } from './view.ts'

/**
 * Lets "Newport, Isle of Wight" mean one place and "Wombourne nr Dudley" the Wombourne beside Dudley: what only tells where
 * a name is narrows it and goes.
 */
export function attachPieces(pieces: readonly Piece[], view: AreaView): readonly Piece[] {
  const kept: Piece[] = []
  for (const piece of pieces) {
    const last = kept.at(-1)
    const narrowed = last && piece.link !== 'list' && narrow(last, piece, view)
    if (narrowed && narrowed.length > 0) kept[kept.length - 1] = told(last, narrowed)
    else if (last && isElsewhere(last, piece, view)) kept.splice(-1, 1, { ...last, spelt: 'near' }, piece)
    else kept.push(piece)
  }
  return kept
}

/** "Bury, Sussex": a county that neither holds nor touches what stands before it; there may be another Bury. */
function isElsewhere(piece: Piece, where: Piece, view: AreaView): boolean {
  const counties = where.meanings.filter(({ kind, rough }) => kind === 'force' || (kind === 'region' && !rough))
  const isTown =
    piece.meanings.length > 0 && piece.meanings.every(({ kind }) => kind === 'place' || kind === 'district')
  return (
    where.link === 'within' &&
    isTown &&
    counties.length > 0 &&
    counties.length === where.meanings.length &&
    narrow(piece, { ...where, link: 'near' }, view).length === 0
  )
}

/** A misspelt name is sure when what follows it leaves one only. */
function told(piece: Piece, meanings: readonly Meaning[]): Piece {
  const isOne = new Set(meanings.map(({ districts }) => districts.join())).size === 1
  return piece.spelt && isOne ? { ...piece, meanings, spelt: 'sure' } : { ...piece, meanings }
}

/** The meanings of a name that lie within, or beside, what follows it. */
function narrow(piece: Piece, where: Piece, view: AreaView): readonly Meaning[] {
  const holders = where.meanings.filter(
    ({ kind, districts }) => districts.length > 0 && (kind !== 'place' || where.link === 'near'),
  )
  return piece.meanings.filter(({ districts }) =>
    holders.some((holder) => {
      const own = new Set(holder.districts)
      if (where.link === 'within') return districts.length <= own.size && districts.every((code) => own.has(code))
      return districts.some(
        (code) => own.has(code) || view.districts.get(code)!.bordering.some((other) => own.has(other)),
      )
    }),
  )
}
