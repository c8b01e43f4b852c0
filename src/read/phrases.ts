import type { Stretch } from './stretch.ts'
import type { BitRows } from './trie.ts'

/** The phrases of one text in the order of their first token, and by their last. The arrays are used again for every text. */
export class Phrases {
  count = 0
  /** What the phrase is good for. */
  readonly kind: number[] = []
  readonly first: number[] = []
  readonly last: number[] = []
  /** Token → the first phrase that begins there. */
  readonly firstFrom: number[] = []
  /** Token → where in `byLast` the phrases that end there begin. */
  readonly lastFrom: number[] = []
  readonly byLast: number[] = []

  begin(token: number): void {
    this.firstFrom[token] = this.count
  }

  add(kind: number, first: number, last: number): void {
    this.kind[this.count] = kind
    this.first[this.count] = first
    this.last[this.count] = last
    this.byLast[this.count++] = 0
  }

  sortByLast(tokens: number): void {
    const { lastFrom, byLast, last, count } = this
    for (let token = 0; token < tokens + 2; token++) lastFrom[token] = 0
    for (let at = 0; at < count; at++) lastFrom[last[at]! + 2]!++
    for (let token = 2; token < tokens + 2; token++) lastFrom[token]! += lastFrom[token - 1]!
    for (let at = 0; at < count; at++) byLast[lastFrom[last[at]! + 1]!++] = at
  }
}

/** Patterns as rows of slots, each at most `gap` tokens after the one before: `slots` and `gaps` by step. */
export interface Steps {
  readonly slots: readonly number[]
  readonly gaps: readonly number[]
}

/** Is filled in every sentence. */
export const anySlot = 0

/** How many tokens back a concept counts as having come up "shortly before". */
const contextReach = 90

/** Looks for the rest of a pattern around a phrase of it, nearest first, in the one sentence that is being read. */
export class Search {
  private readonly phrases: Phrases
  private readonly steps: Steps
  /** Which kinds of phrase fill which slots. */
  private readonly fills: BitRows
  /** The tokens of the sentence. */
  sentence: Stretch = { first: 0, last: 0 }

  constructor(phrases: Phrases, steps: Steps, fills: BitRows) {
    this.phrases = phrases
    this.steps = steps
    this.fills = fills
  }

  /** The first token of the part of a pattern from `begin` up to a step that stands before a token; -1 if it is not there. */
  back(begin: number, step: number, from: number): number {
    if (step === begin) return from
    const { phrases, fills } = this
    const slot = this.steps.slots[step - 1]!
    const farthest = Math.max(this.sentence.first, from - 1 - this.steps.gaps[step]!)
    for (let last = from - 1; last >= farthest; last--) {
      for (let at = phrases.lastFrom[last]!; at < phrases.lastFrom[last + 1]!; at++) {
        const phrase = phrases.byLast[at]!
        if (!fills.has(phrases.kind[phrase]!, slot)) continue
        const first = this.back(begin, step - 1, phrases.first[phrase]!)
        if (first >= 0) return first
      }
    }
    return -1
  }

  /** The last token of the part of a pattern from a step up to `end` that stands after a token; -1 if it is not there. */
  follow(step: number, end: number, from: number): number {
    if (step === end) return from
    const { phrases, fills } = this
    const slot = this.steps.slots[step]!
    const farthest = Math.min(this.sentence.last, from + 1 + this.steps.gaps[step]!)
    for (let first = from + 1; first <= farthest; first++) {
      for (let at = phrases.firstFrom[first]!; at < phrases.firstFrom[first + 1]!; at++) {
        if (!fills.has(phrases.kind[at]!, slot)) continue
        const last = this.follow(step + 1, end, phrases.last[at]!)
        if (last >= 0) return last
      }
    }
    return -1
  }

  /** Whether a phrase or one shortly before it, in this sentence or an earlier one, fills a slot. */
  cameUp(slot: number, phrase: number): boolean {
    if (slot === anySlot) return true
    const { kind, first } = this.phrases
    const farthest = first[phrase]! - contextReach
    for (let at = phrase; at >= 0 && first[at]! >= farthest; at--) if (this.fills.has(kind[at]!, slot)) return true
    return false
  }
}
