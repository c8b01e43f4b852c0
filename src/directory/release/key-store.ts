import { z } from 'zod'
import type { Store } from '../../store/store.ts'
import { type Db, reading } from '../../store/transaction.ts'
import type { Actor } from '../../values/actor.ts'
import { DoorchainError } from '../../values/error.ts'
import { type Change, writeProposal } from '../entries/changes.ts'
import { keyIdOf, publicKeyOf, type TrustedKey } from './release.ts'

const trust = z.strictObject({
  instance: z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N} .'-]{1,79}$/u),
  key: z.string().regex(/^[\w-]{43}$/),
})

/** Proposes to trust the key of another instance; a second person approves it like any change. Throws `key-wrong`. */
export async function proposeTrust(
  store: Store,
  actor: Actor,
  { instance, key, reason }: { instance: string; key: string; reason: string },
): Promise<Change> {
  const parsed = trust.safeParse({ instance: instance.trim(), key: key.trim() })
  if (!parsed.success)
    throw new DoorchainError('key-wrong', { problem: 'it needs the name of the instance and its key' })
  publicKeyOf(parsed.data.key)
  return writeProposal(store, actor, {
    subject: subjectOf(keyIdOf(parsed.data.key)),
    action: 'trust',
    proposal: parsed.data,
    reason,
  })
}

/** Trusts the key of an approved change. */
export async function applyTrust(db: Db, { id, proposal }: Change): Promise<void> {
  const { instance, key } = trust.parse(proposal)
  await db
    .insertInto('directory_key')
    .values({ key_id: keyIdOf(key), instance, public_key: key, change_id: id, announced_in: null, retired_at: null })
    .onConflict((conflict) =>
      conflict.column('key_id').doUpdateSet({ retired_at: null, change_id: id, announced_in: null, instance }),
    )
    .execute()
}

/** Proposes to believe a key no longer; a second person approves it. `id` as in its releases. Throws `key-wrong`. */
export async function proposeDistrust(
  store: Store,
  actor: Actor,
  { id, reason }: { id: string; reason: string },
): Promise<Change> {
  const known = await reading(store, trustedKeys)
  if (!known.some((key) => key.id === id))
    throw new DoorchainError('key-wrong', { problem: 'nobody here trusts a key with that id' })
  return writeProposal(store, actor, { subject: subjectOf(id), action: 'distrust', proposal: null, reason })
}

/**
 * Ends the trust in a key, and in those that the same instance announced and no two people here looked at: whoever stole
 * the one announced the next. What was listed by them is taken off.
 */
export async function applyDistrust(db: Db, { subject, decided_at }: Change): Promise<void> {
  const id = subject.slice(subjectOf('').length)
  await holdImports(db)
  const named = db.selectFrom('directory_key').where('key_id', '=', id).select('instance')
  const ended = await db
    .updateTable('directory_key')
    .set({ retired_at: decided_at })
    .where('retired_at', 'is', null)
    .where('instance', '=', named)
    .where((is) => is.or([is('key_id', '=', id), is('announced_in', 'is not', null)]))
    .returning('key_id')
    .execute()
  const ids = [id, ...ended.map(({ key_id }) => key_id)]
  await db.deleteFrom('directory_import').where('key_id', 'in', ids).execute()
}

/** Until the transaction ends, no other takes in a release or ends the trust in a key. */
export async function holdImports(db: Db): Promise<void> {
  const { sql } = await import('kysely')
  await sql`lock table directory_import in share row exclusive mode`.execute(db)
}

const subjectOf = (id: string) => `key-${id}`

/** The keys that releases may be signed with. */
export async function trustedKeys(db: Db): Promise<TrustedKey[]> {
  const rows = await db.selectFrom('directory_key').where('retired_at', 'is', null).selectAll().execute()
  return rows.map((row) => ({ id: row.key_id, key: row.public_key, instance: row.instance }))
}
