import type { Reader, TextReading, Voice } from '../read/read.ts'
import type { Finding, Register } from '../read/reading.ts'
import type { Contact } from '../values/contact.ts'
import type { Tactic } from '../values/knowledge.ts'
import { isDeed, type Signal } from './evidence.ts'
import { numbersIn } from './numbers.ts'
import { planFor } from './plan.ts'
import { hearContact, reasonOf, withSecondVoice } from './second-voice.ts'
import { situationOf } from './situation.ts'
import type { CheckResult, Reason, Situation, Step } from './verdict.ts'
import { voicesOf } from './voices.ts'
import { type Weighed, weigh } from './weigh.ts'

/** Checks contacts by one reader's knowledge. Pure: keeps nothing, sends nothing. */
export interface Checker {
  /** Verdict, reasons and plan. Never throws: what cannot be checked is `unknown`. */
  check(contact: Contact, situation?: Situation): CheckResult
  /** What to do now, before anything was told. */
  plan(situation: Situation): readonly Step[]
}

const mostReasons = 6

/** Names tactics that no pattern was written for (src/check/tactic-hearing.ts). What it hears is told, never weighed. */
export interface TacticHearing {
  /** Offsets into the text of all turns. */
  hear(contact: Contact, read: Heeded): Finding[]
  /** What the words may be, for somebody who is told to be careful because of how they sound. */
  reasons(heard: readonly Finding[]): Reason[]
}

/** A contact read, and whose name a trick is played in where nobody said it. */
export type Heeded = ContactReading & Pick<Weighing, 'posed'>

/** What a check is made with. */
export interface Means {
  readonly reader: Reader
  readonly tactics: ReadonlyMap<string, Tactic>
  /** Null in a browser, which is not sent what it takes. */
  readonly hearing: TacticHearing | null
}

export const meansFor = (reader: Reader, hearing: TacticHearing | null): Means => ({
  reader,
  tactics: new Map(reader.knowledge.tactics.map((tactic) => [tactic.id, tactic])),
  hearing,
})

export function openChecker(reader: Reader, hearing: TacticHearing | null = null): Checker {
  const means = meansFor(reader, hearing)
  return {
    plan: (situation) => planFor(reader.knowledge, situation, { verdict: null, tactics: new Set() }),
    check(contact, situation = {}) {
      try {
        return resultOf(means, { contact, situation }, weighContact(means, contact))
      } catch {
        return failedResult(reader, { contact, situation })
      }
    },
  }
}

export interface Question {
  readonly contact: Contact
  readonly situation: Situation
}

/** A contact read and weighed: what its result is made from, and the explanation of it. */
export interface Weighing {
  readonly text: string
  readonly reading: TextReading
  readonly voices: readonly Voice[]
  /** Offsets into the text of all turns. */
  readonly findings: readonly Finding[]
  readonly weighed: Weighed
  /** Whose name the trick is played in, where nobody said it: told to those who ask, never weighed. */
  readonly posed: readonly Finding[]
  /** What else it sounds like: told, never weighed. */
  readonly heard: readonly Finding[]
}

/** The answer where the check itself did not work. */
export function failedResult(reader: Reader, { contact, situation }: Question): CheckResult {
  const plan = planFor(reader.knowledge, situation, { verdict: 'unknown', tactics: new Set() })
  return { id: contact.id ?? null, verdict: 'unknown', script: null, findings: [], reasons: [], numbers: [], plan }
}

/** What the patterns find in a contact. Offsets into the text of all turns. */
export interface ContactReading extends Pick<Weighing, 'text' | 'reading' | 'voices' | 'findings'> {}

/** Reads a contact: what was ticked, and what is in its words. */
export function readContact(reader: Reader, tactics: ReadonlyMap<string, Tactic>, contact: Contact): ContactReading {
  const { text, voices } = voicesOf(contact)
  const reading = reader.readVoices(text, voices)
  const read = reading.findings.filter((finding) => happensOn(contact.channel, tactics.get(finding.tactic)!))
  return { text, reading, voices, findings: [...toldFindings(contact, tactics), ...read] }
}

/** Reads a contact and weighs what was found in it. */
export function weighContact({ reader, tactics, hearing }: Means, contact: Contact): Weighing {
  const read = readContact(reader, tactics, contact)
  const { text, reading, voices, findings } = read
  const byRules = weigh(findings, {
    tactics,
    knowledge: reader.knowledge,
    registers: registersOf(voices),
    isAtDoor: contact.channel === 'door',
    isTicked: (contact.told ?? []).length > 0,
  })
  const isUnread = findings.length === 0 && reading.tokens.count === 0
  const weighed: Weighed = isUnread
    ? { ...byRules, verdict: 'unknown', rule: 'unread' }
    : withSecondVoice(byRules, (signs) =>
        hearContact(reader.knowledge, { text, channel: contact.channel, voices, findings, signs }),
      )
  const posed = posedBy(weighed.signals)
  const heard = hearing?.hear(contact, { ...read, posed }) ?? []
  return { ...read, weighed, posed, heard }
}

/** What a weighed contact comes to: verdict, reasons and plan. */
export function resultOf(
  { reader, hearing }: Means,
  { contact, situation }: Question,
  { reading, voices, findings, weighed, posed, heard }: Weighing,
): CheckResult {
  const { verdict, signals, script, sounding } = weighed
  const told = situationOf(contact, reading, situation)
  const numbers = numbersIn(reading.tokens, voices, reader.knowledge.contacts)
  const found = {
    verdict,
    tactics: new Set(signals.map((signal) => signal.tactic.id)),
    numbers: new Set(numbers.map(({ use }) => use)),
  }
  const shown = verdict === 'stop' || verdict === 'careful'
  return {
    id: contact.id ?? null,
    verdict,
    script: shown ? (script?.script.id ?? null) : null,
    findings: inTurns([...findings, ...posed, ...heard], voices),
    reasons: [
      ...(sounding ? [reasonOf(sounding), ...(hearing?.reasons(heard) ?? [])] : []),
      ...(shown ? reasonsOf(signals) : []),
    ],
    numbers,
    plan: planFor(reader.knowledge, told, found),
  }
}

/** What the signals pose as: nothing where a name was given. */
function posedBy(signals: readonly Signal[]): Finding[] {
  if (!signals.every(({ tactic }) => isDeed(tactic))) return []
  const posed = signals.flatMap(({ tactic: { poses }, findings: [first] }) =>
    poses === undefined ? [] : [[poses, { ...first!, tactic: poses }] as const],
  )
  return [...new Map(posed).values()]
}

/** What was told by tapping stands at the beginning of the text, in the words of the sentence tapped. */
function toldFindings(contact: Contact, tactics: ReadonlyMap<string, Tactic>): Finding[] {
  return (contact.told ?? []).flatMap((id) => {
    const tactic = tactics.get(id)
    return tactic
      ? [{ tactic: id, frame: 'used', speaker: null, turn: null, start: 0, end: 0, text: tactic.title } as const]
      : []
  })
}

/** A doorstep trick is not played down the telephone, nor one of the telephone on a doorstep or in a message. */
export function happensOn(channel: Contact['channel'], { setting }: Tactic): boolean {
  if (setting === 'phone') return channel === 'call' || channel === 'description'
  return setting !== 'door' || channel === 'door' || channel === 'description'
}

const registersOf = (voices: readonly Voice[]): ReadonlySet<Register> => new Set(voices.map((voice) => voice.register))

export function reasonsOf(signals: readonly Signal[]): Reason[] {
  const ordered = signals.toSorted(
    (a, b) => Number(b.tactic.neverAsk && b.strength === 1) - Number(a.tactic.neverAsk && a.strength === 1),
  )
  return ordered.slice(0, mostReasons).map(({ tactic, findings }) => ({
    tactic: tactic.id,
    text: tactic.reason,
    words: [...new Set(findings.slice(0, 3).map((finding) => finding.text))],
    advice: tactic.advice,
    sources: tactic.sources,
  }))
}

/** Offsets into each turn's own text, as the caller gave it. */
export function inTurns(findings: readonly Finding[], voices: readonly Voice[]): Finding[] {
  return findings.map((finding) => {
    const from = finding.turn === null ? 0 : voices[finding.turn]!.start
    return { ...finding, start: finding.start - from, end: finding.end - from }
  })
}
