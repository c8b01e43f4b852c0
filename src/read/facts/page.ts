import type { Span } from '../../values/span.ts'
import type { WarningDocument } from '../document.ts'
import type { ForceMention } from '../entities/force.ts'
import { findMoney, type Money } from '../entities/money.ts'
import { findNames, type NamedOfficer } from '../entities/name.ts'
import { findPhones, type Phone } from '../entities/phone.ts'
import { Break, type Tokens } from '../tokens.ts'
import type { Gazetteer } from './gazetteer.ts'
import { type Voice, voiceOf } from './voice.ts'

/** One sentence of a warning: offsets into the file, its words, and who speaks to whom in it. */
export interface Sentence {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly part: 'title' | 'description' | 'body'
  readonly voice: Voice
}

/** What every field reads from: the sentences and the entities found once. */
export interface Page {
  readonly document: WarningDocument
  readonly text: string
  readonly sentences: readonly Sentence[]
  readonly body: readonly Sentence[]
  readonly money: readonly Money[]
  readonly phones: readonly Phone[]
  readonly forces: readonly ForceMention[]
  readonly officers: readonly NamedOfficer[]
  readonly gazetteer: Gazetteer
}

/** A field's value with the places in the file that show it. */
export interface Fact<Value> {
  readonly value: Value
  readonly spans: readonly Span[]
}

/** Only so many characters of a body are read: warnings are short, and some patterns look around each find. */
const longestBody = 100_000
/** And of a description or a title. */
const longestField = 2000
const longestSentence = 1500

/** Cuts the document into sentences, body first, and finds its entities. */
export function openPage(document: WarningDocument, tokens: Tokens, gazetteer: Gazetteer): Page {
  const { text } = document
  const limit = Math.min(document.body[1], document.body[0] + longestBody)
  const lastRow = firstRow(tokens, limit)
  const body = cut(tokens, [document.body[0], limit], 'body')
  const fields = (['description', 'title'] as const).flatMap((part) => {
    const field = document.fields.get(part) ?? document.fields.get(`og.${part}`)
    if (!field) return []
    const [from, to] = field.span
    return cut(tokens, [from, Math.min(to, from + longestField)], part)
  })
  return {
    document,
    text,
    body,
    sentences: [...body, ...fields],
    money: findMoney(tokens, 0, lastRow),
    phones: findPhones(tokens, 0, lastRow),
    forces: gazetteer.forces.find(text, 0, limit),
    officers: findNames(tokens, 0, lastRow),
    gazetteer,
  }
}

function cut(tokens: Tokens, [from, to]: Span, part: Sentence['part']): Sentence[] {
  const found: Sentence[] = []
  let first = firstRow(tokens, from)
  for (let row = first; row < tokens.count && tokens.start[row]! < to; row++) {
    const next = row + 1
    const last = next >= tokens.count || tokens.start[next]! >= to
    const long = tokens.end[row]! - tokens.start[first]! > longestSentence
    if (!last && !long && !isEnd(tokens, next)) continue
    found.push(sentence(tokens, { first, next, part, limit: to, before: found[found.length - 1] }))
    first = next
  }
  return found
}

function firstRow(tokens: Tokens, offset: number): number {
  let [low, high] = [0, tokens.count]
  while (low < high) {
    const middle = (low + high) >> 1
    if (tokens.start[middle]! < offset) low = middle + 1
    else high = middle
  }
  return low
}

const abbreviation = /^(?:st|mr|mrs|ms|dr|sgt|insp|det|no|approx|etc|co|ltd|pc|dc)$/i

/** A sentence ends at a stop, or at a new line that does not merely wrap the words. */
function isEnd(tokens: Tokens, next: number): boolean {
  const between = tokens.text.slice(tokens.end[next - 1], tokens.start[next])
  const kind = tokens.before[next]!
  if (kind === Break.sentence)
    return !(
      between.trim() === '.' && abbreviation.test(tokens.text.slice(tokens.start[next - 1], tokens.end[next - 1]))
    )
  if (kind !== Break.line) return false
  return /\n\s*\n|[.!?:*\u2022]|\n\s*[-\u2013\u00b7]/.test(between) || /[A-Z]/.test(tokens.text[tokens.start[next]!]!)
}

interface Cut {
  readonly first: number
  readonly next: number
  readonly part: Sentence['part']
  readonly limit: number
  readonly before: Sentence | undefined
}

function sentence(tokens: Tokens, { first, next, part, limit, before }: Cut): Sentence {
  const { text } = tokens
  const start = withLead(text, tokens.start[first]!, before?.end ?? 0)
  const stop = next < tokens.count ? Math.min(tokens.start[next]!, limit) : limit
  const tail = /^[\s.!?'"\u2019\u201d)]*/.exec(text.slice(tokens.end[next - 1], stop))![0].trimEnd()
  const end = tokens.end[next - 1]! + tail.length
  const lead = text.slice(before?.end ?? Math.max(0, start - 12), start)
  const words = text.slice(start, end)
  return {
    start,
    end,
    text: words,
    part,
    voice: voiceOf(words, /[*\u2022\u00b7-]\s*(?:#+\s*)?$/.test(lead), before?.voice),
  }
}

/** An opening quotation mark or bracket belongs to the sentence. */
function withLead(text: string, start: number, least: number): number {
  let at = start
  while (at > least && /['"\u2018\u201c(\u00a3]/.test(text[at - 1]!)) at--
  return at
}

/** One match of a pattern: `start` and `end` are offsets into the file. */
export interface Hit {
  readonly sentence: Sentence
  readonly match: RegExpExecArray
  readonly start: number
  readonly end: number
}

/** Every match of a pattern (flag g) in sentences. */
export function* matches(sentences: Iterable<Sentence>, pattern: RegExp): Generator<Hit> {
  for (const sentence of sentences)
    for (const match of sentence.text.matchAll(pattern)) {
      const start = sentence.start + match.index
      yield { sentence, match, start, end: start + match[0].length }
    }
}

/** The sentence around an offset. */
export function sentenceAt(page: Pick<Page, 'sentences'>, offset: number): Sentence | undefined {
  return page.sentences.find((sentence) => offset >= sentence.start && offset < sentence.end)
}
