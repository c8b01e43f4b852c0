import type { Cues } from './cues.ts'
import type { Match } from './matcher.ts'
import type { Answer } from './neighbours.ts'
import type { Register } from './reading.ts'
import { firstAfter, someMeet } from './stretch.ts'

/** A tactic seen in a sentence, and what is known of it before any cue is looked at. */
export interface Action {
  readonly first: number
  readonly last: number
  readonly register: Register
  readonly kind: 'directive' | 'claim' | 'event'
  readonly ownsNegation: boolean
  /** The sentence stands in a list under "… will never:". */
  readonly isUnderAdvice: boolean
  /** Stands after talk of others, and is of nobody who is here. */
  readonly isHearsay: boolean
  /** Begins with the bare form of a verb, as an order does. */
  readonly isBare: () => boolean
  readonly isQuestion: boolean
  /** What the sentence after a question says to it: "Stay on the line? I shan't." */
  readonly answer: Answer
}

/** How many words from an action cues of each kind still speak of it. */
export const reach = {
  advice: 24,
  prohibit: 5,
  if: 24,
  hearsay: 24,
  denied: 10,
  refused: 6,
  request: 16,
  own: 8,
  told: 40,
  bidden: 12,
  deed: 3,
  after: 14,
} as const

/** No cue is longer than this many words. */
const longestCue = 24

/** The last cue that ends no later than the action and at most `words` before it begins. Cues stand in the order of the text. */
export function lastBefore(matches: readonly Match[] | undefined, action: Action, words: number): Match | null {
  if (!matches) return null
  let found: Match | null = null
  for (let at = firstAfter(matches, action.last) - 1; at >= 0; at--) {
    const match = matches[at]!
    if (action.first - match.first > words + longestCue) break
    const isClose = match.last <= action.last && action.first - match.last <= words
    if (isClose && (!found || match.last > found.last)) found = match
  }
  return found
}

/** The first cue that begins at most `words` after the action ends. */
export function firstSoon(matches: readonly Match[] | undefined, action: Action, words: number): Match | null {
  const next = matches?.[firstAfter(matches, action.last)]
  return next && next.first - action.last <= words ? next : null
}

/** The cue stands shortly before the action or after it. */
export const isNear = (action: Action, cue: readonly Match[] = []): boolean =>
  someMeet(cue, { first: action.first - reach.after, last: action.last + reach.after })

/** A new thought stands between; the asking that the cue itself holds is none. */
export function restartsAnew({ restart = [] }: Cues, cue: Match, action: Action): boolean {
  const next = restart[firstAfter(restart, cue.last)]
  return next !== undefined && next.first <= action.last
}

/** Somebody's asking stands between the cue and the action: the cue belongs to what came before. */
export function restarts({ teller = [], restart = [] }: Cues, cue: Match, action: Action): boolean {
  return [teller, restart].some((matches) => {
    const next = matches[firstAfter(matches, cue.last)]
    return next !== undefined && next.first <= (matches === teller ? action.first : action.last)
  })
}

/** "He said I had to": what sounds like somebody's own doing is what they were told. */
export function isTold({ teller = [] }: Cues, own: Match): boolean {
  const before = teller[firstAfter(teller, own.first) - 1]
  return before !== undefined && before.last < own.first && own.first - before.last <= reach.told
}

/** Somebody's telling stands before the condition: "he said if I moved it". */
export function startsBefore({ teller = [] }: Cues, condition: Match): boolean {
  for (let at = firstAfter(teller, condition.first) - 1; at >= 0; at--) {
    const { first, last } = teller[at]!
    if (condition.first - first > reach.if + longestCue) return false
    if (last < condition.first && condition.first - last < reach.if) return true
  }
  return false
}
