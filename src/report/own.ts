import { type Eraser, erasedHash, erasedHashSql, erasing } from '../store/erasure.ts'
import type { Session, Store } from '../store/store.ts'
import { schemaName } from '../store/tables.ts'
import { type Db, inTransaction, reading } from '../store/transaction.ts'
import { DoorchainError } from '../values/error.ts'
import type { ReportAnswers } from '../values/report.ts'
import { givenAnswers } from './given.ts'
import { countReportTry, type Trying } from './limits.ts'
import { codeHashOf, idOf, referenceOf } from './reference.ts'

/** A report as whoever sent it finds it again. */
export interface OwnReport {
  readonly id: string
  readonly serial: string
  /** "ABCD-EFGH-2345". */
  readonly reference: string
  readonly receivedAt: Date
  /** As they are kept, with what our reader found in the words; the account is empty once its time is over. */
  readonly answers: ReportAnswers
  /** What was added since by whoever sent it. */
  readonly notes: readonly { readonly words: string; readonly at: Date }[]
  readonly evidence: readonly OwnEvidence[]
}

export interface OwnEvidence {
  readonly id: string
  readonly mediaType: string
  readonly bytes: number
  readonly at: Date
}

export interface OwnKey extends Trying {
  readonly reference: string
  readonly code: string
}

const unknown = () => new DoorchainError('report-unknown')

/** Opens a report by its reference and code. Throws `report-unknown` for either that is wrong, and `too-many-tries`. */
export async function openOwn(store: Store, { reference, code, ...trying }: OwnKey): Promise<OwnReport> {
  await reading(store, (db) => countReportTry(db, 'open', trying))
  const id = idOf(reference)
  const own = id && (await reading(store, (db) => readOwn(db, id, codeHashOf(id, code))))
  if (!own) throw unknown()
  return own
}

async function readOwn(db: Db, id: string, codeHash: string): Promise<OwnReport | null> {
  const row = await db
    .selectFrom('report')
    .selectAll()
    .where('id', '=', id)
    .where('code_hash', '=', codeHash)
    .executeTakeFirst()
  if (!row) return null
  const { serial, received_at: receivedAt } = row
  const contact = await db.selectFrom('report_contact').selectAll().where('report', '=', serial).executeTakeFirst()
  const notes = await db
    .selectFrom('report_note')
    .select(['words', 'at'])
    .where('report', '=', serial)
    .where('by', 'is', null)
    .orderBy('id')
    .execute()
  const evidence = await db
    .selectFrom('report_evidence')
    .select((of) => [
      'id',
      'media_type as mediaType',
      of.fn<number>('octet_length', ['bytes']).as('bytes'),
      'added_at as at',
    ])
    .where('report', '=', serial)
    .orderBy('added_at')
    .orderBy('id')
    .execute()
  const answers = givenAnswers(row, contact ?? null)
  return { id, serial, reference: referenceOf(id), receivedAt, answers, notes, evidence }
}

/** Notes that whoever sent a report may add. */
const mostNotes = 20

/** Adds words to a report. Throws `report-unknown` where it was taken back meanwhile, `report-wrong` for too many. */
export async function addToReport(
  store: Store,
  own: Pick<OwnReport, 'serial'>,
  { words, now }: { words: string; now: Date },
): Promise<void> {
  await inTransaction(store, async (db) => {
    await holdOwn(db, own)
    const { count } = await db
      .selectFrom('report_note')
      .select((of) => of.fn.countAll<string>().as('count'))
      .where('report', '=', own.serial)
      .where('by', 'is', null)
      .executeTakeFirstOrThrow()
    if (Number(count) >= mostNotes)
      throw new DoorchainError('report-wrong', { problem: `at most ${mostNotes} notes can be added to a report` })
    await db.insertInto('report_note').values({ report: own.serial, by: null, words, at: now }).execute()
  })
}

/** Holds the row until the end of the transaction. Throws `report-unknown` if it is gone. */
export async function holdOwn(db: Db, { serial }: Pick<OwnReport, 'serial'>): Promise<void> {
  const row = await db.selectFrom('report').select('serial').where('serial', '=', serial).forUpdate().executeTakeFirst()
  if (!row) throw unknown()
}

/**
 * Takes a report back: it goes with its words, contact, notes, evidence, links and place in any series, and cannot come
 * back with a backup. That the desk did something with it stays in the audit, under a hash. Throws `report-unknown`.
 */
export async function withdrawReport(
  store: Store,
  { id, serial }: Pick<OwnReport, 'id' | 'serial'>,
  now: Date,
): Promise<void> {
  await erasing(store, now, async ({ db, erase }) => {
    const gone = await db.deleteFrom('report').where('serial', '=', serial).returning('id').executeTakeFirst()
    if (!gone) throw unknown()
    const erased = { kind: 'report', id } as const
    await db
      .updateTable('audit')
      .set({ subject_id: erasedHash(erased), before: null, after: null })
      .where('subject_kind', '=', 'report')
      .where('subject_id', '=', id)
      .execute()
    await erase(erased)
  })
}

/** What a restore does again: a report taken back since the backup. */
export const reportEraser: Eraser = {
  kind: 'report',
  async again(session: Session) {
    const named = (column: string) =>
      `${erasedHashSql('report', column)} in (select id_hash from ${schemaName}.erasure where kind = 'report')`
    const [done] = await session.rows(`
      with hashed as (
        update ${schemaName}.audit set subject_id = ${erasedHashSql('report', 'subject_id')}, before = null, after = null
        where subject_kind = 'report' and ${named('subject_id')}
      ),
      done as (delete from ${schemaName}.report where ${named('id')} returning serial)
      select count(*)::text as n from done`)
    return Number(done?.n)
  },
}
