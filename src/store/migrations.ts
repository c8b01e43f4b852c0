import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectRoot } from '../config.ts'
import { DoorchainError } from '../values/error.ts'
import type { Session } from './store.ts'
import { schemaName } from './tables.ts'

export interface Migration {
  readonly number: number
  readonly name: string
  readonly sql: string
  readonly sha256: string
}

const fileName = /^(\d{4})-[a-z0-9-]+\.sql$/

/** Reads migrations/ in order of number. Throws when numbers do not run 1, 2, 3, …: a gap is a lost file. */
export async function readMigrations(folder = join(projectRoot, 'migrations')): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name, index) => {
      const number = Number(fileName.exec(name)?.[1])
      if (number !== index + 1)
        throw new Error(`migrations/${name}: expected ${String(index + 1).padStart(4, '0')}-words.sql here`)
      const sql = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n')
      return { number, name, sql, sha256: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

export const newestOf = (migrations: readonly Migration[]): number => migrations.at(-1)?.number ?? 0

/** What `migrate` needs to know: which migrations, how far to go, and the name of the place for error messages. */
export interface MigrationPlan {
  readonly migrations: readonly Migration[]
  readonly where: string
  readonly upTo?: number
}

interface Applied {
  readonly number: number
  readonly name: string
  readonly sha256: string
}

/**
 * Brings the schema up to date inside the session's transaction, one process at a time. Returns the newest number.
 * Throws `database-newer` (nothing written) or `migration-changed`.
 */
export async function migrate(session: Session, plan: MigrationPlan): Promise<number> {
  await session.rows(`select pg_advisory_xact_lock(hashtext('${schemaName} migrations'))`)
  const applied = await appliedIn(session)
  check(applied, plan)
  if (applied.length === 0) await session.exec(createMeta)
  const last = plan.upTo ?? newestOf(plan.migrations)
  for (const migration of plan.migrations.slice(applied.length, last)) await apply(session, migration)
  return Math.max(last, applied.length)
}

const createMeta = `
  create schema if not exists ${schemaName};
  create table if not exists ${schemaName}.migration (
    number integer primary key, name text not null, sha256 text not null, applied_at timestamptz not null default now()
  );`

async function appliedIn(session: Session): Promise<readonly Applied[]> {
  const [found] = await session.rows(`select to_regclass('${schemaName}.migration') is not null as there`)
  if (!found?.there) return []
  const rows = await session.rows(`select number, name, sha256 from ${schemaName}.migration order by number`)
  return rows.map((row) => ({
    number: Number(row.number),
    name: String(row.name),
    sha256: String(row.sha256),
  }))
}

function check(applied: readonly Applied[], { migrations, where }: MigrationPlan): void {
  const newest = applied.at(-1)?.number ?? 0
  if (newest > newestOf(migrations))
    throw new DoorchainError('database-newer', { where, theirs: `migration ${newest}`, ours: newestOf(migrations) })
  const changed = applied.find((row) => migrations[row.number - 1]?.sha256 !== row.sha256)
  if (changed) throw new DoorchainError('migration-changed', { where, migration: changed.name })
}

async function apply(session: Session, migration: Migration): Promise<void> {
  await session.exec(migration.sql)
  await session.rows(`insert into ${schemaName}.migration (number, name, sha256) values ($1, $2, $3)`, [
    migration.number,
    migration.name,
    migration.sha256,
  ])
}
