import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** What was erased on request: a kind of record and its id. */
export interface Erased {
  readonly kind: 'household'
  readonly id: string
}

/** What stands for the id of an erased record. Ids are random, so nobody can guess them from it. */
export const erasedHash = ({ kind, id }: Erased): string =>
  createHash('sha256').update(`${kind} ${id}`).digest('base64url')

/** Leaves a mark that this was erased, in the transaction that erases it: a backup restored later erases it again. */
export async function writeErasure(db: Kysely<Tables>, erased: Erased & { readonly at: Date }): Promise<void> {
  await db
    .insertInto('erasure')
    .values({ kind: erased.kind, id_hash: erasedHash(erased), at: erased.at })
    .onConflict((conflict) => conflict.columns(['kind', 'id_hash']).doNothing())
    .execute()
}
