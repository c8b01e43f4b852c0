import type { Reader } from '../read/read.ts'
import type { Finding, Register } from '../read/reading.ts'
import { type Channel, roleOf } from '../values/contact.ts'
import type { Tactic } from '../values/knowledge.ts'
import { happensOn, reasonsOf } from './check.ts'
import type { Listener, Sounding } from './learned.ts'
import { planFor } from './plan.ts'
import { listenerFor, reasonOf } from './second-voice.ts'
import type { Reason, Situation, Step, Verdict } from './verdict.ts'
import { carefulFrom, type Weighed, weigh, windowLength } from './weigh.ts'

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
}

/** A conversation read while it goes on. Holds the last minutes only: findings, and words not yet settled. */
export interface Session {
  /** One more word of this speaker, sure to stay. Gives the verdict so far. */
  word(speaker: string, word: string): Verdict
  /** What this speaker is heard to say since the last settled word; the next partial or turn replaces it. */
  partial(speaker: string, text: string): Verdict
  /** A finished turn, replacing the open partial; with no text it ends the words that are open. */
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
/** The last words of a partial may still be misheard: a *stop* waits until this many have followed. */
const unsureWords = 2
/** *Careful* is taken back below this score, and not before so many words without it. */
const carefulUntil = carefulFrom / 2
const calmWords = 150
/** The second voice hears this many of the last words, each time so many have been added. */
const soundingWords = 240
const soundingStep = 12
/** Openings of all calls sound alike: it listens only from here on. */
const soundingFrom = 120
/** A turn of more than this is no speech; the rest is left out. */
const longestTurnWords = 5000

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
  #context: readonly string[] = []
  #open: string[] = []
  /** Characters and words before the open ones. */
  #offset = 0
  #wordsBefore = 0
  readonly #listener: Listener | null
  /** The last settled words, whoever spoke them. */
  #lately: readonly string[] = []
  #soundedAt = 0
  #sounding: Sounding | null = null
  #strongest: Weighed | null = null
  #verdict: Verdict = 'nothing-found'
  #carefulAt: number | null = null
  #stopAt: number | null = null
  #lastCareful = 0

  constructor(reader: Reader, options: Required<SessionOptions>) {
    this.#reader = reader
    this.#tactics = new Map(reader.knowledge.tactics.map((tactic) => [tactic.id, tactic]))
    this.#options = options
    this.#listener = listenerFor(reader.knowledge, 'talk')
  }

  word(speaker: string, word: string): Verdict {
    this.#listenTo(speaker)
    this.#open.push(...wordsOf(word))
    return this.#hear(0)
  }

  partial(speaker: string, text: string): Verdict {
    this.#listenTo(speaker)
    this.#open = wordsOf(text)
    return this.#hear(unsureWords)
  }

  turn(speaker: string, text?: string): Verdict {
    this.#listenTo(speaker)
    const words = text === undefined ? this.#open : wordsOf(text)
    this.#open = []
    if (words.length === 0) this.#endTurn()
    for (let at = 0; at < words.length; at += settledWords) {
      this.#open.push(...words.slice(at, at + settledWords))
      this.#hear(0)
    }
    this.#endTurn()
    return this.#verdict
  }

  heard(): Heard {
    const { channel, situation } = this.#options
    const weighed = this.#strongest
    const shown = weighed && (this.#verdict === 'stop' || this.#verdict === 'careful') ? weighed : null
    const signals = shown?.signals ?? []
    const moment =
      situation.moment ?? (channel === 'door' ? 'at-the-door' : channel === 'call' ? 'on-the-phone' : 'message')
    const found = { verdict: this.#verdict, tactics: new Set(signals.map((signal) => signal.tactic.id)) }
    return {
      verdict: this.#verdict,
      script: shown?.script?.script.id ?? null,
      reasons: [...(shown && this.#sounding ? [reasonOf(this.#sounding)] : []), ...reasonsOf(signals)],
      plan: planFor(this.#reader.knowledge, { ...situation, moment }, found),
      words: this.#wordsBefore + this.#open.length,
      carefulAt: this.#carefulAt,
      stopAt: this.#stopAt,
    }
  }

  /** Somebody else begins to speak: what the one before said is settled. */
  #listenTo(speaker: string): void {
    if (speaker !== this.#speaker) this.#endTurn()
    this.#speaker = speaker
    this.#registers.add(roleOf(speaker))
  }

  #hear(unsure: number): Verdict {
    while (this.#open.length > openWords) this.#settle(settledWords)
    const found = this.#readOpen(this.#open.length - unsure)
    this.#weigh([...this.#settled, ...found])
    return this.#verdict
  }

  /** Findings that begin in the open words and end within the first `upTo` of them. */
  #readOpen(upTo: number): Finding[] {
    const before = this.#context.map((word) => `${word} `).join('')
    const text = before + this.#open.join(' ')
    const end = before.length + this.#open.slice(0, Math.max(0, upTo)).join(' ').length
    const register = roleOf(this.#speaker)
    const shift = this.#offset - before.length
    const { findings } = this.#reader.readVoices(text, [
      { start: 0, end: text.length, register, speaker: this.#speaker, turn: null },
    ])
    return findings
      .filter((finding) => finding.start >= before.length && finding.end <= end)
      .filter((finding) => happensOn(this.#options.channel, this.#tactics.get(finding.tactic)!))
      .map((finding) => ({ ...finding, start: finding.start + shift, end: finding.end + shift }))
  }

  /** Settles the first words; what is found in them stays, and the rest is read on with those that follow. */
  #settle(words: number): void {
    const after = this.#offset + this.#open.slice(0, words).join(' ').length + 1
    this.#keep(this.#readOpen(this.#open.length).filter((finding) => finding.start < after))
    this.#context = [...this.#context, ...this.#open.slice(0, words)].slice(-contextWords)
    this.#lately = [...this.#lately, ...this.#open.slice(0, words)].slice(-soundingWords)
    this.#open = this.#open.slice(words)
    this.#wordsBefore += words
    this.#offset = after
  }

  #endTurn(): void {
    if (this.#open.length > 0) this.#settle(this.#open.length)
    this.#context = []
  }

  #keep(found: readonly Finding[]): void {
    const from = this.#offset + this.#open.join(' ').length - windowLength
    this.#settled = [...this.#settled, ...found].filter((finding) => finding.start >= from)
  }

  #weigh(findings: readonly Finding[]): void {
    const byRules = weigh(findings, {
      tactics: this.#tactics,
      knowledge: this.#reader.knowledge,
      registers: this.#registers,
      isAtDoor: this.#options.channel === 'door',
    })
    const words = this.#wordsBefore + this.#open.length
    if (byRules.verdict === 'nothing-found') this.#listen(words)
    const sounds = byRules.verdict === 'nothing-found' && this.#sounding !== null
    this.#decide(sounds ? { ...byRules, verdict: 'careful', rule: 'second-voice', by: [] } : byRules, words)
  }

  /** Asks the second voice about the last words, now and then. */
  #listen(words: number): void {
    if (words < soundingFrom || words - this.#soundedAt < soundingStep) return
    this.#soundedAt = words
    const heard = this.#listener?.hear([...this.#lately, ...this.#open].join(' ')) ?? null
    this.#sounding = heard && heard.score >= heard.from ? heard : null
  }

  #decide(weighed: Weighed, words: number): void {
    if (weighed.verdict === 'careful' || weighed.verdict === 'stop') this.#carefulAt ??= words
    if (weighed.verdict === 'stop') this.#stopAt ??= words
    if (this.#verdict === 'stop') return
    if (weighed.verdict !== 'nothing-found' || weighed.score >= carefulUntil) this.#lastCareful = words
    const isCalm = words - this.#lastCareful > calmWords
    if (weighed.verdict === 'nothing-found' && this.#verdict === 'careful' && !isCalm) return
    this.#verdict = weighed.verdict
    this.#strongest = weighed
  }
}

const wordsOf = (text: string): string[] => text.split(/\s+/, longestTurnWords).filter(Boolean)
