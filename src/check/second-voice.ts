import type { Voice } from '../read/read.ts'
import type { Finding } from '../read/reading.ts'
import type { Channel } from '../values/contact.ts'
import type { Knowledge } from '../values/knowledge.ts'
import type { LearnedKind, LearnedModels } from '../values/learned.ts'
import { isDeed } from './evidence.ts'
import { type Listener, openListener, type Sounding } from './learned.ts'
import type { Reason } from './verdict.ts'
import type { Weighed } from './weigh.ts'

/** The id under which the second voice stands among reasons; it is no tactic. */
export const secondVoice = 'second_voice'

const opened = new WeakMap<Partial<LearnedModels>, Map<LearnedKind, Listener>>()

/** The opened model of a kind, opened once; null where the knowledge holds none. */
export function listenerFor({ learned }: Knowledge, kind: LearnedKind): Listener | null {
  const model = learned[kind]
  if (!model) return null
  const listeners = opened.get(learned) ?? new Map<LearnedKind, Listener>()
  opened.set(learned, listeners)
  const listener = listeners.get(kind) ?? openListener(kind, model)
  listeners.set(kind, listener)
  return listener
}

/** Frames in which something is talked of that is not being done. */
const idle: ReadonlySet<Finding['frame']> = new Set(['advice', 'conditional', 'denied'])

export interface Told {
  readonly text: string
  readonly channel: Channel
  readonly voices: readonly Voice[]
  readonly findings: readonly Finding[]
  /** What the rules saw and is not enough by itself. */
  readonly signs: readonly Finding[]
}

/** What the rules did not find, the second voice may hear. */
export function withSecondVoice(byRules: Weighed, hear: (signs: readonly Finding[]) => Sounding | null): Weighed {
  if (byRules.verdict !== 'nothing-found') return byRules
  const sounding = hear(byRules.signals.filter(({ tactic }) => isDeed(tactic)).flatMap(({ findings }) => findings))
  return sounding ? { ...byRules, verdict: 'careful', rule: 'second-voice', by: [], sounding } : byRules
}

/** What the second voice hears in a contact; null where it is not enough, or is told as advice. */
export function hearContact(knowledge: Knowledge, told: Told): Sounding | null {
  const { channel, voices } = told
  if (voices.every(({ register }) => register === 'resident')) return null
  for (const kind of kindsOf(channel, voices)) {
    const listener = listenerFor(knowledge, kind)
    const sounding = listener && hearWith(listener, told)
    if (sounding) return sounding
  }
  return null
}

/**
 * A sign lowers what it needs; in talk only around the sign, not an hour away from it. An account is one story, in which
 * advice and what was not asked is told; a call in which something is said not to be done is no better for it.
 */
function hearWith(listener: Listener, { text, findings, signs }: Told): Sounding | null {
  const isTalk = listener.kind === 'talk'
  const run = listener.hear(text)
  const near = isTalk && signs.length > 0 ? listener.hear(text, signs) : run
  const bySign = near && signs.length > 0 ? listener.judge(near, true) : null
  const sounding = bySign ?? (run && listener.judge(run, false))
  if (!sounding || isTalk || signs.length > 0) return sounding
  const isTalkedOf = findings.some(
    ({ frame, start, end }) => idle.has(frame) && start < sounding.end && end > sounding.start,
  )
  return isTalkedOf ? null : sounding
}

/** A call written down in one piece may be told or recorded: it is heard as both. */
function kindsOf(channel: Channel, voices: readonly Voice[]): readonly LearnedKind[] {
  if (channel === 'sms' || channel === 'email') return ['message']
  if (!voices.every(({ register }) => register === 'account')) return ['talk']
  return channel === 'call' ? ['account', 'talk'] : ['account']
}

/** A stretch of at most so many letters is shown whole, of a longer one the words that weigh most. */
const longestQuote = 160

const reasonText: Readonly<Record<LearnedKind, string>> = {
  talk: 'Much of this sounds like calls in which people were tricked. That is no proof. Ring off, and check with a number you know.',
  account:
    'This sounds like what people tell of a trick. That is no proof. Before you do anything, ask somebody you trust.',
  message:
    'This sounds like messages meant to trick people. That is no proof. Do not use its link or number; look up the real one.',
}

/** What a reader is told of it. */
export function reasonOf({ kind, text, words }: Sounding): Reason {
  return {
    tactic: secondVoice,
    text: reasonText[kind],
    words: text.length <= longestQuote ? [text] : words,
    advice: kind === 'message' ? ['dont_click_links'] : ['verify_with_trusted_number'],
    sources: [],
  }
}
