import { writeAudit } from '../store/audit.ts'
import { hashOf, newToken } from '../store/secret.ts'
import type { Store } from '../store/store.ts'
import { type Db, inTransaction, reading } from '../store/transaction.ts'
import type { Actor } from '../values/actor.ts'
import { DoorchainError } from '../values/error.ts'
import { hourMs } from '../values/time-span.ts'
import { countReportTry, type Trying } from './limits.ts'

/** A program that reports for an organisation: its reports are trusted. */
export interface ReporterKey {
  readonly id: string
  readonly name: string
  readonly madeBy: string
  readonly madeAt: Date
  readonly usedAt: Date | null
  readonly endedAt: Date | null
  /** Its reports that came on this day (YYYY-MM-DD) or later were set aside, by whom and when; null: they were not. */
  readonly asideSince: string | null
  readonly asideBy: string | null
  readonly asideAt: Date | null
}

/** Every key begins so, and is found by programs that look for secrets in files. */
const begins = 'doorchain-reports-'
/** Keys of one organisation that hold at a time. */
const mostKeys = 20

/** The keys of an organisation: those that hold first, the newest first. */
export const listKeys = (db: Db, organisation: string): Promise<readonly ReporterKey[]> =>
  db
    .selectFrom('reporter_key')
    .select(['id', 'name', 'made_by as madeBy', 'made_at as madeAt', 'used_at as usedAt', 'ended_at as endedAt'])
    .select(['aside_since as asideSince', 'aside_by as asideBy', 'aside_at as asideAt'])
    .where('organisation_id', '=', organisation)
    .orderBy((of) => of('ended_at', 'is not', null))
    .orderBy('made_at', 'desc')
    .execute()

/** Makes a key for a program of the actor's organisation. It is answered once; its hash is kept. Throws `input-wrong` for too many. */
export function makeKey(
  store: Store,
  actor: Actor & { readonly organisation: string },
  { name, now }: { readonly name: string; readonly now: Date },
): Promise<{ readonly id: string; readonly key: string }> {
  const key = begins + newToken()
  return inTransaction(store, async (db) => {
    const held = (await listKeys(db, actor.organisation)).filter(({ endedAt }) => endedAt === null)
    if (held.length >= mostKeys)
      throw new DoorchainError('input-wrong', { problem: `An organisation has at most ${mostKeys} keys` })
    const row = { organisation_id: actor.organisation, name, key_hash: hashOf(key), made_by: actor.id, made_at: now }
    const { id } = await db.insertInto('reporter_key').values(row).returning('id').executeTakeFirstOrThrow()
    await writeAudit(db, actor, { action: 'reporter-key-made', subject: { kind: 'reporter-key', id }, after: { name } })
    return { id, key }
  })
}

/** One of the keys of an organisation. Throws `not-there`. */
export async function demandKey(db: Db, organisation: string, id: string): Promise<ReporterKey> {
  const key = (await listKeys(db, organisation)).find((one) => one.id === id)
  if (!key) throw new DoorchainError('not-there')
  return key
}

/** Ends a key for good; one that has ended stays so. Throws `not-there` for one of another organisation. */
export function endKey(
  store: Store,
  actor: Actor & { readonly organisation: string },
  { id, now }: { readonly id: string; readonly now: Date },
): Promise<void> {
  return inTransaction(store, async (db) => {
    const row = await demandKey(db, actor.organisation, id)
    if (row.endedAt !== null) return
    await db.updateTable('reporter_key').set({ ended_by: actor.id, ended_at: now }).where('id', '=', id).execute()
    await writeAudit(db, actor, {
      action: 'reporter-key-ended',
      subject: { kind: 'reporter-key', id },
      before: { name: row.name },
    })
  })
}

/** Whose key it is. Throws `key-refused` for one that is not ours or has ended, and where its organisation is closed; `too-many-tries`. */
export async function findReporter(
  store: Store,
  key: string,
  { network, now }: Trying,
): Promise<{ readonly id: string; readonly organisation: string }> {
  const row = await reading(store, (db) =>
    db
      .selectFrom('reporter_key as k')
      .innerJoin('organisation as o', 'o.id', 'k.organisation_id')
      .select(['k.id', 'k.organisation_id as organisation', 'k.used_at as usedAt'])
      .where('k.key_hash', '=', hashOf(key.slice(0, 200)))
      .where('k.ended_at', 'is', null)
      .where('o.closed_at', 'is', null)
      .executeTakeFirst(),
  )
  if (!row) {
    await reading(store, (db) => countReportTry(db, 'open', { network, now }))
    throw new DoorchainError('key-refused')
  }
  const { id, organisation, usedAt } = row
  if (usedAt === null || now.getTime() - usedAt.getTime() >= hourMs)
    await inTransaction(store, (db) =>
      db.updateTable('reporter_key').set({ used_at: now }).where('id', '=', id).execute(),
    )
  return { id, organisation }
}
