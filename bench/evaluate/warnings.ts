import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeText } from '../../src/read/document.ts'
import type { WarningFields } from '../../src/read/facts/facts.ts'
import { factsOf, loadGazetteer } from './facts-of.ts'
import { percent, type Score, scoreTally } from './figures.ts'
import { evaluateSeeds } from './seeds.ts'

type Label = WarningFields & { readonly id: string }

/** How one field fared: documents right as a whole, and its items found, wrong and missed. */
export interface FieldScore {
  documents: number
  exact: number
  right: number
  wrong: number
  missed: number
}

export interface WarningFigures {
  readonly fields: Readonly<Record<string, FieldScore & Score>>
  readonly seedsAreRight: boolean
}

const negativeFields = [
  'is_impersonation_warning',
  'crime_types',
  'places',
  'police_force',
  'publish_date',
  'contacts',
] as const
/**
 * Scores the facts on the labelled warnings in `<shared>/data/warnings` and on the seeds in `<shared>/seeds` with ten variants
 * each; prints a table and, with `show`, every difference. False when a seed or a variant is read wrong. `only` picks documents by number.
 */
export function evaluateWarnings(shared: string, { only = (_: number) => true, show = false } = {}): WarningFigures {
  const gazetteer = loadGazetteer(process.cwd())
  const folder = join(shared, 'data', 'warnings')
  const scores = new Map<string, FieldScore>()
  for (const name of readdirSync(folder).filter(
    (file) => /^\d+\.json$/.test(file) && only(Number.parseInt(file, 10)),
  )) {
    const label: Label = JSON.parse(readFileSync(join(folder, name), 'utf8'))
    const { fields } = factsOf(decodeText(readFileSync(join(folder, name.replace('.json', '.md')))), gazetteer)
    for (const field of Object.keys(fields) as (keyof WarningFields)[]) {
      if (!label.is_impersonation_warning && !negativeFields.some((scored) => scored === field)) continue
      const difference = count(scores, field, { got: items(fields[field]), want: items(label[field]) })
      if (show && difference) console.log(label.id, field, difference)
    }
  }
  const fields = Object.fromEntries([...scores].map(([field, score]) => [field, { ...score, ...scoreTally(score) }]))
  print(fields)
  return { fields, seedsAreRight: evaluateSeeds(join(shared, 'seeds'), gazetteer).wrong === 0 }
}

/** The comparable items of a value: contacts by their digits or address, words in lower case. */
function items(value: WarningFields[keyof WarningFields]): string[] {
  if (value === null) return []
  if (!Array.isArray(value)) return [plain(String(value))]
  return value.map((item: unknown) =>
    plain(isContact(item) ? item.value.replace(/\s/g, '').replace(/^https?:\/\/|\/$/g, '') : String(item)),
  )
}

const isContact = (item: unknown): item is { value: string } =>
  typeof item === 'object' && item !== null && 'value' in item
const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[\u2019\u2018]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()

function count(
  scores: Map<string, FieldScore>,
  field: string,
  { got, want }: { got: string[]; want: string[] },
): string | null {
  const score = scores.get(field) ?? { documents: 0, exact: 0, right: 0, wrong: 0, missed: 0 }
  scores.set(field, score)
  const wrong = got.filter((item) => !want.includes(item))
  const missed = want.filter((item) => !got.includes(item))
  score.documents++
  score.exact += wrong.length + missed.length === 0 ? 1 : 0
  score.right += got.length - wrong.length
  score.wrong += wrong.length
  score.missed += missed.length
  return wrong.length + missed.length === 0 ? null : `+ ${wrong.join(' | ')}   - ${missed.join(' | ')}`
}

function print(fields: WarningFigures['fields']): void {
  console.log('field                      documents exact  precision  recall     F1 (right/wrong/missed)')
  for (const [field, { documents, exact, right, wrong, missed, precision, recall, f1 }] of Object.entries(fields)) {
    const columns = [percent(exact / documents), percent(precision), percent(recall), percent(f1)]
    console.log(
      `${field.padEnd(28)}${String(documents).padStart(6)}${columns.map((one) => one.padStart(9)).join('')}   ${right}/${wrong}/${missed}`,
    )
  }
}
