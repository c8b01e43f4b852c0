import type { Reader } from '../read/read.ts'
import type { Finding, Register } from '../read/reading.ts'
import { type Channel, roleOf } from '../values/contact.ts'
import type { Tactic } from '../values/knowledge.ts'
import { happensOn, reasonsOf } from './check.ts'
import { LiveEar } from './live-ear.ts'
import { planFor } from './plan.ts'
import { listenerFor, reasonOf, withSecondVoice } from './second-voice.ts'
import { liveMoment } from './situation.ts'
import { atFirst, atMostCareful, standingAfter } from './standing.ts'
import type { Reason, Situation, Step, Verdict } from './verdict.ts'
import { type Weighed, weigh, windowLength } from './weigh.ts'

/** What has come of a conversation so far. */
export interface Heard {
  /** Now: *stop* never goes back, *careful* only after a long while in which nothing more was heard. */
  readonly verdict: Verdict
  readonly script: string | null
  readonly reasons: readonly Reason[]
  readonly plan: readonly Step[]
  /** Words heard until now, and when the first *careful* (or *stop*) and the first *stop* came; null if they did not. */
  readonly words: number
  readonly carefulAt: number | null
  readonly stopAt: number | null
  /** Findings kept from the last minutes; it does not grow with the conversation. */
  readonly held: number
}

/** A conversation read while it goes on. Holds the last minutes only: findings, and words not yet settled. */
export interface Session {
  /** One more word of this speaker, sure to stay. Gives the verdict so far. */
  word(speaker: string, word: string): Verdict
  /** What this speaker is heard to say after the words sure to stay; the next word, partial or turn of theirs replaces it. */
  partial(speaker: string, text: string): Verdict
  /** The end of a turn: its text follows the words given and replaces the open partial; with no text the partial stays. */
  turn(speaker: string, text?: string): Verdict
  heard(): Heard
}

export interface SessionOptions {
  readonly channel?: Channel
  readonly situation?: Situation
}

/** Words of one breath that are read together; older ones settle, so that an unpunctuated hour costs no more than a minute. */
const openWords = 90
const settledWords = 45
/** Words before the open ones that are read with them for what they say about who tells whom. */
const contextWords = 24
/** Words of earlier talk, by anybody, that tell what "it" is ("Take your card out." "Yes." "Now give it to my driver."). */
const earlierWords = 90
/** The last words of a partial may still be misheard: nothing is found in them. */
const unsureWords = 2
/** What follows may still excuse an ask ("a gift card … for her birthday"): until so many words, it is *careful* at most. */
const awaitedWords = 4
/** A turn of more than this is no speech; the rest is left out. Of a partial the last words are read. */
const longestTurnWords = 5000
const longestPartialWords = 600
const longestWord = 100

/** Opens a session on a conversation. Time and memory per word do not grow with its length. */
export function openSession(reader: Reader, { channel = 'call', situation = {} }: SessionOptions = {}): Session {
  return new LiveSession(reader, { channel, situation })
}

class LiveSession implements Session {
  readonly #reader: Reader
  readonly #tactics: ReadonlyMap<string, Tactic>
  readonly #options: Required<SessionOptions>
  readonly #registers = new Set<Register>()
  /** Settled findings of the last stretch, by offsets into all that was said. */
  #settled: Finding[] = []
  #speaker = ''
  #earlier: readonly string[] = []
  #context: readonly string[] = []
  #open: string[] = []
  /** The open partial: words that may still be replaced. */
  #partial: readonly string[] = []
  /** Characters and words before the open ones. */
  #offset = 0
  #wordsBefore = 0
  /** By the words sure to stay, and with the open partial. */
  #sure = atFirst
  #shown = atFirst
  #held = 0
  readonly #ear: LiveEar

  constructor(reader: Reader, options: Required<SessionOptions>) {
    this.#reader = reader
    this.#tactics = new Map(reader.knowledge.tactics.map((tactic) => [tactic.id, tactic]))
    this.#options = options
    this.#ear = new LiveEar(listenerFor(reader.knowledge, 'talk'))
  }

  word(speaker: string, word: string): Verdict {
    this.#listenTo(speaker)
    this.#partial = []
    this.#open.push(...wordsOf(word))
    return this.#hear()
  }

  partial(speaker: string, text: string): Verdict {
    this.#listenTo(speaker)
    this.#partial = wordsOf(text).slice(-longestPartialWords)
    return this.#hear()
  }

  turn(speaker: string, text?: string): Verdict {
    this.#listenTo(speaker)
    const words = text === undefined ? this.#partial : wordsOf(text)
    this.#partial = []
    for (let at = 0; at < words.length; at += settledWords) {
      this.#open.push(...words.slice(at, at + settledWords))
      this.#hear()
    }
    this.#endTurn()
    return this.#hear()
  }

  heard(): Heard {
    const { channel, situation } = this.#options
    const { verdict, strongest, carefulAt, stopAt } = this.#shown
    const shown = verdict === 'stop' || verdict === 'careful' ? strongest : null
    const signals = shown?.signals ?? []
    const moment = situation.moment ?? liveMoment[channel]
    const found = { verdict, tactics: new Set(signals.map((signal) => signal.tactic.id)) }
    return {
      verdict,
      script: shown?.script?.script.id ?? null,
      reasons: [...(shown?.sounding ? [reasonOf(shown.sounding)] : []), ...reasonsOf(signals)],
      plan: planFor(this.#reader.knowledge, { ...situation, moment }, found),
      words: this.#wordsHeard(),
      carefulAt,
      stopAt,
      held: this.#held,
    }
  }

  /** Somebody else begins to speak: what the one before said is settled. */
  #listenTo(speaker: string): void {
    if (speaker !== this.#speaker) this.#endTurn()
    this.#speaker = speaker
  }

  #hear(): Verdict {
    while (this.#open.length > openWords) this.#settle(settledWords)
    const found = this.#readOpen()
    const words = this.#wordsHeard()
    const at = { words, since: this.#shown.carefulAt ?? words }
    const certain = this.#weigh([...this.#settled, ...found.filter(({ end }) => end <= this.#endBut(awaitedWords))])
    const sure = standingAfter(this.#sure, certain, at)
    if (this.#partial.length === 0 || sure.verdict === 'stop') this.#sure = sure
    const unsure = Math.min(unsureWords, this.#partial.length)
    const likely = [...this.#settled, ...found.filter(({ end }) => end <= this.#endBut(unsure))]
    this.#held = likely.length
    this.#shown = standingAfter(this.#sure, atMostCareful(this.#weigh(likely)), at)
    return this.#shown.verdict
  }

  /** Where the words heard so far end, but for the last of them. */
  #endBut(words: number): number {
    const heard = [...this.#open, ...this.#partial]
    return this.#offset + heard.slice(0, Math.max(0, heard.length - words)).join(' ').length
  }

  #wordsHeard(): number {
    return this.#wordsBefore + this.#open.length + this.#partial.length
  }

  /** Findings that begin in the open words or the partial. */
  #readOpen(): Finding[] {
    const words = [...this.#open, ...this.#partial]
    if (words.length === 0) return []
    const earlier = this.#earlier.length > 0 ? `${this.#earlier.join(' ')}\n\n` : ''
    const before = earlier + this.#context.map((word) => `${word} `).join('')
    const text = before + words.join(' ')
    const register = roleOf(this.#speaker)
    const shift = this.#offset - before.length
    const { findings } = this.#reader.readVoices(text, [
      { start: 0, end: earlier.length, register: 'unknown', speaker: null, turn: null },
      { start: earlier.length, end: text.length, register, speaker: this.#speaker, turn: null },
    ])
    return findings
      .filter((finding) => finding.start >= before.length)
      .filter((finding) => happensOn(this.#options.channel, this.#tactics.get(finding.tactic)!))
      .map((finding) => ({ ...finding, start: finding.start + shift, end: finding.end + shift }))
  }

  /** Settles the first words; what is found in them stays, and the rest is read on with those that follow. */
  #settle(words: number): void {
    const after = this.#offset + this.#open.slice(0, words).join(' ').length + 1
    this.#keep(this.#readOpen().filter((finding) => finding.start < after))
    this.#registers.add(roleOf(this.#speaker))
    const spoken = [...this.#context, ...this.#open.slice(0, words)]
    this.#earlier = [...this.#earlier, ...spoken.slice(0, -contextWords)].slice(-earlierWords)
    this.#context = spoken.slice(-contextWords)
    this.#ear.keep(this.#open.slice(0, words))
    this.#open = this.#open.slice(words)
    this.#wordsBefore += words
    this.#offset = after
  }

  #endTurn(): void {
    this.#open.push(...this.#partial)
    this.#partial = []
    if (this.#open.length > 0) this.#settle(this.#open.length)
    this.#earlier = [...this.#earlier, ...this.#context].slice(-earlierWords)
    this.#context = []
  }

  #keep(found: readonly Finding[]): void {
    const from = this.#offset + this.#open.join(' ').length - windowLength
    this.#settled = [...this.#settled, ...found].filter((finding) => finding.start >= from)
  }

  #weigh(findings: readonly Finding[]): Weighed {
    const isSpeaking = this.#open.length + this.#partial.length > 0
    const byRules = weigh(findings, {
      tactics: this.#tactics,
      knowledge: this.#reader.knowledge,
      registers: isSpeaking ? new Set([...this.#registers, roleOf(this.#speaker)]) : this.#registers,
      isAtDoor: this.#options.channel === 'door',
    })
    const end = this.#offset + this.#open.join(' ').length
    return withSecondVoice(byRules, (signs) => {
      const total = this.#wordsBefore + this.#open.length
      const signAgo = signs.length > 0 ? end - Math.max(...signs.map((sign) => sign.end)) : null
      return this.#ear.hear(this.#open, { total, signAgo })
    })
  }
}

const wordsOf = (text: string): string[] =>
  text
    .split(/\s+/, longestTurnWords)
    .filter(Boolean)
    .map((word) => word.slice(0, longestWord))
