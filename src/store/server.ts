import { hash } from 'node:crypto'
import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type { Pool, PoolClient } from 'pg'
import { serverFailure } from './failure.ts'
import { isPrepared } from './plan-mark.ts'
import type { Engine, Row, Session } from './store.ts'
import { schemaName, type Tables } from './tables.ts'

const int8 = 20
const date = 1082
const connectionLimit = 10
const answerWithinMs = 5_000

/** Connects to a PostgreSQL server, 15 or newer. Throws `database-unreachable` or `database-refused`. */
export async function openServer(url: string): Promise<Engine> {
  const [{ Kysely, PostgresDialect }, { default: pg }] = await Promise.all([import('kysely'), import('pg')])
  const where = placeOf(url)
  const asText = (value: string) => value
  const pool = new pg.Pool({
    connectionString: url,
    max: connectionLimit,
    pipeline: true,
    connectionTimeoutMillis: answerWithinMs,
    application_name: 'doorchain',
    onConnect: async (client) => {
      // compiling a query takes longer than any of ours takes to run
      await client.query(`set search_path to ${schemaName}, public; set time zone 'UTC'; set jit = off`)
    },
    types: {
      getTypeParser: (oid, format) => (oid === int8 || oid === date ? asText : pg.types.getTypeParser(oid, format)),
    },
  })
  // An idle connection that breaks is replaced by the pool; the next query tells if the server is gone.
  pool.on('error', () => undefined)
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: hurrying(pool) }) })
  const failure = (thrown: unknown) => serverFailure(thrown, where)
  let closing: Promise<void> | undefined
  return {
    kind: 'postgresql',
    where,
    db,
    failure,
    transact: (work) =>
      transactOn(pool, work).catch((error: unknown) => {
        throw failure(error)
      }),
    close: () => (closing ??= pool.end()),
  }
}

/**
 * The same connections, with less waiting: what is asked again and again has a name, by which the server keeps its plan, and
 * `begin` goes with the statement after it, which fails where it failed.
 */
function hurrying(pool: Pool): PostgresPool {
  const connect = async (): Promise<PostgresPoolClient> => {
    const client = await pool.connect()
    // By a callback: promises of its own keep each answer until the collector looks at everything, in long pauses.
    const ask = (text: string, values: readonly unknown[] = []) =>
      new Promise<unknown>((resolve, reject) => {
        const asked = { text, values: [...values], ...(isPrepared(text) && { name: hash('sha1', text) }) }
        client.query(asked, (error, result) => (error ? reject(error) : resolve(result)))
      })
    let begun: Promise<unknown> | undefined
    const query = async (text: string, values: readonly unknown[]) => {
      if (text === 'begin') {
        begun = ask(text)
        begun.catch(() => undefined)
        return { command: 'BEGIN', rowCount: 0, rows: [] }
      }
      const both = Promise.all([ask(text, values), begun])
      begun = undefined
      return (await both)[0]
    }
    return Object.create(client, { query: { value: query } })
  }
  return { options: pool.options, connect, end: () => pool.end() }
}

/** Host, port and database of the address, without user and password. */
function placeOf(url: string): string {
  const { host, pathname, searchParams } = new URL(url)
  return `${host || searchParams.get('host') || 'localhost'}${pathname}`
}

async function transactOn<T>(pool: Pool, work: (session: Session) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken = false
  try {
    await client.query('begin')
    const result = await work(sessionOf(client))
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(() => {
      broken = true
    })
    throw error
  } finally {
    client.release(broken)
  }
}

function sessionOf(client: PoolClient): Session {
  return {
    exec: async (statements) => void (await client.query(statements)),
    rows: async (statement, parameters) => (await client.query<Row>(statement, [...(parameters ?? [])])).rows,
  }
}
