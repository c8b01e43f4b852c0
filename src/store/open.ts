import { setTimeout as pause } from 'node:timers/promises'
import type { Config } from '../config.ts'
import { DoorchainError } from '../values/error.ts'
import { directAccess } from './access.ts'
import { controlPath } from './control.ts'
import { serveControl } from './control-server.ts'
import { lockDirectory, openEmbedded } from './embedded.ts'
import { embeddedFailure } from './failure.ts'
import { holderOf, type Lock } from './lock.ts'
import { writeMark } from './mark.ts'
import { migrate, readMigrations } from './migrations.ts'
import { openServer } from './server.ts'
import type { Engine, Store } from './store.ts'
import type { Works } from './work.ts'

/** A short command that holds the directory is waited for; a service is not. */
const waitMs = 5_000
const stepMs = 100

/**
 * Opens the database of `config`: the PostgreSQL server of DATABASE_URL, else the embedded one in the data directory,
 * which this process then holds alone until `close`, answering other commands on its control socket. Creates and
 * migrates what is needed. `purpose` tells others who holds it, `works` is what they may ask it to do. Throws DoorchainError: `data-locked`,
 * `data-unreadable`, `disk-full`, `database-newer`, …
 */
export async function openStore(config: Config, purpose = 'Doorchain', works: Works = {}): Promise<Store> {
  const { databaseUrl } = config.secrets
  const directory = config.dataDirectory
  if (databaseUrl) return migrated(await openServer(databaseUrl), directory)
  for (const end = Date.now() + waitMs; Date.now() < end; await pause(stepMs)) {
    const lock = await lockDirectory(directory, purpose)
    if (lock) return openLocked(directory, lock, works)
  }
  throw new DoorchainError('data-locked', { where: directory, holder: await holderOf(directory) })
}

/** Opens the embedded database under a lock already taken; gives the lock back when that fails. */
export async function openLocked(directory: string, lock: Lock, works: Works = {}): Promise<Store> {
  try {
    controlPath(directory)
    const store = await migrated(await openEmbedded(directory, lock), directory)
    try {
      await writeMark(directory, store.migration)
      return await answering(store, directory, works)
    } catch (error) {
      await store.close()
      throw error
    }
  } catch (error) {
    lock.release()
    throw embeddedFailure(error, directory)
  }
}

/** The store, with a control channel that opens and closes with it. */
async function answering(store: Store, directory: string, works: Works): Promise<Store> {
  const control = await serveControl(directory, directAccess(store, works))
  let closing: Promise<void> | undefined
  return { ...store, close: () => (closing ??= control.close().then(() => store.close())) }
}

async function migrated(engine: Engine, directory: string): Promise<Store> {
  try {
    const migrations = await readMigrations()
    const migration = await engine.transact((session) => migrate(session, { migrations, where: engine.where }))
    return { ...engine, migration, directory }
  } catch (error) {
    await engine.close().catch(() => undefined)
    throw error
  }
}
