import { setTimeout as pause } from 'node:timers/promises'
import type { Config } from '../config.ts'
import { DoorchainError } from '../values/error.ts'
import { type Access, directAccess } from './access.ts'
import { HolderClosing, reachHolder } from './control-client.ts'
import { lockDirectory } from './embedded.ts'
import { holderOf } from './lock.ts'
import { openLocked, openStore } from './open.ts'
import type { Store } from './store.ts'
import type { Works } from './work.ts'

/** How a command holds the database: under which name, and what others may ask it to do meanwhile. */
export interface Holding {
  readonly purpose: string
  readonly works?: Works
}

interface Held {
  readonly access: Access
  close(): Promise<void>
}

/** A holder may be making a new database, or be about to hand over. */
const waitMs = 15_000
const stepMs = 50

/**
 * Runs `work` with access to the database of `config`: by opening it, or through the process that holds the data
 * directory; when that process closes in between, the work goes on with the next. Throws what `work` throws,
 * `data-locked` when the holder does not answer, `service-gone` when it died over a request.
 */
export async function withStore<T>(
  config: Config,
  { purpose, works = {} }: Holding,
  work: (access: Access) => Promise<T>,
): Promise<T> {
  let held: Promise<Held> | undefined
  const ask = async <R>(request: (access: Access) => Promise<R>): Promise<R> => {
    for (;;) {
      const mine = (held ??= hold(config, purpose, works))
      try {
        return await request((await mine).access)
      } catch (error) {
        if (!(error instanceof HolderClosing)) throw error
        if (held === mine) held = undefined
      }
    }
  }
  try {
    return await work({
      status: () => ask((access) => access.status()),
      record: (event) => ask((access) => access.record(event)),
      backup: (take) => ask((access) => access.backup(take)),
      work: (order) => ask((access) => access.work(order)),
    })
  } finally {
    await (await held?.catch(() => undefined))?.close()
  }
}

async function hold(config: Config, purpose: string, works: Works): Promise<Held> {
  if (config.secrets.databaseUrl) return direct(await openStore(config, purpose), works)
  const directory = config.dataDirectory
  for (const end = Date.now() + waitMs; Date.now() < end; await pause(stepMs)) {
    const lock = await lockDirectory(directory, purpose)
    if (lock) return direct(await openLocked(directory, lock, works), works)
    const remote = await reachHolder(directory)
    if (remote) return { access: remote, close: () => remote.close() }
  }
  throw new DoorchainError('data-locked', { where: directory, holder: await holderOf(directory) })
}

const direct = (store: Store, works: Works): Held => ({
  access: directAccess(store, works),
  close: () => store.close(),
})
