import type { Kysely } from 'kysely'
import type { Store } from './store.ts'
import type { Tables } from './tables.ts'

export type Db = Kysely<Tables>

/** Runs `work` in one transaction of typed queries. Throws what `work` throws, or a DoorchainError of the database's. */
export async function inTransaction<T>(store: Store, work: (db: Db) => Promise<T>): Promise<T> {
  try {
    return await store.db.transaction().execute(work)
  } catch (error) {
    throw store.failure(error)
  }
}

/** Runs one query that changes nothing. Throws a DoorchainError of the database's. */
export async function reading<T>(store: Store, work: (db: Db) => Promise<T>): Promise<T> {
  try {
    return await work(store.db)
  } catch (error) {
    throw store.failure(error)
  }
}
