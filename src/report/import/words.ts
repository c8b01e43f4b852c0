import type { CollectionMethod, ReportFor, ReportKind, ReportOutcome } from '../../values/report.ts'
import { collectionMethods, reportFor, reportKinds, reportOutcomes } from '../../values/report.ts'

type Words<T extends string> = readonly (readonly [T, RegExp])[]

/** The first that fits; a sighting is looked for before a call, since "seen at a cash machine, phoned in" is one. */
const kinds: Words<ReportKind> = [
  ['sighting', /\b(?:sighting|seen at|atm|cash ?(?:machine|point))\b/],
  ['visit', /\b(?:visit\w*|door\w*|in person|face to face|called at|caller at|attended)\b/],
  [
    'message',
    /\b(?:text\w*|sms|e ?mail\w*|message\w*|whats ?app|messenger|social media|online|web\w*|internet|facebook)\b/,
  ],
  ['post', /\b(?:post|postal|posted|letter|mail|parcel|leaflet)\b/],
  ['call', /\b(?:call\w*|phone\w*|tele\w*|ring|rang|landline|mobile|voice\w*|vishing)\b/],
]
const outcomes: Words<ReportOutcome> = [
  ['nothing', /\b(?:no (?:loss|money|details|harm)|nothing|none|attempt\w*|not? lost|unsuccessful|targeted|no)\b/],
  ['lost', /\b(?:lost|loss|paid|handed over|completed|successful|full|money|yes|victim)\b/],
  ['shared', /\b(?:shared|gave|given|disclosed|details|information|card|password|pin)\b/],
]
const whose: Words<ReportFor> = [
  ['work', /\b(?:bank|branch|staff|work|cashier|shop|retailer|professional|officer)\b/],
  ['other', /\b(?:other|friend|family|relative|son|daughter|neighbour|carer|third party|behalf|someone|somebody)\b/],
  ['self', /\b(?:self|victim|himself|herself|person|own|me|yes)\b/],
]
const methods: Words<CollectionMethod> = [
  ['courier', /\b(?:courier|collect\w*|picked up|driver came)\b/],
  ['taxi', /\b(?:taxi|cab|uber)\b/],
  ['remote-access', /\b(?:remote|any ?desk|team ?viewer|software|computer access)\b/],
  ['gift-cards', /\b(?:gift|voucher\w*|steam|itunes)\b/],
  ['crypto', /\b(?:crypto\w*|bitcoin|btc|wallet)\b/],
  ['cash-machine', /\b(?:atm|cash ?(?:machine|point))\b/],
  ['at-the-door', /\b(?:door\w*|on site|cash to)\b/],
  ['transfer', /\b(?:transfer\w*|bacs|faster payment\w*|bank account|app fraud)\b/],
  ['taken', /\b(?:distract\w*|stolen|theft|taken|without being noticed)\b/],
  ['post', /\b(?:post|posted|letter|parcel|mail)\b/],
]

const plain = (cell: string) =>
  cell
    .slice(0, 300)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

function pick<T extends string>(cell: string, exact: readonly T[], words: Words<T>): T | null {
  const text = plain(cell)
  return exact.find((one) => plain(one) === text) ?? words.find(([, pattern]) => pattern.test(text))?.[0] ?? null
}

/** Each null where the cell says none of them. */
export const readKind = (cell: string): ReportKind | null => pick(cell, reportKinds, kinds)
export const readOutcome = (cell: string): ReportOutcome | null => pick(cell, reportOutcomes, outcomes)
export const readFor = (cell: string): ReportFor | null => pick(cell, reportFor, whose)
export const readMethod = (cell: string): CollectionMethod | null =>
  pick(cell, Object.keys(collectionMethods) as CollectionMethod[], methods)

/** Words for a cell that holds nothing. */
const empty = /^(?:|-+|n\/?a|none|nil|null|not (?:known|stated|recorded|given)|unknown|unk|\?+)$/i

/** A cell without what stands for nothing. */
export const given = (cell: string | undefined): string => {
  const text = (cell ?? '').trim()
  return empty.test(text) ? '' : text
}

/** Pounds of "£1,234.50" or "1234"; null for none, undefined where it is no amount. */
export function readPounds(cell: string): number | null | undefined {
  const text = cell.replace(/^(?:£|gbp)\s*/i, '').replace(/\s*(?:gbp|pounds)$/i, '')
  if (text === '') return null
  if (!/^(?:\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.\d{1,2})?$/.test(text)) return undefined
  const pounds = Number(text.replaceAll(',', ''))
  return pounds === 0 ? null : pounds
}

/** Years of "72" or "72 years"; null for a band such as "65-74" or "80+", undefined where it is no age. */
export function readAge(cell: string): number | null | undefined {
  const years = /^(\d{1,3})(?:\.0)?\s*(?:years?(?: old)?|yrs?|yo)?$/i.exec(cell)?.[1]
  if (years !== undefined) return Number(years)
  return /^(?:(?:over|under|above|aged)\s*)?\d{1,3}\s*(?:(?:[-–]|to)\s*\d{1,3}|\+|or over|plus|s)?(?: years)?$/i.test(
    cell,
  )
    ? null
    : undefined
}

/** Several values of one cell. */
export const several = (cell: string): string[] =>
  cell
    .split(/[;|\r\n]+/)
    .map((one) => given(one))
    .filter(Boolean)

/** Numbers of one cell; undefined where a spreadsheet shows a long one as 4.47701E+11. */
export function severalNumbers(cell: string): readonly string[] | undefined {
  if (/\d\.\d+e\+\d+/i.test(cell)) return undefined
  return several(cell.replaceAll(',', ';')).map((one) => one.replace(/^'/, ''))
}
