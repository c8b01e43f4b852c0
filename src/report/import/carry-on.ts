import type { Areas } from '../../areas/open.ts'
import { findCoordinator } from '../../people/coordinator.ts'
import { endTurn, keepTurn, takeTurn } from '../../store/schedule.ts'
import type { Store } from '../../store/store.ts'
import { inTransaction, reading } from '../../store/transaction.ts'
import { DoorchainError } from '../../values/error.ts'
import { minuteMs } from '../../values/time-span.ts'
import type { ReportMeans } from '../means.ts'
import { type FileBytes, keptFile, lookInto } from './file.ts'
import type { ReportImport } from './imports.ts'
import { openJudge } from './judge.ts'
import { takeRows } from './take-in.ts'
import { readRecords } from './text.ts'

export interface CarryingOn {
  readonly areas: Areas
  readonly means: () => Promise<ReportMeans>
  readonly now: () => Date
  readonly isStopping?: () => boolean
}

const turnName = 'report-imports'

/** Takes in what was started at the desk and has not ended, one import after another; one process does it at a time. */
export async function carryOnImports(store: Store, by: CarryingOn): Promise<void> {
  const { now } = by
  if (!(await nextOf(store))) return
  const turn = await inTransaction(store, (db) => takeTurn(db, turnName, { now: now(), first: now() }))
  if (!turn) return
  try {
    for (let next = await nextOf(store); next && !by.isStopping?.(); next = await nextOf(store)) {
      await takeWhole(store, next, { ...by, keep: () => reading(store, (db) => keepTurn(db, turn, now())) })
      if (!(await reading(store, (db) => keepTurn(db, turn, now())))) return
    }
  } finally {
    await inTransaction(store, (db) => endTurn(db, turn, { done: now(), next: now() }))
  }
}

const nextOf = (store: Store) =>
  reading(store, (db) =>
    db
      .selectFrom('report_import as i')
      .selectAll('i')
      .where('started_at', 'is not', null)
      .where('ended_at', 'is', null)
      .where('taken_back_at', 'is', null)
      .where('i.id', 'in', db.selectFrom('report_import_piece').select('import_id'))
      .orderBy('i.id')
      .limit(1)
      .executeTakeFirst(),
  )

async function takeWhole(
  store: Store,
  one: ReportImport,
  { keep, ...by }: CarryingOn & { readonly keep: () => Promise<boolean> },
): Promise<void> {
  let kept = by.now().getTime()
  let isMine = true
  const isStopping = () => by.isStopping?.() === true || !isMine
  const tell = () => {
    if (by.now().getTime() - kept < minuteMs) return
    kept = by.now().getTime()
    void keep().then((still) => {
      isMine = still
    })
  }
  await takeFile(store, one, { ...by, file: keptFile(store, one.id), isStopping, tell })
}

export interface TakingFile extends CarryingOn {
  readonly file: FileBytes
  readonly tell: (progress: string) => void
}

/** Takes in the rest of one import, by what its importer may do now, and ends it. What is wrong with it is kept with it. */
export async function takeFile(store: Store, one: ReportImport, taking: TakingFile): Promise<void> {
  const { areas, file, now } = taking
  try {
    const importer = await reading(store, (db) => findCoordinator(db, one.imported_by))
    if (!importer) throw new DoorchainError('import-wrong', { problem: 'who sent it works here no more' })
    const means = await taking.means()
    const { headings } = await lookInto(file)
    const by = { grants: importer.grants, organisation: one.organisation_id }
    const judge = openJudge({ headings, mapping: one.mapping, areas, by, keyed: means.keyed, now: now() })
    const isDone = await takeRows(store, readRecords(file()), {
      ...taking,
      importId: one.id,
      organisation: one.organisation_id,
      judge,
      means,
    })
    if (isDone) await endImport(store, one.id, { now: now(), why: null })
  } catch (error) {
    if (!(error instanceof DoorchainError) || error.code !== 'import-wrong') throw error
    await endImport(store, one.id, { now: now(), why: error.message })
  }
}

/** Nothing more is taken in, and the file goes. */
async function endImport(store: Store, id: string, { now, why }: { now: Date; why: string | null }): Promise<void> {
  await inTransaction(store, async (db) => {
    await db
      .updateTable('report_import')
      .set({ ended_at: now, stopped_why: why?.slice(0, 600) ?? null })
      .where('id', '=', id)
      .where('ended_at', 'is', null)
      .execute()
    await db.deleteFrom('report_import_piece').where('import_id', '=', id).execute()
  })
}
