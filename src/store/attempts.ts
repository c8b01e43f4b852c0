import { createHmac } from 'node:crypto'
import type { Kysely } from 'kysely'
import { DoorchainError } from '../values/error.ts'
import { keyOf } from './key.ts'
import type { Tables } from './tables.ts'

/** How often something may be tried for one key: a client's network, a household, an address of a mailbox. */
export interface Limit {
  readonly purpose: string
  readonly most: number
  readonly withinMs: number
}

/** Whom to count and when it is now. */
export interface Attempt {
  readonly key: string
  readonly now: Date
}

/**
 * Counts one more try, in the database so that several processes count together and a restart forgets nothing. Windows
 * are fixed; keys are kept as keyed hashes. Throws `too-many-tries` with the seconds to wait, once more than `most`.
 */
export async function countAttempt(db: Kysely<Tables>, limit: Limit, { key, now }: Attempt): Promise<void> {
  const start = Math.floor(now.getTime() / limit.withinMs) * limit.withinMs
  const row = await db
    .insertInto('attempt')
    .values({
      purpose: limit.purpose,
      key_hash: await keyedHash(db, `${limit.purpose} ${key}`),
      window_start: new Date(start),
      window_end: new Date(start + limit.withinMs),
      count: 1,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['purpose', 'key_hash', 'window_start'])
        .doUpdateSet((row) => ({ count: row.fn<number>('least', [row('attempt.count', '+', 1), row.val(1_000_000)]) })),
    )
    .returning('count')
    .executeTakeFirstOrThrow()
  if (row.count > limit.most)
    throw new DoorchainError('too-many-tries', {
      minutes: Math.max(1, Math.ceil((start + limit.withinMs - now.getTime()) / 60_000)),
    })
}

/** A hash that nobody without this database can make: addresses are too few for a plain one. */
async function keyedHash(db: Kysely<Tables>, text: string): Promise<string> {
  return createHmac('sha256', await keyOf(db, 'attempts'))
    .update(text)
    .digest('base64url')
}
