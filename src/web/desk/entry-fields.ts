import type { Listing } from '../../directory/entries/directory.ts'
import { daysAfter } from '../../values/day.ts'

const kinds = ['phone', 'sms', 'email', 'web'] as const
/** An entry is checked again after a year. */
const validDays = 365

/** The fields of the form that shows an entry, or an empty one that was checked today. */
export function fieldsOfEntry(entry: Listing | undefined, now: Date): URLSearchParams {
  const today = now.toISOString().slice(0, 10)
  const fields = new URLSearchParams({ checked: today, expires: daysAfter(today, validDays), confidence: 'H' })
  if (!entry) return fields
  const [source] = entry.sources
  const given: Readonly<Record<string, string | null | undefined>> = {
    id: entry.id,
    organisation: entry.organisation,
    use: entry.use,
    never: entry.never,
    hours: entry.hours,
    confidence: entry.confidence,
    publisher: source?.publisher,
    address: source?.address,
    date: source?.date,
  }
  for (const [name, value] of Object.entries(given)) if (value) fields.set(name, value)
  for (const kind of kinds) {
    const values = entry.reach.filter((way) => way.kind === kind).map(({ value }) => value)
    if (values.length > 0) fields.set(kind, values.join(', '))
  }
  for (const rule of entry.rules) fields.append('rules', rule)
  for (const nation of entry.nations) fields.append('nations', nation)
  return fields
}

/** The entry that a form tells, as it stands there: the directory says what is wrong with it. */
export function entryFrom(fields: URLSearchParams): unknown {
  const text = (name: string) => (fields.get(name) ?? '').trim().slice(0, 1_000)
  const many = (name: string) =>
    text(name)
      .split(',')
      .map((value) => value.trim())
      .filter(Boolean)
  return {
    id: text('id').toLowerCase(),
    organisation: text('organisation'),
    reach: kinds.flatMap((kind) => many(kind).map((value) => ({ kind, value }))),
    use: text('use'),
    rules: fields.getAll('rules'),
    never: text('never') || null,
    hours: text('hours') || null,
    nations: fields.getAll('nations'),
    sources: [{ publisher: text('publisher'), address: text('address'), date: text('date') || null }],
    checked: text('checked'),
    expires: text('expires'),
    confidence: text('confidence'),
  }
}
