import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DoorchainError } from '../values/error.ts'
import { embeddedFailure } from './failure.ts'
import { newestOf, readMigrations } from './migrations.ts'

/** Major version of the PostgreSQL inside the embedded engine: it opens no other's files. */
export const embeddedPostgres = 18

const fileOf = (directory: string) => join(directory, 'doorchain.json')

/** Reads what a file says, '' when there is none. */
async function contents(file: string, directory: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
    throw embeddedFailure(error, directory)
  })
}

/** Checks, before anything is opened, that this version may open the directory. Throws `database-newer` or `-older`. */
export async function checkMark(directory: string): Promise<void> {
  const mark = await contents(fileOf(directory), directory)
  const migration = Number(/"migration":\s*(\d+)/.exec(mark)?.[1] ?? 0)
  const ours = newestOf(await readMigrations())
  if (migration > ours)
    throw new DoorchainError('database-newer', { where: directory, theirs: `migration ${migration}`, ours })
  const postgres = Number((await contents(join(directory, 'database', 'PG_VERSION'), directory)) || embeddedPostgres)
  if (postgres === embeddedPostgres) return
  throw new DoorchainError(postgres > embeddedPostgres ? 'database-newer' : 'database-older', {
    where: directory,
    theirs: postgres > embeddedPostgres ? `PostgreSQL ${postgres}` : postgres,
    ours: embeddedPostgres,
  })
}

/** Writes down how far the directory has been migrated, in one step. */
export async function writeMark(directory: string, migration: number): Promise<void> {
  const file = fileOf(directory)
  const text = `${JSON.stringify({ migration, postgres: embeddedPostgres })}\n`
  if ((await contents(file, directory)) === text) return
  try {
    await writeFile(`${file}.part`, text, { mode: 0o600, flush: true })
    await rename(`${file}.part`, file)
  } catch (error) {
    throw embeddedFailure(error, directory)
  }
}
