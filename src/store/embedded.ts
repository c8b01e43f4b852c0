import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { PGlite, Transaction } from '@electric-sql/pglite'
import { DoorchainError } from '../values/error.ts'
import { problemOf } from '../values/problem.ts'
import { openPlans, type Plans } from './embedded-plans.ts'
import { demandRoom, embeddedFailure, isFatal, neededMegabytes } from './failure.ts'
import { type Lock, takeLock } from './lock.ts'
import { checkMark } from './mark.ts'
import { isPrepared } from './plan-mark.ts'
import type { Engine, Row, Session } from './store.ts'
import { schemaName, type Tables } from './tables.ts'

/** Opens the embedded database of a data directory whose lock is held, creating it where there is none. */
export async function openEmbedded(directory: string, lock: Lock): Promise<Engine> {
  const [{ Kysely, PGliteDialect }, pglite] = await Promise.all([import('kysely'), openFiles(directory)])
  const engine = failFast(pglite, await openPlans(pglite))
  const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: engine }) })
  const failure = (thrown: unknown) => embeddedFailure(thrown, directory)
  let closing: Promise<void> | undefined
  return {
    kind: 'embedded',
    where: directory,
    db,
    failure,
    transact: (work) =>
      engine
        .transaction((transaction) => work(sessionOf(transaction)))
        .catch((error: unknown) => {
          throw failure(error)
        }),
    close: () => (closing ??= engine.close().finally(() => lock.release())),
  }
}

/** The lock of the directory (made when missing), or null while another process has it. Throws `data-unreadable`. */
export async function lockDirectory(directory: string, purpose: string): Promise<Lock | null> {
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 })
    return await takeLock(directory, purpose)
  } catch (error) {
    throw embeddedFailure(error, directory)
  }
}

async function openFiles(directory: string): Promise<PGlite> {
  const files = join(directory, 'database')
  await checkMark(directory)
  if (existsSync(files)) {
    demandRoom(directory, neededMegabytes.open)
    return openEngine(files, directory)
  }
  demandRoom(directory, neededMegabytes.create)
  await createFiles(directory, files)
  return openEngine(files, directory)
}

/** Made aside and renamed, so that a start that is cut short leaves no half-made database. */
async function createFiles(directory: string, files: string): Promise<void> {
  const aside = `${files}.new`
  await rm(aside, { recursive: true, force: true })
  const engine = await openEngine(aside, directory)
  await engine.close()
  await rename(aside, files)
}

async function openEngine(files: string, directory: string): Promise<PGlite> {
  const { PGlite, types } = await import('@electric-sql/pglite')
  const asText = (value: string) => value
  try {
    const engine = await PGlite.create({ dataDir: files, parsers: { [types.INT8]: asText, [types.DATE]: asText } })
    await engine.exec(`set search_path to ${schemaName}, public; set time zone 'UTC'`)
    return engine
  } catch (error) {
    const known = embeddedFailure(error, directory)
    if (known.code !== 'database-failed') throw known
    throw new DoorchainError('data-damaged', { where: directory, problem: problemOf(error) }, error)
  }
}

function sessionOf(transaction: Transaction): Session {
  return {
    exec: async (statements) => void (await transaction.exec(statements)),
    rows: async (statement, parameters) => (await transaction.query<Row>(statement, [...(parameters ?? [])])).rows,
  }
}

type FailFast = Pick<PGlite, 'query' | 'transaction' | 'close' | 'closed' | 'ready' | 'waitReady'>

/**
 * After a fatal error (a full disk under its log) the engine answers nothing any more, not even a rollback. This gives
 * everything that waits, and everything asked later, that first error.
 */
function failFast(engine: PGlite, plans: Plans): FailFast {
  let dead: unknown = null
  const waiting = new Set<(error: unknown) => void>()
  const die = (error: unknown) => {
    dead ??= error
    for (const reject of waiting) reject(dead)
    waiting.clear()
  }
  // No race against one promise of all: that would keep every answer for as long as the engine lives.
  const guard = <T>(work: () => Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      if (dead !== null) return reject(dead)
      waiting.add(reject)
      work()
        .then(resolve, (error: unknown) => (isFatal(error) ? die(error) : reject(error)))
        .finally(() => waiting.delete(reject))
    })
  const inside = (transaction: Transaction): Transaction => ({
    ...transaction,
    query: (statement, parameters, options) =>
      guard(() => (isPrepared(statement) ? plans : transaction).query(statement, parameters ?? [], options)),
    exec: (statements, options) => guard(() => transaction.exec(statements, options)),
    rollback: () => guard(() => transaction.rollback()),
  })
  return {
    query: (statement, parameters, options) => guard(() => engine.query(statement, parameters, options)),
    transaction: (work) => guard(() => engine.transaction((transaction) => work(inside(transaction)))),
    close: async () => {
      if (dead === null && !engine.closed) await engine.close()
    },
    get closed() {
      return engine.closed
    },
    get ready() {
      return engine.ready
    },
    waitReady: engine.waitReady,
  }
}
