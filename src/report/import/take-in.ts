import { setImmediate as breathe } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Store } from '../../store/store.ts'
import { type Db, inTransaction } from '../../store/transaction.ts'
import { countInWords } from '../../values/count.ts'
import type { CsvRow } from '../../values/csv.ts'
import type { ImportProblem } from '../../values/import-mapping.ts'
import type { ReportAnswers } from '../../values/report.ts'
import type { ReportMeans } from '../means.ts'
import { takeReport } from '../take.ts'
import type { JudgedRow } from './judge.ts'
import { inBatches, mostProblems } from './trial.ts'

export interface TakingIn {
  readonly importId: string
  readonly organisation: string
  readonly judge: (row: CsvRow) => JudgedRow
  readonly means: ReportMeans
  readonly now: () => Date
  readonly tell: (progress: string) => void
  readonly isStopping?: () => boolean
}

/** Rows of one transaction: each takes a few milliseconds, and an embedded database does nothing else meanwhile. */
const atOnce = 25
const toldEvery = 1_000

/**
 * Takes in the rows of an import that were not looked at yet, a few in a transaction with the count of them: whatever ends
 * it, it goes on after the last of them. False where it was stopped, or another process goes on with it.
 */
export async function takeRows(store: Store, records: AsyncIterable<CsvRow>, taking: TakingIn): Promise<boolean> {
  const { importId, tell } = taking
  const { found } = await store.db
    .selectFrom('report_import')
    .select('found')
    .where('id', '=', importId)
    .executeTakeFirstOrThrow()
  let at = 0
  for await (const rows of inBatches(records, atOnce)) {
    const left = rows.slice(Math.max(0, found - at))
    const before = at + rows.length - left.length
    at += rows.length
    if (left.length === 0) continue
    if (taking.isStopping?.()) return false
    if (!(await inTransaction(store, (db) => takeBatch(db, { rows: left, before }, taking)))) return false
    if (Math.floor(at / toldEvery) > Math.floor(before / toldEvery)) tell(`${countInWords(at)} rows looked at.`)
    await breathe()
  }
  return true
}

/** Rows, and how many were looked at before them. */
interface Batch {
  readonly rows: readonly CsvRow[]
  readonly before: number
}

/** False where the import is not where this process left it. */
async function takeBatch(db: Db, { rows, before }: Batch, taking: TakingIn): Promise<boolean> {
  const judged = rows.map(taking.judge)
  const claimed = await db
    .updateTable('report_import')
    .set({ found: before + rows.length })
    .where('id', '=', taking.importId)
    .where('found', '=', before)
    .where('ended_at', 'is', null)
    .where('taken_back_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!claimed) return false
  let [added, same, failed] = [0, 0, 0]
  for (const row of judged) {
    if (row.answers === null) failed++
    else if (await isNew(db, row.answers, { ...taking, reference: row.reference })) added++
    else same++
  }
  const problems: ImportProblem[] = judged.flatMap(({ row, problems: all }) => all.map((one) => ({ row, ...one })))
  await db
    .updateTable('report_import')
    .set((is) => ({
      added: is('added', '+', added),
      same: is('same', '+', same),
      failed: is('failed', '+', failed),
    }))
    .$if(problems.length > 0, (set) =>
      set.set({
        problems: sql<string>`case when jsonb_array_length(problems) < ${mostProblems}
          then problems || ${JSON.stringify(problems)}::jsonb else problems end`,
      }),
    )
    .where('id', '=', taking.importId)
    .execute()
  return true
}

/** Takes one report in; false where it was there already. */
async function isNew(db: Db, answers: ReportAnswers, taking: TakingIn & { reference: string }): Promise<boolean> {
  const { organisation, importId, means, now, reference } = taking
  const taken = await takeReport(db, answers, {
    via: 'import',
    origin: null,
    organisation,
    trust: 'trusted',
    theirReference: reference,
    importId,
    code: false,
    now: now(),
    means,
  })
  return !taken.isSame
}
