import type { Directory, Listing } from '../entries/directory.ts'
import { readNumbers } from '../number/number.ts'
import { loadNumberingPlan } from '../number/plan.ts'
import { longestText } from '../number/scan.ts'
import type { Understood } from '../number/understood.ts'
import type { RangeIndex } from '../ranges/range-index.ts'
import { type ListedFact, listedFact, type RangeFact, rangeFact } from './facts.ts'
import { type Instead, type Nation, ringInstead } from './instead.ts'
import { kindWords, listedWords, neverTheirs, notListed, provesNothing, rangeWords, severalWords } from './words.ts'

/** What an answer goes by. */
export interface NumberFacts {
  readonly directory: Directory
  /** Null where none were imported. */
  readonly ranges: RangeIndex | null
  readonly now: Date
  readonly nation?: Nation | undefined
  /** The caller gave the number to be checked by. */
  readonly dictated?: boolean | undefined
}

/** What is known about a number. There is no "genuine": a listing says whose it is, a call from it proves nothing. */
export interface NumberAnswer {
  readonly understood: Understood
  readonly dictated: boolean
  readonly range: RangeFact
  readonly listed: readonly ListedFact[]
  /** What is known, in sentences, in the order to say them. */
  readonly says: readonly string[]
  /** Always said. */
  readonly warning: string
  /** What to do in place of trusting it. */
  readonly instead: readonly Instead[]
}

/**
 * What is known about the number that a text asks about, and what to do. Pure; never throws; looks at no more than the
 * first `longestText` characters.
 */
export function numberAnswer(text: string, facts: NumberFacts): NumberAnswer {
  const { directory, ranges, now, nation, dictated = false } = facts
  const today = now.toISOString().slice(0, 10)
  const { understood, others } = readNumbers(text, loadNumberingPlan())
  const number = understood.is === 'number' ? understood : null
  const range: RangeFact = number ? rangeFact(number, ranges, today) : { is: 'unknown' }
  const listings = number ? inNation(directory.listingsOf(number.digits), nation) : []
  const listed = listings.map((listing) => listedFact(listing, today))
  const listing = listed.length > 0 ? listed.flatMap(listedWords) : number ? [notListed] : []
  const asked = wordsAround(text, understood)
  const named = `${asked} ${listed.map(({ organisation }) => organisation).join(' ')}`
  return {
    understood,
    dictated,
    range,
    listed,
    says: [...severalWords(number, others), ...kindWords(understood), ...rangeWords(range), ...listing],
    warning: dictated ? neverTheirs : provesNothing,
    instead: ringInstead({ text: asked, named }, { directory, listed: listings, today, nation }),
  }
}

/** What was said besides the number, its first digits (18001 tells of a textphone), and it as dialled. */
function wordsAround(text: string, understood: Understood): string {
  if (!('span' in understood)) return text.slice(0, longestText)
  const [start, end] = understood.span
  return `${text.slice(0, start + 5)} ${text.slice(end, longestText)}\n${understood.digits}`
}

/** Those for a nation; all where it is not known, or where none is for it. */
function inNation(listings: readonly Listing[], nation: Nation | undefined): readonly Listing[] {
  const fitting = nation ? listings.filter(({ nations }) => nations.includes(nation)) : []
  return fitting.length > 0 ? fitting : listings
}
