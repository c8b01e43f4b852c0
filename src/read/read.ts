import type { Knowledge, Tactic } from '../values/knowledge.ts'
import type { Action } from './action.ts'
import { type Cues, cueNames, proseCues } from './cues.ts'
import { irregularPasts } from './expand.ts'
import { frameOf } from './frame.ts'
import { followHearsay } from './hearsay.ts'
import { Matcher } from './matcher.ts'
import { answerIn, headings } from './neighbours.ts'
import { findParts, type Owner, type PartFinder, roundOf, type SentenceParts } from './parts.ts'
import type { Finding, Frame, Register } from './reading.ts'
import { findSentences } from './sentences.ts'
import { type Stretch, someMeet } from './stretch.ts'
import { type Tokens, tokenize } from './tokens.ts'
import { PatternVocabulary, wordAt } from './vocabulary.ts'

/** A stretch of a text in one voice, by UTF-16 offsets. */
export interface Voice {
  readonly start: number
  readonly end: number
  readonly register: Register
  readonly speaker: string | null
  readonly turn: number | null
}

/** What reading a text gives: its tokens and the tactics and advice found in it. */
export interface TextReading {
  readonly tokens: Tokens
  readonly findings: readonly Finding[]
  readonly advice: readonly AdviceFinding[]
  /** Situations told (data/situations.yaml), each once. */
  readonly situations: ReadonlySet<string>
}

export interface AdviceFinding {
  readonly advice: string
  readonly start: number
  readonly end: number
}

/** Reads texts by one body of knowledge. Made once, used for every text; pure, holds no text. */
export interface Reader {
  readonly knowledge: Knowledge
  /** Reads a text whose voices are given in order; offsets of findings are into the whole text. Never throws on any string. */
  readVoices(text: string, voices: readonly Voice[]): TextReading
  tokenize(text: string): Tokens
}

/**
 * Builds a reader: one machine for talk, and, when first needed, one for the prose of warnings, which is written so
 * differently that patterns for the one mislead in the other. Throws PatternError if a pattern cannot be parsed.
 */
export function openReader(knowledge: Knowledge): Reader {
  const talk = openMachine(knowledge, 'patterns')
  let prose: Machine | undefined
  const machineFor = (voices: readonly Voice[]): Machine =>
    voices.length > 0 && voices.every(({ register }) => register === 'warning')
      ? (prose ??= openMachine(knowledge, 'prose'))
      : talk
  return {
    knowledge,
    tokenize: (text) => tokenize(text, talk.vocabulary),
    readVoices(text, voices) {
      const machine = machineFor(voices)
      return readVoices(machine, tokenize(text, machine.vocabulary), voices)
    },
  }
}

function openMachine(knowledge: Knowledge, kind: 'patterns' | 'prose'): Machine {
  const vocabulary = new PatternVocabulary(knowledge.lookalikes, knowledge.spellings)
  const matcher = new Matcher(vocabulary, knowledge.lexicon, knowledge.frequency)
  const owners: Owner[] = []
  const add = (owner: Owner, patterns: readonly string[]) => {
    if (patterns.length > 0) owners[matcher.add(patterns, roundOf(owner))] = owner
  }
  for (const cue of cueNames)
    if (kind === 'prose' || !proseCues.has(cue)) add({ kind: 'cue', cue }, knowledge.frames[cue] ?? [])
  for (const tactic of knowledge.tactics) {
    add({ kind: 'tactic', tactic }, tactic[kind])
    add({ kind: 'not', of: tactic }, tactic.not)
  }
  for (const [id, patterns] of Object.entries(knowledge.situations)) add({ kind: 'situation', id }, patterns)
  for (const item of knowledge.advice) {
    add({ kind: 'advice', id: item.id }, item.patterns)
    add({ kind: 'not', of: item.id }, item.not)
  }
  return { vocabulary, matcher, owners }
}

interface Machine extends PartFinder {
  readonly vocabulary: PatternVocabulary
}

function readVoices(machine: Machine, tokens: Tokens, voices: readonly Voice[]): TextReading {
  const sentences = findSentences(tokens)
  const parts = findParts(machine, tokens, sentences)
  const findings: Finding[] = []
  const advice: AdviceFinding[] = []
  const situations = new Set<string>()
  const underAdvice = headings(sentences, parts)
  let voice = 0
  const isOfOthers = followHearsay(tokens)
  for (const [at, part] of parts.entries()) {
    const sentence = sentences[at]!
    while (voice < voices.length - 1 && tokens.start[sentence.first]! >= voices[voice]!.end) voice++
    const speaking = voices[voice]!
    const isHearsay = isOfOthers(speaking, sentence, part.cues)
    const { isQuestion } = sentence
    const next = isQuestion ? sentences[at + 1] : undefined
    const isAnswer = next !== undefined && tokens.start[next.first]! < speaking.end
    const answer = isAnswer ? answerIn(speaking.register, next, parts[at + 1]!.cues) : null
    const { register } = speaking
    const isUnderAdvice = underAdvice[at]!
    const context = { tokens, voice: speaking, register, isUnderAdvice, isHearsay, isQuestion, answer }
    if (register !== 'caller') for (const id of part.situations) situations.add(id)
    if (part.actions.length === 0 && part.advice.length === 0) continue
    const actions = placeActions(part, context)
    for (const action of actions) findings.push(findingOf(action, context))
    for (const found of part.advice) {
      if (isRuledOut(part, found.id, found) || someMeet(actions, found, (action) => isBidding(action, found))) continue
      advice.push({ advice: found.id, start: tokens.start[found.first]!, end: tokens.end[found.last]! })
    }
  }
  return { tokens, findings, advice, situations }
}

interface SentenceContext extends Pick<Action, 'register' | 'isUnderAdvice' | 'isHearsay' | 'isQuestion' | 'answer'> {
  readonly tokens: Tokens
  readonly voice: Voice
}

/** Two actions of one tactic nearer than this, in tokens, are one. */
const sameActionReach = 30

interface Placed extends Stretch {
  readonly tactic: Tactic
  readonly frame: Frame
}

/** What the criminal bids somebody do ("hang up and dial 999") is no advice. */
const isBidding = ({ tactic, frame, first, last }: Placed, advice: Stretch) =>
  tactic.kind === 'directive' && frame === 'used' && first <= advice.first && last >= advice.last

const isRuledOut = (part: SentenceParts, of: Tactic | string, place: Stretch) =>
  someMeet(part.nots, place, (not) => not.of === of)

function findingOf({ tactic, first, last, frame }: Placed, { tokens, voice }: SentenceContext): Finding {
  const start = tokens.start[first]!
  const end = tokens.end[last]!
  const { speaker, turn } = voice
  return { tactic: tactic.id, frame, speaker, turn, start, end, text: tokens.text.slice(start, end) }
}

/** Actions with their frames in the order of the text; of near ones of a tactic the one that says most. */
function placeActions(part: SentenceParts, context: SentenceContext): Placed[] {
  const placed: Placed[] = []
  const latest = new Map<Tactic, number>()
  for (const { tactic, first, last } of part.actions) {
    if (isRuledOut(part, tactic, { first, last })) continue
    const found: Placed = { tactic, first, last, frame: frameIn(tactic, { first, last }, part.cues, context) }
    const at = latest.get(tactic)
    const before = at === undefined ? undefined : placed[at]!
    if (at === undefined || !before || first - before.last > sameActionReach) latest.set(tactic, placed.push(found) - 1)
    else if (saysMore(found, before)) placed[at] = found
  }
  return placed.sort((one, other) => one.first - other.first)
}

function saysMore(one: Placed, other: Placed): boolean {
  const length = (placed: Placed) => placed.last - placed.first
  return rank[one.frame] < rank[other.frame] || (one.frame === other.frame && length(one) > length(other))
}

/** In one sentence the frame that says most about a tactic stands for it. */
const rank: Readonly<Record<Frame, number>> = {
  used: 0,
  complied: 1,
  refused: 2,
  denied: 3,
  conditional: 4,
  advice: 5,
  mention: 6,
}

function frameIn(tactic: Tactic, place: Stretch, cues: Cues, context: SentenceContext): Frame {
  const { kind, ownsNegation } = tactic
  const isBare = () => kind === 'directive' && isBareVerb(context.tokens, place.first)
  return frameOf({ ...context, ...place, kind, ownsNegation, isBare }, cues)
}

/** Whether a token may be the bare form of a verb: it is no past form and no participle. */
function isBareVerb(tokens: Tokens, at: number): boolean {
  const word = wordAt(tokens, at)
  return !/(?:ed|ing)$/.test(word) && !irregularPasts.has(word)
}
