import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { appendMarks, type Mark, readMarks } from './erasure-journal.ts'
import type { Session, Store } from './store.ts'
import { schemaName, type Tables } from './tables.ts'
import { type Db, inTransaction, reading } from './transaction.ts'

/** What was erased or ended for good: a kind of record and its id, which is random (docs/decisions/0007). */
export interface Erased {
  readonly kind: 'household' | 'trusted' | 'consent' | 'device' | 'report'
  readonly id: string
}

/** What stands for the id of an erased record. Ids are random, so nobody can guess them from it. */
export const erasedHash = ({ kind, id }: Erased): string =>
  createHash('sha256').update(`${kind} ${id}`).digest('base64url')

/** SQL for the same hash of a column of the type uuid. */
export const erasedHashSql = (kind: Erased['kind'], column: string): string =>
  `translate(rtrim(encode(sha256(convert_to('${kind} ' || ${column}::text, 'UTF8')), 'base64'), '='), '+/', '-_')`

/** Does again, in a restored database, what the marks of one kind in the table `erasure` stand for. How many. */
export interface Eraser {
  readonly kind: Erased['kind']
  readonly again: (session: Session) => Promise<number>
}

/** A transaction, and what marks in it that something is erased. */
export interface Erasing {
  readonly db: Db
  readonly erase: (erased: Erased) => Promise<void>
}

/**
 * Runs `work` in one transaction; what it says to `erase` is marked in the table `erasure`, and then in the journal
 * beside the database. A journal that cannot be written now is made whole by the next `journalErasures`.
 */
export async function erasing<T>(store: Store, at: Date, work: (on: Erasing) => Promise<T>): Promise<T> {
  const marks: Mark[] = []
  const result = await inTransaction(store, (db) =>
    work({
      db,
      erase: async (erased) => {
        const mark = { kind: erased.kind, hash: erasedHash(erased), at }
        marks.push(mark)
        await writeErasure(db, mark)
      },
    }),
  )
  await appendMarks(store.directory, marks).catch(() => undefined)
  return result
}

async function writeErasure(db: Kysely<Tables>, { kind, hash, at }: Mark): Promise<void> {
  await db
    .insertInto('erasure')
    .values({ kind, id_hash: hash, at })
    .onConflict((conflict) => conflict.columns(['kind', 'id_hash']).doNothing())
    .execute()
}

/** Adds to the journal what only the table knows: marks of other processes, or from before a crash. How many. */
export async function journalErasures(store: Store): Promise<number> {
  const rows = await reading(store, (db) => db.selectFrom('erasure').selectAll().execute())
  const known = new Set((await readMarks(store.directory)).map(({ kind, hash }) => `${kind} ${hash}`))
  const missing = rows
    .map(({ kind, id_hash, at }) => ({ kind, hash: id_hash, at }))
    .filter(({ kind, hash }) => !known.has(`${kind} ${hash}`))
  await appendMarks(store.directory, missing)
  return missing.length
}

/** The marks in the database now; none where it is older than they are. */
export async function marksIn(session: Session): Promise<readonly Mark[]> {
  const [found] = await session.rows(`select to_regclass('${schemaName}.erasure') is not null as there`)
  if (!found?.there) return []
  const rows = await session.rows(`select kind, id_hash, at from ${schemaName}.erasure`)
  return rows.map((row) => ({ kind: String(row.kind), hash: String(row.id_hash), at: row.at as Date }))
}

/** Adds marks to those that came with a backup, then erases what they name. How many records. */
export async function eraseAgain(
  session: Session,
  marks: readonly Mark[],
  erasers: readonly Eraser[],
): Promise<number> {
  const rows = JSON.stringify(marks.map(({ kind, hash, at }) => ({ kind, id_hash: hash, at })))
  await session.rows(
    `insert into ${schemaName}.erasure (kind, id_hash, at)
     select kind, id_hash, at from jsonb_to_recordset($1::jsonb) as mark(kind text, id_hash text, at timestamptz)
     on conflict do nothing`,
    [rows],
  )
  let count = 0
  for (const { again } of erasers) count += await again(session)
  return count
}
