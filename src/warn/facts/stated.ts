import { undoEscapes } from '../../read/front-matter.ts'
import { inPounds } from '../../values/count.ts'
import { longDate } from '../../values/day.ts'
import type { Knowledge } from '../../values/knowledge.ts'
import { dayInLondon } from '../../values/london-day.ts'
import type { Span } from '../../values/span.ts'
import type { StatedFact, WarningReadingKept } from '../../values/warning.ts'
import { type FactField, factFields, fieldNames, isContact, labelWords, spanKey, valuesOf } from './field-words.ts'
import { todayIn } from './today.ts'

export { type Correction, correctedReading } from './corrected.ts'

/** Titles by the label under which a reading lists tactics and advice, and the day on which the facts are stated. */
export interface FactNames {
  readonly tactics: ReadonlyMap<string, string>
  readonly advice: ReadonlyMap<string, string>
  /** YYYY-MM-DD. */
  readonly on: string
}

/** The names as the knowledge has them now. */
export const factNames = ({ tactics, advice }: Pick<Knowledge, 'tactics' | 'advice'>, now: Date): FactNames => ({
  tactics: new Map(tactics.map(({ id, title }) => [id, title])),
  advice: new Map(advice.map(({ id, title }) => [id, title])),
  on: dayInLondon(now),
})

/** A fact with where its words stand: UTF-16 offsets into the text. */
export interface PlacedFact extends StatedFact {
  readonly spans: readonly Span[]
  /** Of each quote the first place. */
  readonly places: readonly number[]
}

/**
 * Every fact of a reading in words, in the order of `fieldNames`: tactics, advice and contacts one by one, the others a field
 * each; what is not known is left out. `text` is what the spans point into.
 */
export function placedFacts(text: string, reading: WarningReadingKept, names: FactNames): readonly PlacedFact[] {
  return factFields.flatMap((field) => factsOf(field, reading, { text, names }))
}

/** The same for those who only print them: without places, without that it is a warning at all, or of no kind of crime. */
export const statedFacts = (text: string, reading: WarningReadingKept, names: FactNames): readonly StatedFact[] =>
  placedFacts(text, reading, names)
    .filter(({ field }) => field !== 'is_impersonation_warning' && (field !== 'crime_types' || hasKind(reading)))
    .map(({ spans: _, places: __, ...fact }) => fact)

const hasKind = (reading: WarningReadingKept) => valuesOf(reading, 'crime_types').some((kind) => kind !== 'other')

interface Saying {
  readonly text: string
  readonly names: FactNames
}

function factsOf(field: FactField, reading: WarningReadingKept, saying: Saying): readonly PlacedFact[] {
  const values = valuesOf(reading, field)
  const all = reading.spans[field] ?? []
  if (values.length === 0) return []
  const one = (some: readonly unknown[], spans: readonly Span[]) =>
    fact(field, { value: wordsOf(field, some, saying.names), spans }, saying)
  if (field === 'tactics' || field === 'advice')
    return values.map((label) => one([label], reading.spans[spanKey(field, String(label))] ?? []))
  if (field === 'contacts')
    return values.map((contact) =>
      one(
        [contact],
        all.filter((span) => isContact(contact) && saying.text.slice(...span) === contact.value),
      ),
    )
  return [one(values, all)]
}

function fact(
  field: FactField,
  { value, spans }: { value: string; spans: readonly Span[] },
  { text, names }: Saying,
): PlacedFact {
  const found = quotesOf(text, spans)
  const quotes = found.map(({ quote }) => quote)
  const today = longest(todayIn([value, ...quotes].join('\n'), names.on).map((old) => old.today))
  return {
    field,
    name: fieldNames[field],
    value,
    quotes,
    today: today.join(' ') || null,
    spans,
    places: found.map(({ start }) => start),
  }
}

/** Each once, and none that stands in another. */
const longest = (all: readonly string[]): readonly string[] =>
  [...new Set(all)].filter((one) => !all.some((other) => other.length > one.length && other.includes(one)))

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

/** The values of a field in words. */
export function wordsOf(field: FactField, values: readonly unknown[], names: FactNames): string {
  const words = values.map((value) => oneInWords(field, value, names))
  if (field === 'contacts') return words.join()
  return capital(words.join(field === 'places' || field === 'losses_gbp' ? '; ' : ', '))
}

function oneInWords(field: FactField, value: unknown, names: FactNames): string {
  if (field === 'is_impersonation_warning')
    return value === true ? 'a warning of somebody who pretends to be another' : 'no warning of that kind'
  if (isContact(value)) return value.what ? `${value.value} (${value.what})` : value.value
  if (typeof value === 'number') return field.endsWith('_gbp') ? inPounds(value) : value.toLocaleString('en-GB')
  const label = String(value)
  if (field === 'publish_date') return longDate(label)
  if (field === 'tactics' || field === 'advice') return names[field].get(label) ?? labelWords(field, label)
  return labelWords(field, label)
}

const longestQuote = 120

/** Cut between two words where it is too long. */
const shortened = (words: string): string =>
  words.length > longestQuote
    ? `${words
        .slice(0, longestQuote + 1)
        .replace(/\s+\S*$/, '')
        .slice(0, longestQuote)}…`
    : words

interface Quote {
  readonly quote: string
  readonly start: number
}

/** The words behind a fact without breaks and marks, each once however it is written, and none that stands in another. */
function quotesOf(text: string, spans: readonly Span[]): readonly Quote[] {
  const quotes = new Map<string, Quote>()
  for (const [start, end] of spans) {
    const plain = undoEscapes(text.slice(start, end)).replaceAll('*', '').replace(/\s+/g, ' ').trim()
    const quote = shortened(plain)
    if (quote !== '' && !quotes.has(quote.toLowerCase())) quotes.set(quote.toLowerCase(), { quote, start })
  }
  const kept = new Set(longest([...quotes.keys()]))
  return [...quotes].flatMap(([key, quote]) => (kept.has(key) ? [quote] : []))
}
