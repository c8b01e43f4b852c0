import { setImmediate as breathe } from 'node:timers/promises'
import type { Store } from '../../store/store.ts'
import { type Db, reading } from '../../store/transaction.ts'
import type { CsvRow } from '../../values/csv.ts'
import type { ImportProblem } from '../../values/import-mapping.ts'
import type { ReportAnswers } from '../../values/report.ts'
import type { JudgedRow } from './judge.ts'

/** What would be taken in. */
export interface Trial {
  readonly found: number
  readonly fit: number
  /** Of those that fit: there already, or twice in the file. */
  readonly same: number
  readonly failed: number
  /** The first rows that fit, as they were understood. */
  readonly first: readonly { readonly row: number; readonly answers: ReportAnswers }[]
  /** Up to `mostProblems`. */
  readonly problems: readonly ImportProblem[]
  /** What is left out or put roughly, and in how many rows. */
  readonly notes: readonly { readonly field: string; readonly problem: string; readonly rows: number }[]
  /** Whether all rows of the file were looked at. */
  readonly isWhole: boolean
}

export interface Trying {
  readonly judge: (row: CsvRow) => JudgedRow
  readonly organisation: string
  /** Rows after so many are not looked at. */
  readonly most?: number
}

export const mostProblems = 1_000
const mostShown = 5
/** Rows between which other requests are answered. */
const atOnce = 25

/** Looks through all rows and takes nothing in; the first record is the headings. Throws `import-wrong` of the file. */
export async function tryImport(
  store: Store,
  records: AsyncIterable<CsvRow>,
  { judge, organisation, most = Number.POSITIVE_INFINITY }: Trying,
): Promise<Trial> {
  const trial = { found: 0, fit: 0, same: 0, failed: 0 }
  const first: { row: number; answers: ReportAnswers }[] = []
  const problems: ImportProblem[] = []
  const notes = new Map<string, { field: string; problem: string; rows: number }>()
  const seen = new Set<string>()
  for await (const rows of inBatches(records, atOnce)) {
    if (trial.found >= most) return { ...trial, first, problems, notes: [...notes.values()], isWhole: false }
    const judged = rows.map(judge)
    trial.found += judged.length
    const fit = judged.filter(({ answers }) => answers !== null)
    const known = await reading(store, (db) => referencesKept(db, organisation, fit))
    for (const { row, answers, reference, problems: wrong, notes: told } of judged) {
      for (const note of told) {
        const key = `${note.field} ${note.problem}`
        notes.set(key, { ...note, rows: (notes.get(key)?.rows ?? 0) + 1 })
      }
      for (const one of wrong) if (problems.length < mostProblems) problems.push({ row, ...one })
      if (answers === null) {
        trial.failed++
        continue
      }
      trial.fit++
      if (known.has(reference) || seen.has(reference)) trial.same++
      seen.add(reference)
      if (first.length < mostShown) first.push({ row, answers })
    }
    await breathe()
  }
  return { ...trial, first, problems, notes: [...notes.values()], isWhole: true }
}

async function referencesKept(db: Db, organisation: string, rows: readonly JudgedRow[]): Promise<ReadonlySet<string>> {
  if (rows.length === 0) return new Set()
  const kept = await db
    .selectFrom('report')
    .select('their_reference')
    .where('organisation_id', '=', organisation)
    .where(
      'their_reference',
      'in',
      rows.map(({ reference }) => reference),
    )
    .execute()
  return new Set(kept.map(({ their_reference }) => their_reference!))
}

/** The records after the headings, so many at a time. */
export async function* inBatches(records: AsyncIterable<CsvRow>, size: number): AsyncGenerator<CsvRow[]> {
  let batch: CsvRow[] = []
  let isHeading = true
  for await (const row of records) {
    if (!isHeading) batch.push(row)
    isHeading = false
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
