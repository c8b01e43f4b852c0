import type { Listener, Run, Sounding } from './learned.ts'

/** The second voice hears this many of the last words, each time so many have been added. */
const heardWords = 240
const stepWords = 12
/** Openings of all calls sound alike: where the rules saw nothing it listens only from here on. */
const listensFrom = 120

/** The second voice in a conversation that goes on: it hears the last words that are sure, now and then. */
export class LiveEar {
  readonly #listener: Listener | null
  #lately: readonly string[] = []
  #heardAt = 0
  #last: Run | null = null

  constructor(listener: Listener | null) {
    this.#listener = listener
  }

  /** Words that are settled, whoever spoke them. */
  keep(words: readonly string[]): void {
    this.#lately = [...this.#lately, ...words].slice(-heardWords)
  }

  /** What it makes of the last words, of which `total` have been spoken; null where that is not enough. */
  hear(open: readonly string[], total: number, hasSign: boolean): Sounding | null {
    if (total < listensFrom && !hasSign) return null
    if (total - this.#heardAt >= stepWords) {
      this.#heardAt = total
      this.#last = this.#listener?.hear([...this.#lately, ...open].slice(-heardWords).join(' ')) ?? null
    }
    return this.#last && this.#listener!.judge(this.#last, hasSign)
  }
}
