import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

const known = new WeakMap<object, Map<string, Promise<string>>>()

/** 256 random bits in base64url that only this database holds, made when first asked for. Not for use inside a transaction. */
export function keyOf(db: Kysely<Tables>, name: string): Promise<string> {
  const ofDatabase = known.get(db) ?? new Map<string, Promise<string>>()
  known.set(db, ofDatabase)
  const found = ofDatabase.get(name) ?? readKey(db, name)
  ofDatabase.set(name, found)
  found.catch(() => ofDatabase.delete(name))
  return found
}

async function readKey(db: Kysely<Tables>, name: string): Promise<string> {
  await db
    .insertInto('secret')
    .values({ name, value: randomBytes(32).toString('base64url') })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
  return (await db.selectFrom('secret').select('value').where('name', '=', name).executeTakeFirstOrThrow()).value
}
