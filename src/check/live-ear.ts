import type { Listener, Run, Sounding } from './learned.ts'

/** The second voice hears this many of the last words, each time so many have been added. */
const heardWords = 240
const stepWords = 12
/** A call may become long: it is judged as one of so many words from its beginning, or the hundred chances it gets would add up. */
const likelyLength = 700
/** Openings of all calls sound alike: where the rules saw nothing it listens only from here on. */
const listensFrom = 120

/** Where a conversation stands: words spoken, and letters since the rules last saw a sign; null if they saw none. */
interface Moment {
  readonly total: number
  readonly signAgo: number | null
}

/** The second voice in a conversation that goes on: it hears the last words that are sure, now and then. */
export class LiveEar {
  readonly #listener: Listener | null
  #lately: readonly string[] = []
  #heardAt = 0
  #letters = 0
  #last: Run | null = null

  constructor(listener: Listener | null) {
    this.#listener = listener
  }

  /** Words that are settled, whoever spoke them. */
  keep(words: readonly string[]): void {
    this.#lately = [...this.#lately, ...words].slice(-heardWords)
  }

  /** What it makes of the last words, of `total`; a sign counts that was seen in them. Null where that is not enough. */
  hear(open: readonly string[], { total, signAgo }: Moment): Sounding | null {
    if (total < listensFrom && signAgo === null) return null
    if (total - this.#heardAt >= stepWords) {
      const text = [...this.#lately, ...open].slice(-heardWords).join(' ')
      this.#heardAt = total
      this.#letters = text.length
      this.#last = this.#listener?.hear(text, signAgo === null ? undefined : [{ start: 0, end: text.length }]) ?? null
    }
    const hasSign = signAgo !== null && signAgo <= this.#letters
    return this.#last && this.#listener!.judge({ ...this.#last, of: Math.max(total, likelyLength) }, hasSign)
  }
}
