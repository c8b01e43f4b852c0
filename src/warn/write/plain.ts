import type { PlainWords } from '../../values/plain-words.ts'
import type { WarningContent, WarningText } from '../../values/warning.ts'
import type { Remark, RemarkKind } from './remark.ts'
import { readingAge, sentencesOf } from './sentences.ts'
import { tellingIn } from './telling.ts'

/** What a text is looked at with. */
export interface PlainCheck {
  readonly words: PlainWords
  /** Whether the directory lists a number, given as dialled: "01632960123", "101". */
  readonly isListed: (digits: string) => boolean
}

/** Longest sentence in words: GOV.UK, Content design, "Sentence length": "Do not use long sentences", over 25 words. */
const longestSentence = 25
/** What a resident reads is written for this age, in years. */
const wantedAge = 11

type Found = readonly [index: number, words: string]

const remark =
  (kind: RemarkKind, why: string, suggestion: string) =>
  ([index, quote]: Found): Remark => ({
    kind,
    span: [index, index + quote.length],
    quote,
    why,
    suggestion,
  })

const whole = (kind: RemarkKind, why: string, suggestion: string): Remark => ({
  kind,
  span: null,
  quote: '',
  why,
  suggestion,
})

const allOf = (text: string, pattern: RegExp): Found[] =>
  [...text.matchAll(pattern)].map(({ index, 0: words }) => [index, words])

/** Everything there is to say about a warning: of other languages than English only what could tell who somebody was. */
export function remarksOn({ texts: [english, ...others] }: WarningContent, check: PlainCheck): readonly Remark[] {
  const whole = ({ title, summary, body }: WarningText) => [title, summary, body].join('\n\n')
  return [...readRemarks(english ? whole(english) : '', check), ...others.flatMap((one) => tellingIn(whole(one)))]
}

/** Everything there is to say about an English text, in the order of the text, what is about the whole first. Never throws. */
export function readRemarks(text: string, check: PlainCheck): readonly Remark[] {
  const found = [
    ...tellingIn(text),
    ...numbersIn(text, check),
    ...allOf(text, /\]\((?!https:|mailto:|#)[^)\]\s]*\)|\bhttp:\/\/[^\s)]+/g).map(
      remark(
        'link',
        'A link that does not begin with https:// can be changed on its way.',
        'Link to the https:// address.',
      ),
    ),
    ...wordsIn(text, check.words),
    ...loudIn(text, check.words),
    ...allOf(text, /\bsafe(?:ly|r|ty)?\b(?![- ]account)/gi).map(
      remark('promise', 'Nobody can promise that.', 'Say what to do instead of saying that it makes anybody safe.'),
    ),
    ...longIn(text),
    ...wholeOf(text),
  ]
  return found.sort((one, other) => (one.span?.[0] ?? -1) - (other.span?.[0] ?? -1))
}

const escaped = (words: readonly string[]) =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .join('|')
    .replaceAll(' ', '\\s+')

function wordsIn(text: string, { hard, officialese, fear }: PlainWords): Remark[] {
  const looked = (words: Readonly<Record<string, string>>, kind: RemarkKind, why: string) =>
    allOf(text, new RegExp(`\\b(?:${escaped(Object.keys(words))})\\b`, 'gi')).map((found) => {
      const plainer = words[found[1].toLowerCase().replace(/\s+/g, ' ')] ?? ''
      return remark(kind, why, plainer === '' ? 'Leave it out.' : `Perhaps: ${plainer}.`)(found)
    })
  return [
    ...looked(hard, 'hard', 'This word is hard for some readers.'),
    ...looked(officialese, 'passive', 'This is how offices write.'),
    ...allOf(text, /\b(?:was|were|is|are|been|being|be)\s+(?:\w+ly\s+)?\w+(?:ed|en)\s+by\b/gi).map(
      remark(
        'passive',
        'It is easier to read who did it first.',
        'Begin with who does it: “A man asked her”, not “She was asked by a man”.',
      ),
    ),
    ...allOf(text, new RegExp(`\\b(?:${escaped(fear)})\\b`, 'gi')).map(
      remark(
        'fear',
        'This may frighten. Frightened people are easier to deceive.',
        'Say calmly what happened and what to do.',
      ),
    ),
  ]
}

function loudIn(text: string, { acronyms }: PlainWords): Remark[] {
  const known = new Set(acronyms)
  const shouted = allOf(text, /\b[A-Z]{4,}\b(?:[ ,]+[A-Z]{2,}\b)*/g).filter(([, words]) => !known.has(words))
  return [
    ...shouted.map(
      remark(
        'loud',
        'Capitals read as shouting, and slowly.',
        'Write it in small letters; **bold** if it must stand out.',
      ),
    ),
    ...allOf(text, /!+/g).map(remark('loud', 'An exclamation mark makes it sound alarmed.', 'Use a full stop.')),
  ]
}

function longIn(text: string): Remark[] {
  return sentencesOf(text)
    .filter(({ words }) => words > longestSentence)
    .map(({ start, end, words }) =>
      remark(
        'long',
        `This sentence has ${words} words.`,
        'Make two of it. One thing a sentence.',
      )([start, text.slice(start, end)]),
    )
}

const phone = /(?<![\d/£.,-])(?:(?:\+44|0)[ -]?\d(?:[ -]?\d){7,9}|999|112|1(?:01|05|11|59)|7726)(?![\d%]|[.,]\d)/g
const national = (number: string) => number.replace(/[ -]/g, '').replace(/^\+440?/, '0')

function numbersIn(text: string, { isListed }: PlainCheck): Remark[] {
  return allOf(text, phone)
    .filter(([, number]) => !isListed(national(number)) && !/^07/.test(national(number)))
    .map(
      remark(
        'number',
        'Is this number right? It is not in the directory of genuine numbers.',
        'Ring it, or take one of the directory. If it is the false number, say so beside it.',
      ),
    )
}

const advice =
  /\b(?:hang up|put the (?:tele)?phone down|end the call|do not|don[’']t|never|ring|call|phone|report|check|ask|tell|close the door|keep the chain|say no)\b/i
const happened =
  /\b(?:rang|called|phoned|visited|knocked|received|got|came|sent|stole|took|lost|said|claimed|pretended|asked|told|were|was)\b/i
const place = /\b(?:in|at|near|around|across|of|for|came from)\s+(?:the\s+)?[A-Z][a-z]+/
const loss = /£\s?\d|\b(?:lost|stole|stolen|losses)\b/i

/** The first sentence that says what to do, as an imperative; -1 for none. */
function adviceAt(text: string): number {
  const found = sentencesOf(text).find(({ start, end }) => {
    const begins = /^[\s*_>#\d.-]*(?:if\b[^,\n]*,\s*|please\s+|instead,?\s+)?/i.exec(text.slice(start, end))![0].length
    return new RegExp(`^${advice.source}`, 'i').test(text.slice(start + begins, end))
  })
  return found?.start ?? -1
}

function* wholeOf(text: string): Generator<Remark> {
  if (text.trim() === '') return
  const told = adviceAt(text)
  const lost = text.search(loss)
  if (told < 0) yield whole('missing', 'It does not say what to do.', 'Say one thing to do, as “Put the phone down”.')
  if (!happened.test(text))
    yield whole('missing', 'It does not say what happened.', 'Say in a sentence or two what happened.')
  if (!place.test(text)) yield whole('missing', 'It does not say where.', 'Name the town or the district.')
  if (text.search(phone) < 0)
    yield whole('missing', 'It does not say whom to ring.', 'Give one genuine number, such as 101.')
  if (lost >= 0 && told < 0)
    yield whole('fear', 'Losses without anything to do only frighten.', 'Say what to do about it.')
  else if (lost >= 0 && lost < told)
    yield whole('order', 'What was lost stands before what to do.', 'Begin with what to do.')
  const age = readingAge(text)
  if (age !== null && age > wantedAge)
    yield whole(
      'age',
      `It is written for readers of about ${age}.`,
      `Short words and short sentences bring it down to ${wantedAge}.`,
    )
}
