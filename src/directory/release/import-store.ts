import { writeAudit } from '../../store/audit.ts'
import type { Store } from '../../store/store.ts'
import { type Db, inTransaction, reading } from '../../store/transaction.ts'
import type { Actor } from '../../values/actor.ts'
import type { ImportedEntries } from '../entries/directory.ts'
import type { Entry } from '../entries/entry.ts'
import { holdImports, trustedKeys } from './key-store.ts'
import { digestOf, keyIdOf, type Release, verifyRelease } from './release.ts'

export interface Imported {
  readonly instance: string
  readonly version: number
  readonly entries: number
  /** The same release was here already. */
  readonly known: boolean
}

/**
 * Takes in the release of another instance in place of its last one. What is refused changes nothing. Throws as
 * `verifyRelease` does.
 */
export async function importRelease(
  store: Store,
  actor: Actor,
  { text, now }: { text: string; now: Date },
): Promise<Imported> {
  return inTransaction(store, async (db) => {
    await holdImports(db)
    const rows = await db.selectFrom('directory_import').select(['instance', 'version', 'sha256']).execute()
    const last = new Map(rows.map(({ instance, version, sha256 }) => [instance, { version: Number(version), sha256 }]))
    const release = verifyRelease(text, { keys: await trustedKeys(db), last: (name) => last.get(name), now })
    const { instance, version } = release
    const known = last.get(instance)?.version === version
    if (!known) await keep(db, actor, release)
    return { instance, version, entries: release.entries.length, known }
  })
}

async function keep(db: Db, actor: Actor, release: Release): Promise<void> {
  const { instance, version, key, next } = release
  const row = {
    instance,
    version,
    key_id: key.id,
    created_at: new Date(release.created),
    expires_at: new Date(release.expires),
    sha256: digestOf(release),
    entries: JSON.stringify(release.entries),
    imported_by: actor.id,
  }
  const { instance: _, ...changed } = row
  await db
    .insertInto('directory_import')
    .values(row)
    .onConflict((conflict) => conflict.column('instance').doUpdateSet(changed))
    .execute()
  if (next) await announce(db, release)
  await retireBefore(db, release)
  await writeAudit(db, actor, {
    action: 'directory-imported',
    subject: { kind: 'directory-release', id: instance },
    after: { version, key: key.id, next: next?.id ?? null, entries: release.entries.length },
  })
}

/** A key announced by a trusted one is trusted for the same instance, unless it is known for another already. */
async function announce(db: Db, { instance, version, next }: Release): Promise<void> {
  if (!next || keyIdOf(next.key) !== next.id) return
  await db
    .insertInto('directory_key')
    .values({
      key_id: next.id,
      instance,
      public_key: next.key,
      change_id: null,
      announced_in: version,
      retired_at: null,
    })
    .onConflict((conflict) => conflict.column('key_id').doNothing())
    .execute()
}

/** Once an announced key signs, the ones before it are over. */
async function retireBefore(db: Db, { instance, key, next, created }: Release): Promise<void> {
  const inUse = [key.id, ...(next ? [next.id] : [])]
  const { announced_in } = await db
    .selectFrom('directory_key')
    .where('key_id', '=', key.id)
    .select('announced_in')
    .executeTakeFirstOrThrow()
  if (announced_in === null) return
  await db
    .updateTable('directory_key')
    .set({ retired_at: new Date(created) })
    .where('instance', '=', instance)
    .where('retired_at', 'is', null)
    .where('key_id', 'not in', inUse)
    .execute()
}

/** The last good releases of other instances. */
export async function readImports(store: Store): Promise<ImportedEntries[]> {
  const rows = await reading(store, (db) => db.selectFrom('directory_import').selectAll().orderBy('instance').execute())
  return rows.map(({ instance, version, expires_at, entries }) => ({
    instance,
    version: Number(version),
    expires: expires_at.toISOString(),
    entries: entries as Entry[],
  }))
}
