import type { Span } from '../../values/span.ts'
import type { WarningReadingKept } from '../../values/warning.ts'
import { spanKey, valuesOf } from './field-words.ts'

/** What a field says instead: its whole value, and words of the text that show it. */
export interface Correction {
  readonly field: string
  readonly after: unknown
  readonly quote: string | null
  readonly undone_at: Date | null
}

/**
 * A reading with the corrections that stand, oldest first. Of a corrected field the words are kept that still belong to a value,
 * and those of the correction are looked for in `text`, which the spans point into.
 */
export function correctedReading(
  reading: WarningReadingKept,
  corrections: readonly Correction[],
  text: string,
): WarningReadingKept {
  return corrections
    .filter(({ undone_at }) => undone_at === null)
    .reduce((before, correction) => corrected(before, correction, text), reading)
}

function corrected(before: WarningReadingKept, { field, after, quote }: Correction, text: string): WarningReadingKept {
  const fields = { ...before.fields, [field]: after }
  const found = quote === null ? null : findWords(text, quote)
  const added = found ? [found] : []
  if (field === 'tactics' || field === 'advice')
    return { ...before, fields, spans: { ...before.spans, ...spansOfLabels({ before, field, after }, added) } }
  const old = before.spans[field] ?? []
  const gone = valuesOf(before, field).filter((value) => !includes(after, value))
  const kept = Array.isArray(after) && after.length > 0 ? old.filter((span) => !isOf(gone, text.slice(...span))) : []
  return { ...before, fields, spans: { ...before.spans, [field]: unique([...kept, ...added]) } }
}

const includes = (after: unknown, value: unknown): boolean =>
  Array.isArray(after) && after.some((one) => JSON.stringify(one) === JSON.stringify(value))

/** Whether the words are those of a value that is gone: a place, or the number of a contact. */
const isOf = (gone: readonly unknown[], words: string): boolean =>
  gone.some((value) =>
    typeof value === 'object' ? JSON.stringify(value).includes(JSON.stringify(words)) : String(value) === words,
  )

interface Labels {
  readonly before: WarningReadingKept
  readonly field: 'tactics' | 'advice'
  readonly after: unknown
}

/** Each label keeps its own words; new ones get those of the correction. */
function spansOfLabels({ before, field, after }: Labels, added: readonly Span[]): WarningReadingKept['spans'] {
  const was = new Set(valuesOf(before, field))
  const labels = Array.isArray(after) ? after.map(String) : []
  const each = labels.map((label): [string, readonly Span[]] => {
    const key = spanKey(field, label)
    return [key, was.has(label) ? (before.spans[key] ?? []) : added]
  })
  return { ...Object.fromEntries(each), [field]: unique(each.flatMap(([, spans]) => spans)) }
}

const unique = (spans: readonly Span[]): readonly Span[] =>
  spans.filter(([start, end], at) => spans.findIndex((other) => other[0] === start && other[1] === end) === at)

/** Where words stand first, whatever the spaces between them; null if they do not. */
export function findWords(text: string, words: string): Span | null {
  const parts = words
    .trim()
    .split(/\s+/)
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const match = parts[0] === '' ? null : new RegExp(parts.join(String.raw`\s+`)).exec(text)
  return match && [match.index, match.index + match[0].length]
}
