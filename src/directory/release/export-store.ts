import { writeAudit } from '../../store/audit.ts'
import type { Store } from '../../store/store.ts'
import { inTransaction } from '../../store/transaction.ts'
import type { Actor } from '../../values/actor.ts'
import type { Directory } from '../entries/directory.ts'
import { entrySchema } from '../entries/entry.ts'
import { readSigningKeys, rotateKeys } from './key-file.ts'
import { publicHalf, type Release, releaseForm, signRelease } from './release.ts'

/** How long a release holds, in days: an instance that stops publishing must not be believed for ever. */
export const releaseDays = 90

export interface Export {
  readonly directory: Directory
  readonly instance: string
  /** Folder of the signing keys. */
  readonly keys: string
  readonly now: Date
}

/** Signs what this instance lists, under the next version; gives the text of the file. */
export async function exportRelease(
  store: Store,
  actor: Actor,
  { directory, instance, keys: folder, now }: Export,
): Promise<{ text: string; release: Release }> {
  const keys = await readSigningKeys(folder)
  const entries = directory.listings
    .filter(({ by }) => by.kind !== 'instance')
    .map(({ by: _, version: __, ...entry }) => entry)
  return inTransaction(store, async (db) => {
    const { max } = await db
      .selectFrom('directory_release')
      .select((build) => build.fn.max('version').as('max'))
      .executeTakeFirstOrThrow()
    const release: Release = {
      'doorchain-directory': releaseForm,
      instance,
      version: Number(max ?? 0) + 1,
      created: now.toISOString(),
      expires: new Date(now.getTime() + releaseDays * 86_400_000).toISOString(),
      key: publicHalf(keys.present),
      next: keys.next && publicHalf(keys.next),
      entries: entries.map((entry) => entrySchema.parse(entry)),
    }
    const { version, key, next } = release
    await db
      .insertInto('directory_release')
      .values({
        version,
        created_at: now,
        expires_at: new Date(release.expires),
        key_id: key.id,
        next_key_id: next?.id ?? null,
        entries: entries.length,
        made_by: actor.id,
      })
      .execute()
    await writeAudit(db, actor, {
      action: 'directory-exported',
      subject: { kind: 'directory-release', id: instance },
      after: { version, key: key.id, next: next?.id ?? null, entries: entries.length },
    })
    return { text: signRelease(release, keys.present), release }
  })
}

/** One step of changing the signing key; the new key signs only after a release has announced it. */
export async function rotate(
  store: Store,
  actor: Actor,
  folder: string,
): Promise<Awaited<ReturnType<typeof rotateKeys>>> {
  const { next } = await readSigningKeys(folder)
  const nextId = next ? publicHalf(next).id : null
  return inTransaction(store, async (db) => {
    const announced = nextId
      ? await db.selectFrom('directory_release').where('next_key_id', '=', nextId).select('version').executeTakeFirst()
      : undefined
    const done = await rotateKeys(folder, announced !== undefined)
    await writeAudit(db, actor, {
      action: `directory-key-${done}`,
      subject: { kind: 'directory-key', id: nextId ?? 'next' },
    })
    return done
  })
}
