import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Config, readConfig } from '../config.ts'
import { openStore } from './open.ts'

const scratch = mkdtempSync(join(tmpdir(), 'doorchain-test-'))
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }))

/** A new, private folder that goes when the tests end. */
export const newFolder = (): string => mkdtempSync(join(scratch, 'f-'))

let prepared: Promise<string> | undefined

/** A data directory made once for the whole run and copied for each test, because making one takes seconds. */
function preparedDirectory(): Promise<string> {
  prepared ??= (async () => {
    const directory = join(scratch, 'prepared')
    await (await openStore(readConfig({ DOORCHAIN_DATA: directory }))).close()
    return directory
  })()
  return prepared
}

export async function embeddedConfig(): Promise<Config> {
  const directory = newFolder()
  await cp(await preparedDirectory(), directory, { recursive: true })
  return readConfig({ DOORCHAIN_DATA: directory })
}

/** A new, empty database on the PostgreSQL server of the test run. */
export async function serverConfig(server: string): Promise<Config> {
  const { default: pg } = await import('pg')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  const url = new URL(server)
  url.pathname = `/${name}`
  return readConfig({ DATABASE_URL: url.href, DOORCHAIN_DATA: newFolder() })
}

export interface TestDatabase {
  readonly name: string
  /** The configuration of a database nobody else uses, without rows. */
  readonly config: () => Promise<Config>
}

const server = process.env.DOORCHAIN_TEST_POSTGRES

if (!server)
  console.error('DOORCHAIN_TEST_POSTGRES is not set: only the embedded database is tested. Use npm test for both.')

/** Every database the suite runs on. The PostgreSQL server is started by `npm test` and thrown away by it. */
export const databases: readonly TestDatabase[] = [
  { name: 'embedded', config: embeddedConfig },
  ...(server ? [{ name: 'PostgreSQL', config: () => serverConfig(server) }] : []),
]
