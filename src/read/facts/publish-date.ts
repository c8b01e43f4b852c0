import { findDates, isoDate } from '../entities/date.ts'
import type { Field } from '../front-matter.ts'
import type { Fact, Page } from './page.ts'

/** `publish_date` in ISO form, from the front matter, the address, or a date line; null unless day, month and year are shown. */
export function readPublishDate(page: Page): Fact<string | null> {
  const { fields, text } = page.document
  for (const name of ['publish.date', 'date', 'published', 'publish']) {
    const date = dateIn(text, fields.get(name))
    if (date) return date
  }
  return dateInAddress(text, fields.get('url')) ?? dateLine(page) ?? { value: null, spans: [] }
}

function dateIn(text: string, field: Field | undefined): Fact<string> | null {
  if (!field) return null
  const date = findDates(text, ...field.span)[0]
  const value = date && isoDate(date)
  return value ? { value, spans: [[date.start, date.end]] } : null
}

const inAddress =
  /\/(?<y>20\d\d)[/-](?<m>\d{1,2})[/-](?<d>\d{1,2})(?=[/-]|$)|[/-](?<d2>\d{2})-(?<m2>\d{2})-(?<y2>20\d\d)(?=[/-]|$)/

function dateInAddress(text: string, field: Field | undefined): Fact<string> | null {
  const match = field && inAddress.exec(text.slice(...field.span))
  if (!match) return null
  const { y, m, d, y2, m2, d2 } = match.groups!
  const start = field.span[0] + match.index + 1
  const end = field.span[0] + match.index + match[0].length
  return {
    value: isoDate({ year: Number(y ?? y2), month: Number(m ?? m2), day: Number(d ?? d2) })!,
    spans: [[start, end]],
  }
}

const dateOnly =
  /^\W*(?:(?:first\s+)?(?:published|posted|updated|date|added|created)(?:\s+on)?:?\s*)?(?:\d{1,2}:\d{2}\s*(?:am|pm)?,?\s*)?$/i

/** A line of the body that holds nothing but its date. */
function dateLine(page: Page): Fact<string> | null {
  for (const sentence of page.body.slice(0, 6)) {
    const date = findDates(page.text, sentence.start, sentence.end)[0]
    const value = date && isoDate(date)
    if (!value) continue
    const rest = page.text.slice(date.end, sentence.end)
    if (
      dateOnly.test(page.text.slice(sentence.start, date.start)) &&
      /^[\s\W]*(?:at\s+)?(?:\d{1,2}[:.]\d{2}\s*(?:am|pm)?)?\W*$/i.test(rest)
    )
      return { value, spans: [[date.start, date.end]] }
  }
  return null
}
