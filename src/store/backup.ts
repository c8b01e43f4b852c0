import { createHash } from 'node:crypto'
import type { Session, Store } from './store.ts'
import { schemaName } from './tables.ts'

/**
 * The format of a backup, one JSON document a line, the same for both databases:
 *   {"doorchain-backup":1,"migration":N,"at":…,"tables":[{"name","rows"}]}
 *   each row of each table in that order, as PostgreSQL writes it
 *   {"sha256":…}  of every line before, line feeds included
 */
export const backupFormat = 1

export interface BackupTable {
  readonly name: string
  readonly rows: number
}

export interface BackupHeader {
  readonly 'doorchain-backup': number
  readonly migration: number
  readonly at: string
  readonly tables: readonly BackupTable[]
}

/** Rows read at a time. */
const batch = 500

/** One line without its line feed, given out in batches. */
export type Lines = readonly string[]

/** Sends every line of a backup, read in one snapshot, to `take`; it is waited for, so a slow reader slows the reading. */
export function readBackup(store: Store, take: (lines: Lines) => Promise<void>): Promise<BackupHeader> {
  return store.transact(async (session) => {
    await session.exec('set transaction isolation level repeatable read, read only')
    const hash = createHash('sha256')
    const pass = (lines: Lines) => {
      for (const line of lines) hash.update(`${line}\n`)
      return take(lines)
    }
    const tables = await countTables(session)
    const header = {
      'doorchain-backup': backupFormat,
      migration: store.migration,
      at: new Date().toISOString(),
      tables,
    }
    await pass([JSON.stringify(header)])
    for (const table of tables) await readTable(session, table.name, pass)
    await take([JSON.stringify({ sha256: hash.digest('hex') })])
    return header
  })
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/** A table's name with its schema, fit for SQL. */
export const qualified = (name: string): string => `${quoted(schemaName)}.${quoted(name)}`

async function countTables(session: Session): Promise<readonly BackupTable[]> {
  const counted: BackupTable[] = []
  for (const name of await tableNames(session)) {
    const [row] = await session.rows(`select count(*)::text as n from ${qualified(name)}`)
    counted.push({ name, rows: Number(row?.n) })
  }
  return counted
}

/** Every table but the record of migrations, each after those it refers to. Throws when references run in a circle. */
export async function tableNames(session: Session): Promise<readonly string[]> {
  const rows = await session.rows(
    `select c.relname as name, array_remove(array_agg(r.relname::text), null) as needs
     from pg_class c
     left join pg_constraint k on k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid
     left join pg_class r on r.oid = k.confrelid
     where c.relnamespace = $1::regnamespace and c.relkind = 'r' and c.relname <> 'migration'
     group by c.relname order by c.relname`,
    [schemaName],
  )
  const waiting = new Map(rows.map((row) => [String(row.name), row.needs as readonly string[]]))
  const ordered: string[] = []
  while (waiting.size > 0) {
    const ready = [...waiting].find(([, needs]) => !needs.some((name) => waiting.has(name)))
    if (!ready) throw new Error(`tables refer to each other in a circle: ${[...waiting.keys()].join(', ')}`)
    ordered.push(ready[0])
    waiting.delete(ready[0])
  }
  return ordered
}

/** Rows as text made by the database itself, so that no number or moment loses a digit on the way. */
async function readTable(session: Session, name: string, pass: (lines: Lines) => Promise<void>): Promise<void> {
  const cursor = 'backup_rows'
  await session.exec(
    `declare ${cursor} no scroll cursor for select row_to_json(t)::text as line from ${qualified(name)} t`,
  )
  for (;;) {
    const rows = await session.rows(`fetch ${batch} from ${cursor}`)
    if (rows.length === 0) break
    await pass(rows.map((row) => String(row.line)))
  }
  await session.exec(`close ${cursor}`)
}
