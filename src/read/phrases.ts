import { type BitRows, longer } from './trie.ts'

/** The phrases of one text in the order of their first token, and by their last. The arrays are used again for every text. */
export class Phrases {
  count = 0
  /** What the phrase is good for. */
  kind = new Int32Array(1024)
  first = new Int32Array(1024)
  last = new Int32Array(1024)
  /** Token → the first phrase that begins there. */
  firstFrom = new Int32Array(1024)
  /** Token → where in `byLast` the phrases that end there begin. */
  lastFrom = new Int32Array(1024)
  byLast = new Int32Array(1024)

  clear(tokens: number): void {
    this.count = 0
    if (this.firstFrom.length >= tokens + 2) return
    this.firstFrom = new Int32Array(2 * (tokens + 2))
    this.lastFrom = new Int32Array(2 * (tokens + 2))
  }

  begin(token: number): void {
    this.firstFrom[token] = this.count
  }

  add(kind: number, first: number, last: number): void {
    if (this.count === this.kind.length) this.grow()
    this.kind[this.count] = kind
    this.first[this.count] = first
    this.last[this.count++] = last
  }

  sortByLast(tokens: number): void {
    const { lastFrom, byLast, last, count } = this
    lastFrom.fill(0, 0, tokens + 2)
    for (let at = 0; at < count; at++) lastFrom[last[at]! + 2]!++
    for (let token = 2; token < tokens + 2; token++) lastFrom[token]! += lastFrom[token - 1]!
    for (let at = 0; at < count; at++) byLast[lastFrom[last[at]! + 1]!++] = at
  }

  private grow(): void {
    this.kind = longer(this.kind)
    this.first = longer(this.first)
    this.last = longer(this.last)
    this.byLast = longer(this.byLast)
  }
}

/** Slots in a row, each at most `gap` tokens after the one before. */
export interface Row {
  readonly slots: readonly number[]
  readonly gaps: readonly number[]
}

export interface Search {
  readonly phrases: Phrases
  /** Which kinds of phrase fill which slots. */
  readonly fills: BitRows
  /** Token → the number of its sentence. */
  readonly sentence: Int32Array
}

/** Not a kind of phrase: all that the phrases of the sentence being read fill. */
export const wholeSentence = 0

/** Puts together what the phrases of a sentence fill, `from` its first phrase. */
export function gatherSentence({ phrases, fills, sentence }: Search, from: number): void {
  const known = sentence[phrases.first[from]!]
  fills.clear(wholeSentence)
  for (let at = from; at < phrases.count && sentence[phrases.first[at]!] === known; at++)
    fills.join(phrases.kind[at]!, wholeSentence)
}

/** The first token of the part of a row that stands before `step`, nearest first; -1 if it is not there. */
export function back(search: Search, row: Row, step: number, from: number): number {
  if (step === 0) return from
  const { phrases, fills, sentence } = search
  const slot = row.slots[step - 1]!
  const farthest = Math.max(0, from - 1 - row.gaps[step]!)
  for (let last = from - 1; last >= farthest && sentence[last] === sentence[from]; last--) {
    for (let at = phrases.lastFrom[last]!; at < phrases.lastFrom[last + 1]!; at++) {
      const phrase = phrases.byLast[at]!
      if (!fills.has(phrases.kind[phrase]!, slot)) continue
      const first = back(search, row, step - 1, phrases.first[phrase]!)
      if (first >= 0) return first
    }
  }
  return -1
}

/** The last token of the part of a row from `step` on, nearest first; -1 if it is not there. */
export function follow(search: Search, row: Row, step: number, from: number): number {
  if (step === row.slots.length) return from
  const { phrases, fills, sentence } = search
  const slot = row.slots[step]!
  const farthest = Math.min(sentence.length - 1, from + 1 + row.gaps[step]!)
  for (let first = from + 1; first <= farthest && sentence[first] === sentence[from]; first++) {
    for (let at = phrases.firstFrom[first]!; at < phrases.firstFrom[first + 1]!; at++) {
      if (!fills.has(phrases.kind[at]!, slot)) continue
      const last = follow(search, row, step + 1, phrases.last[at]!)
      if (last >= 0) return last
    }
  }
  return -1
}
