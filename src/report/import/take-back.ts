import { sql } from 'kysely'
import { writeAudit } from '../../store/audit.ts'
import { erasedHashSql, erasing } from '../../store/erasure.ts'
import type { Store } from '../../store/store.ts'
import { inTransaction } from '../../store/transaction.ts'
import { auditOf, type ImportPerson } from './imports.ts'

const atOnce = 100

/**
 * Takes an import back as a whole: no row of it goes in any more, and every report that came with it goes with all that
 * hangs on it, and stays gone after a restore. Broken off, it is done again from where it was. How many reports went.
 */
export async function takeImportBack(
  store: Store,
  { coordinator, actor }: ImportPerson,
  { id, now }: { readonly id: string; readonly now: Date },
): Promise<number> {
  await inTransaction(store, async (db) => {
    const back = await db
      .updateTable('report_import')
      .set({ taken_back_by: coordinator.id, taken_back_at: now })
      .where('id', '=', id)
      .where('taken_back_at', 'is', null)
      .returning('added')
      .executeTakeFirst()
    await db.deleteFrom('report_import_piece').where('import_id', '=', id).execute()
    if (back) await writeAudit(db, actor, auditOf('report-import-taken-back', id, { reports: back.added }))
  })
  for (let gone = 0; ; ) {
    const some = await eraseSome(store, id, now)
    gone += some
    if (some < atOnce) return gone
  }
}

/** As many reports as fit one transaction: how many went. */
const eraseSome = (store: Store, importId: string, now: Date): Promise<number> =>
  erasing(store, now, async ({ db, erase }) => {
    const some = db.selectFrom('report').select('serial').where('import_id', '=', importId).limit(atOnce)
    const gone = await db.deleteFrom('report').where('serial', 'in', some).returning('id').execute()
    if (gone.length === 0) return 0
    const ids = gone.map(({ id }) => id)
    await db
      .updateTable('audit')
      .set({ subject_id: sql<string>`${sql.raw(erasedHashSql('report', 'subject_id'))}`, before: null, after: null })
      .where('subject_kind', '=', 'report')
      .where('subject_id', 'in', ids)
      .execute()
    for (const id of ids) await erase({ kind: 'report', id })
    return gone.length
  })
