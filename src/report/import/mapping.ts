import { z } from 'zod'
import { DoorchainError } from '../../values/error.ts'
import { type ImportField, type ImportMapping, importFields } from '../../values/import-mapping.ts'
import { reportFor, reportKinds } from '../../values/report.ts'

const fieldNames = Object.keys(importFields) as ImportField[]
/** Without these a row says too little. */
const neededFields: readonly ImportField[] = ['date', 'district']

const schema = z.strictObject({
  columns: z.partialRecord(z.enum(fieldNames), z.string().trim().min(1).max(200)),
  dates: z.enum(['day-first', 'month-first']).default('day-first'),
  kind: z.enum(reportKinds).default('call'),
  forWhom: z.enum(reportFor).default('self'),
})

/** A mapping from outside, for a file with these headings. Throws `import-wrong`. */
export function parseMapping(input: unknown, headings: readonly string[]): ImportMapping {
  const parsed = schema.safeParse(input)
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!
    throw new DoorchainError('import-wrong', { problem: `the mapping, ${path.join('.') || 'as a whole'}: ${message}` })
  }
  const missing = neededFields.find((field) => !parsed.data.columns[field])
  if (missing)
    throw new DoorchainError('import-wrong', { problem: `no column was chosen for “${importFields[missing][0]}”` })
  for (const heading of Object.values(parsed.data.columns))
    if (!headings.includes(heading))
      throw new DoorchainError('import-wrong', { problem: `there is no column “${heading.slice(0, 60)}”` })
  return parsed.data
}

/** Headings that differ from one another: an empty one is its number, one that is there twice is counted. */
export function headingsOf(cells: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return cells.map((cell, at) => {
    const name = cell.replace(/\s+/g, ' ').slice(0, 180) || `Column ${at + 1}`
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return times === 1 ? name : `${name} (${times})`
  })
}

/** What forces and councils call their columns; of several that fit a field, the first pattern counts. */
const known: readonly (readonly [ImportField, RegExp])[] = [
  [
    'reference',
    /\b(?:urn|nfrc|crime (?:number|no|ref\w*)|(?:incident|occurrence|log|case|report|record|your|our)?\s*(?:ref(?:erence)?|id|urn)(?: (?:number|no))?)\b/,
  ],
  ['date', /\b(?:date|day)\b(?!.*\b(?:birth|recorded|created|reported|entered|closed)\b)/],
  ['date', /\bdate\b(?!.*\bbirth\b)/],
  ['time', /\btime\b/],
  ['district', /\b(?:lad|district|borough|local authority|council|csp|lpa|la (?:code|name))\b/],
  ['district', /\b(?:post ?code|postal)\b/],
  ['district', /\b(?:lsoa|town|place|location|ward|area|city)\b/],
  ['force', /\b(?:force|constabulary)\b/],
  [
    'account',
    /\b(?:account of|mo|m o|modus|summary|description|narrative|details|what happened|circumstances|free text|notes)\b/,
  ],
  ['spoken', /\b(?:call ?back|number (?:to (?:ring|call)|given|spoken)|spoken)\b/],
  [
    'shown',
    /\b(?:suspect|caller|offender|incoming|shown|cli)\b.*\b(?:number|no|phone|tel\w*|id|cli)\b|\b(?:number shown|cli|caller ?id|shown)\b/,
  ],
  ['shown', /\b(?:tel\w*|phone)\b(?!.*\b(?:victim|informant|contact|home|complainant)\b)/],
  ['aliases', /\b(?:alias|aka|(?:caller|offender|suspect)s? name|name (?:used|given)|false name)/],
  ['claimed', /\b(?:purport\w*|claim\w*|imperson\w*|organi[sz]ation|posing)\b/],
  ['method', /\b(?:payment|collection|hand\w* over|method of (?:payment|transfer))\b/],
  ['accounts', /\b(?:sort code|account (?:number|no)|beneficiary|payee|mule)\b/],
  ['urls', /\b(?:url|web ?site|web address|link|domain)\b/],
  ['outcome', /\b(?:outcome|result|attempt\w*)\b/],
  ['loss', /\b(?:loss|lost|amount|value|pounds|gbp)\b|£/],
  ['age', /\bage\b/],
  ['kind', /\b(?:kind|method|type|channel|contact|approach|category)\b/],
  ['forWhom', /\b(?:reported by|informant|who tells|reporter)\b/],
  ['latitude', /\blat(?:itude)?\b/],
  ['longitude', /\b(?:lon|long|lng|longitude)\b/],
]

/** A first mapping by the headings alone, for a person to put right. */
export function guessMapping(headings: readonly string[]): ImportMapping {
  const columns: Partial<Record<ImportField, string>> = {}
  const taken = new Set<string>()
  const plain = headings.map((heading) => [heading, tidy(heading)] as const)
  const take = (field: ImportField, isIt: (tidied: string) => boolean) => {
    const found = plain.find(([heading, tidied]) => !taken.has(heading) && isIt(tidied))
    if (columns[field] !== undefined || !found) return
    columns[field] = found[0]
    taken.add(found[0])
  }
  for (const field of fieldNames)
    take(field, (tidied) => tidied === tidy(field) || tidied === tidy(importFields[field][0]))
  for (const [field, pattern] of known) take(field, (tidied) => pattern.test(tidied))
  return { columns, dates: 'day-first', kind: 'call', forWhom: 'self' }
}

const tidy = (heading: string) =>
  heading
    .slice(0, 200)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^a-z0-9£]+/g, ' ')
    .trim()
