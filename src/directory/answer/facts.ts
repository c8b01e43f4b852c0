import { daysAfter } from '../../values/day.ts'
import type { Listing } from '../entries/directory.ts'
import type { KnownNumber } from '../number/understood.ts'
import type { BlockStatus } from '../ranges/block.ts'
import type { RangeIndex } from '../ranges/range-index.ts'

/** What Ofcom's files say of the range of a number. */
export type RangeFact =
  /** Given to a company; after a move to another one that says no more. */
  | { readonly is: 'held'; readonly holder: string | null; readonly dated: string }
  /** Given to nobody, or of another length: odd, and no proof. */
  | { readonly is: 'odd'; readonly status: BlockStatus; readonly dated: string }
  /** The file is too old to go by. */
  | { readonly is: 'stale'; readonly dated: string }
  /** No file says anything of it. */
  | { readonly is: 'unknown' }

/** Days after which a file of ranges is not gone by: Ofcom publishes every week. */
export const rangesLastDays = 30

/** Looks a UK number up in the ranges; other numbers are `unknown`. `today` is an ISO date. */
export function rangeFact({ digits }: KnownNumber, ranges: RangeIndex | null, today: string): RangeFact {
  const range = digits[0] === '0' && ranges ? ranges.find(digits.slice(1)) : null
  if (!range) return { is: 'unknown' }
  const { status, holder, dated, length } = range
  if (dated < daysAfter(today, -rangesLastDays)) return { is: 'stale', dated }
  const fits = length === null || length === digits.length - 1
  if (status === 'allocated' && fits) return { is: 'held', holder, dated }
  return status === 'other' ? { is: 'unknown' } : { is: 'odd', status, dated }
}

/** Who lists a number, and how far that may be relied on. */
export interface ListedFact {
  readonly id: string
  readonly organisation: string
  readonly by: Listing['by']
  readonly use: string
  readonly rules: Listing['rules']
  readonly never: string | null
  readonly hours: string | null
  readonly nations: Listing['nations']
  readonly source: Listing['sources'][number]
  readonly checked: string
  readonly expires: string
  readonly isStale: boolean
  readonly isConfirmed: boolean
}

/** An entry as a fact on a day. `today` is an ISO date. */
export function listedFact(listing: Listing, today: string): ListedFact {
  const { reach: _, version: __, sources, confidence, ...shown } = listing
  return { ...shown, source: sources[0]!, isStale: listing.expires < today, isConfirmed: confidence === 'H' }
}
