import type { Remark } from './remark.ts'

const roads =
  'Road|Rd|Street|St|Lane|Avenue|Ave|Close|Drive|Way|Court|Crescent|Terrace|Grove|Gardens|Row|Walk|Mews|Square|Rise|Place|Park|Hill|Green'
const road = `(?:[A-Z][a-z’']+ ){1,3}(?:${roads})\\b`
/** "84-year-old", "aged 84". */
const age = /\b(?:\d{2,3}[- ]years?[- ]old|aged \d{2,3})\b/i

const wanted = 'Leave it out, or write it so that nobody can be found by it.'

/** What could tell who somebody was, with why. */
const patterns: readonly (readonly [pattern: RegExp, why: string])[] = [
  [new RegExp(`\\b\\d{1,4}[a-z]?,? ${road}`, 'g'), 'A house with its number could tell who it was.'],
  [/\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/g, 'A whole postcode is only a few houses: it could tell who it was.'],
  [/\b(?:Mr|Mrs|Ms|Miss)\.? [A-Z][a-z]+(?: [A-Z][a-z]+)?/g, 'A name could tell who it was.'],
  [
    /\b[A-Z][a-z]+ [A-Z][a-z]+,? (?:\(|aged )?\d{2}\b(?![/:]| ?(?:January|February|March|April|May|June|July|August|September|October|November|December|[ap]m))/g,
    'A name with an age could tell who it was.',
  ],
  [/(?<!\d)(?:\+44|0)[ -]?7\d(?:[ -]?\d){8}(?!\d)/g, 'A mobile number may be somebody’s own.'],
  [
    /(?<![\w.+-])[\w.+-]{1,64}@(?![\w.-]*\b(?:police|gov|nhs)\.uk\b)[\w-]+(?:\.[\w-]+)+/g,
    'An e‑mail address may be somebody’s own.',
  ],
]

/** An age in the same paragraph as a street. */
function agesByStreets(text: string): Remark[] {
  return [...text.matchAll(/[^\n]+/g)].flatMap(({ index, 0: paragraph }) => {
    const found = age.exec(paragraph)
    if (!found || !new RegExp(`\\b${road}`).test(paragraph)) return []
    return [remarkAt(index + found.index, found[0], 'An age with a street could tell who it was.')]
  })
}

const remarkAt = (start: number, quote: string, why: string): Remark => ({
  kind: 'who',
  span: [start, start + quote.length],
  quote,
  why,
  suggestion: wanted,
})

/** Everything in a text that could tell who somebody was: names, houses, streets with ages, numbers, mail addresses. */
export const tellingIn = (text: string): readonly Remark[] => [
  ...patterns.flatMap(([pattern, why]) =>
    [...text.matchAll(pattern)].map(({ index, 0: quote }) => remarkAt(index, quote, why)),
  ),
  ...agesByStreets(text),
]
