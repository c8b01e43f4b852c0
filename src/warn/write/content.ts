import { z } from 'zod'
import type { AreaView } from '../../areas/view.ts'
import { DoorchainError } from '../../values/error.ts'
import { dayMs } from '../../values/time-span.ts'
import {
  counters,
  type WarningContent,
  type WarningLanguage,
  type WarningText,
  warningLanguages,
} from '../../values/warning.ts'
import { knownAreas } from '../person.ts'

/** Longest parts of a warning, in UTF-16 code units. */
export const longest = { title: 150, summary: 400, body: 20_000 } as const
const mostLanguages = 10
const mostAreas = 400

/** How long a warning holds unless its writer says otherwise, and at most: then somebody looks at it again. */
const usualDays = 30
const mostDays = 366

const hidden = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/
const line = (most: number, name: string) =>
  z
    .string()
    .transform((text) => text.replace(/\s+/g, ' ').trim())
    .refine((text) => text.length <= most, `${name} is longer than ${most} characters; make it shorter`)
    .refine((text) => !hidden.test(text), `${name} holds signs that cannot be shown`)
const body = z
  .string()
  .transform((text) => text.replace(/\r\n?/g, '\n').trim())
  .refine(
    (text) => text.length <= longest.body,
    `The warning is longer than ${longest.body} characters; make it shorter`,
  )
  .refine((text) => !hidden.test(text), 'The warning holds signs that cannot be shown')

const languages = Object.keys(warningLanguages) as [WarningLanguage, ...WarningLanguage[]]
const text = z.strictObject({
  language: z.enum(languages),
  title: line(longest.title, 'The title'),
  summary: line(longest.summary, 'The summary'),
  body,
})

const content = z.strictObject({
  texts: z
    .array(text)
    .min(1)
    .max(mostLanguages)
    .refine(([first]) => first?.language === 'en', 'English comes first')
    .refine(
      (texts) => new Set(texts.map(({ language }) => language)).size === texts.length,
      'A language is there twice',
    ),
  areas: z.array(z.string().max(20)).max(mostAreas),
  expires: z.iso.datetime().nullable(),
  counters: z.array(z.enum(counters)).max(counters.length),
})

/** What a draft says, from outside. Parts may be empty yet. Throws `input-wrong` saying what to change. */
export function parseContent(input: unknown, view: AreaView): WarningContent {
  const parsed = content.safeParse(input)
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!
    const isOurs = /^(?:The |English |A )/.test(message)
    throw new DoorchainError('input-wrong', {
      problem: isOurs ? message : `${path.join('.') || 'The draft'}: ${message}`,
      part: path.join('.'),
    })
  }
  const areas = knownAreas(view, parsed.data.areas)
  if (!areas)
    throw new DoorchainError('input-wrong', { problem: 'An area is no police force or district', part: 'areas' })
  return { ...parsed.data, areas, counters: [...new Set(parsed.data.counters)] }
}

/** Why a warning cannot be put forward or published as it is: every reason. `now` is when it would be. */
export function* missingIn({ texts, areas, expires }: WarningContent, now: Date): Generator<string> {
  for (const { language, title, summary, body } of texts) {
    const where = language === 'en' ? '' : ` in ${warningLanguages[language]}`
    if (title.length < 5) yield `it has no title${where}`
    if (summary.length < 10) yield `it has no summary${where}`
    if (body.length < 20) yield `it has no text${where}`
  }
  if (areas.length === 0) yield 'it has no area'
  const days = expires === null ? null : (Date.parse(expires) - now.getTime()) / dayMs
  if (days === null) yield 'it has no last day'
  else if (days <= 0) yield 'its last day is over'
  else if (days > mostDays) yield `its last day is more than a year away`
}

/** Throws `warning-wrong` with every reason. */
export function demandWhole(content: WarningContent, now: Date): void {
  const missing = [...missingIn(content, now)]
  if (missing.length > 0) throw new DoorchainError('warning-wrong', { problem: missing.join('; ') })
}

const noon = (day: string) => new Date(`${day}T12:00:00Z`)
const hourThere = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', hourCycle: 'h23' })

/** The last minute of a day in the United Kingdom, ISO; null for what is no date. `day` as YYYY-MM-DD. */
export function endOfDay(day: string): string | null {
  if (!z.iso.date().safeParse(day).success) return null
  const summer = Number(hourThere.format(noon(day))) - 12
  return new Date(Date.parse(`${day}T23:59:00Z`) - summer * 3_600_000).toISOString()
}

/** The last day of a warning that is begun now, to the minute, ISO. */
export const usualEnd = (now: Date): string =>
  endOfDay(new Date(now.getTime() + usualDays * dayMs).toISOString().slice(0, 10))!

export const emptyText = (language: WarningLanguage): WarningText => ({ language, title: '', summary: '', body: '' })

/** What a draft from nothing says. */
export const emptyContent = (now: Date): WarningContent => ({
  texts: [emptyText('en')],
  areas: [],
  expires: usualEnd(now),
  counters: [],
})
