import { existsSync } from 'node:fs'
import { DoorchainError } from '../values/error.ts'
import type { BackupHeader, BackupTable } from './backup.ts'
import { qualified, tableNames } from './backup.ts'
import { readLines, verifyBackup } from './backup-file.ts'
import { type Eraser, eraseAgain, journalErasures, marksIn } from './erasure.ts'
import { journalFile, readMarks } from './erasure-journal.ts'
import { migrate, readMigrations } from './migrations.ts'
import type { Session, Store } from './store.ts'
import { schemaName } from './tables.ts'

export interface RestoreOptions {
  /** Lose what the database holds now. */
  readonly replace?: boolean
  /** Who does again what was erased since the backup. */
  readonly erasers?: readonly Eraser[]
}

export interface Restored {
  readonly header: BackupHeader
  /** Records that were erased after the backup was made, and now again. */
  readonly erasedAgain: number
  /** Whether there was a journal of erasures; without one, only those that the backup or the database before it knew. */
  readonly hadJournal: boolean
}

const batch = 500

/**
 * Puts a backup back, all or nothing: checks the file, rebuilds the tables as they were when it was made, fills and
 * counts them, brings them up to date, then erases again what was erased since, as the journal of the data directory
 * and the database before it know. Throws `restore-not-empty`, `backup-damaged`, `backup-newer`, …
 */
export async function restoreBackup(store: Store, file: string, options: RestoreOptions = {}): Promise<Restored> {
  const header = await verifyBackup(file)
  const migrations = await readMigrations()
  const hadJournal = existsSync(journalFile(store.directory))
  const journal = await readMarks(store.directory)
  const erasedAgain = await store.transact(async (session) => {
    if (!options.replace) await demandEmpty(session, store.where)
    const marks = [...journal, ...(await marksIn(session))]
    await session.exec(`drop schema ${schemaName} cascade`)
    await migrate(session, { migrations, where: store.where, upTo: header.migration })
    await fill(session, header, file)
    await migrate(session, { migrations, where: store.where })
    return eraseAgain(session, marks, options.erasers ?? [])
  })
  // What cannot be written now is written by the service within the hour, which tells the log when it cannot.
  await journalErasures(store).catch(() => 0)
  return { header, erasedAgain, hadJournal }
}

async function demandEmpty(session: Session, where: string): Promise<void> {
  let rows = 0
  for (const name of await tableNames(session)) {
    await session.exec(`lock table ${qualified(name)} in access exclusive mode`)
    const [counted] = await session.rows(`select count(*)::text as n from ${qualified(name)}`)
    rows += Number(counted?.n)
  }
  if (rows > 0) throw new DoorchainError('restore-not-empty', { where, rows })
}

async function fill(session: Session, header: BackupHeader, file: string): Promise<void> {
  const lines = readLines(file)
  await lines.next()
  const known = new Set(await tableNames(session))
  for (const table of header.tables) {
    const problem = `the table ${table.name} is unknown`
    if (!known.has(table.name)) throw new DoorchainError('backup-damaged', { file, problem })
    await fillTable(session, table, lines)
    await demandCount(session, table, file)
    await advanceIdentities(session, table.name)
  }
  await lines.return(undefined)
}

async function fillTable(session: Session, table: BackupTable, lines: AsyncGenerator<string>): Promise<void> {
  const columns = await columnsOf(session, table.name)
  const insert = `insert into ${qualified(table.name)} (${columns}) overriding system value
    select ${columns} from jsonb_populate_recordset(null::${qualified(table.name)}, $1::jsonb)`
  for (let done = 0; done < table.rows; done += batch) {
    const rows: string[] = []
    while (rows.length < Math.min(batch, table.rows - done)) rows.push((await lines.next()).value ?? '')
    await session.rows(insert, [`[${rows.join(',')}]`])
  }
}

/** Every column that can be written, for use in SQL. */
async function columnsOf(session: Session, table: string): Promise<string> {
  const [row] = await session.rows(
    `select string_agg(quote_ident(attname), ', ' order by attnum) as columns from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [qualified(table)],
  )
  return String(row?.columns)
}

async function demandCount(session: Session, table: BackupTable, file: string): Promise<void> {
  const [row] = await session.rows(`select count(*)::text as n from ${qualified(table.name)}`)
  if (Number(row?.n) === table.rows) return
  const problem = `${table.name} should have ${table.rows} rows and got ${String(row?.n)}`
  throw new DoorchainError('backup-damaged', { file, problem })
}

/** The next number given out comes after the highest that was restored. */
async function advanceIdentities(session: Session, table: string): Promise<void> {
  const columns = await session.rows(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attidentity <> ''`,
    [qualified(table)],
  )
  for (const { name } of columns) {
    const highest = `(select max("${String(name)}") from ${qualified(table)})`
    await session.rows(
      `select setval(pg_get_serial_sequence($1, $2), coalesce(${highest}, 1), ${highest} is not null)`,
      [qualified(table), String(name)],
    )
  }
}
