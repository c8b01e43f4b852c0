import type { Batch, Ending, RecordKind } from './record-kind.ts'
import type { Db } from './transaction.ts'

/** Ends a batch of a kind in one of its ways; 0 for the ways that need nobody to do it. */
export function endBatch(db: Db, kind: RecordKind, { ending, ...batch }: Batch & { readonly ending: Ending }) {
  if (ending.how === 'deleted') return deleteBatch(db, kind.table, { ...ending, ...batch })
  return ending.how === 'rule' ? ending.end(db, batch) : Promise.resolve(0)
}

type Deletion = Extract<Ending, { how: 'deleted' }> & Batch

/** Rows that somebody else holds at this moment are left for the next time. */
async function deleteBatch(db: Db, name: RecordKind['table'], deletion: Deletion): Promise<number> {
  const { sql } = await import('kysely')
  const { column, afterMs, only, without, now, most } = deletion
  const table = sql.table(name)
  const over = sql`${sql.ref(column)} <= ${new Date(now.getTime() - afterMs)}`
  const among = only ? sql`and ${sql.ref(only.column)} in (${sql.join(only.values)})` : sql``
  const empty = without ? sql`and ${sql.ref(without)} is null` : sql``
  const rows = sql`select ctid from ${table} where ${over} ${among} ${empty} limit ${most} for update skip locked`
  const gone = await sql`delete from ${table} where ctid = any(array(${rows}))`.execute(db)
  return Number(gone.numAffectedRows ?? 0)
}
