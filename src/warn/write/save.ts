import { isDeepStrictEqual } from 'node:util'
import type { Selectable } from 'kysely'
import { writeAudit } from '../../store/audit.ts'
import type { Store } from '../../store/store.ts'
import type { WarningSaveTable } from '../../store/tables-warnings.ts'
import { type Db, inTransaction, reading } from '../../store/transaction.ts'
import { DoorchainError } from '../../values/error.ts'
import { type CorrectionMeans, followCorrections } from '../correct.ts'
import type { ReadDigest } from '../digest.ts'
import { demandRole, type Person } from '../person.ts'
import { parseContent } from './content.ts'
import { changeVersion, columnsOf, lockVersions, openVersion, type Version } from './version.ts'

export interface SaveOrder extends Omit<CorrectionMeans, 'now'> {
  readonly id: string
  /** What the draft says now, as it came. */
  readonly content: unknown
  /** Of the draft that was changed. */
  readonly revision: number
  readonly digest: ReadDigest
}

/** `aside`: another had saved in between. Theirs stays; this is kept beside it, to be put together. */
export type Saved =
  | { readonly kind: 'saved' | 'same'; readonly revision: number }
  | { readonly kind: 'aside'; readonly save: string }

/** Saves a draft; nobody's text is lost, corrections stay. Throws `warning-unknown`, `warning-role`, `warning-state`, `input-wrong`. */
export const saveDraft = (store: Store, person: Person, order: SaveOrder): Promise<Saved> =>
  inTransaction(store, (db) => saveWithin(db, person, order))

/** The same within a transaction. */
export async function saveWithin(db: Db, person: Person, order: SaveOrder): Promise<Saved> {
  const content = parseContent(order.content, person.view)
  const draft = draftOf(await lockVersions(db, order.id))
  const { warning_id, number, revision, organisation: name, organisation_id: organisation } = draft
  const actor = demandRole(person, 'writer', { organisation, areas: [], name })
  if (isDeepStrictEqual(content, draft.content)) return { kind: 'same', revision }
  const isAside = order.revision !== revision
  const next = revision + 1
  if (!isAside) {
    const columns = columnsOf(content, { organisation: name, person, digest: order.digest })
    await changeVersion(db, draft, { ...columns, revision: next })
    await followCorrections(db, { id: warning_id, number }, { ...order, now: person.now })
  }
  const save = await db
    .insertInto('warning_save')
    .values({
      warning_id,
      number,
      revision: isAside ? order.revision : next,
      content: JSON.stringify(content),
      aside: isAside,
      saved_by: person.coordinator.id,
      saved_at: person.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await writeAudit(db, actor, {
    action: isAside ? 'warning-kept-aside' : 'warning-saved',
    subject: { kind: 'warning', id: warning_id },
    after: { number, save: save.id },
  })
  return isAside ? { kind: 'aside', save: save.id } : { kind: 'saved', revision: next }
}

/** The version of our own that can be written on. Throws `warning-unknown`, `warning-state`. */
export function draftOf(versions: readonly Version[]): Version {
  const [last] = versions
  if (last?.kind !== 'own') throw new DoorchainError('warning-unknown')
  const open = openVersion(versions)
  if (open && (open.state === 'draft' || open.state === 'returned')) return open
  throw new DoorchainError('warning-state', { state: (open ?? last).state })
}

export type Save = Selectable<WarningSaveTable>

/** The newest hundred saves of a draft, also those kept aside. */
export const savesOf = (
  store: Store,
  { warning_id, number }: Pick<Version, 'warning_id' | 'number'>,
): Promise<Save[]> =>
  reading(store, (db) => ofDraft(db, { warning_id, number }).orderBy('id', 'desc').limit(100).execute())

/** One save of a draft; null if there is none of that number. */
export async function saveOf(
  store: Store,
  { warning_id, number }: Pick<Version, 'warning_id' | 'number'>,
  id: string,
): Promise<Save | null> {
  if (!/^\d{1,18}$/.test(id)) return null
  const found = await reading(store, (db) =>
    ofDraft(db, { warning_id, number }).where('id', '=', id).executeTakeFirst(),
  )
  return found ?? null
}

const ofDraft = (db: Db, { warning_id, number }: Pick<Version, 'warning_id' | 'number'>) =>
  db.selectFrom('warning_save').selectAll().where('warning_id', '=', warning_id).where('number', '=', number)

/**
 * Throws a draft away that was never put forward; gives what it said, so that it can be brought back. Throws
 * `warning-unknown`, `warning-role`, `warning-state`.
 */
export function discardDraft(store: Store, person: Person, id: string): Promise<Version> {
  return inTransaction(store, async (db) => {
    const versions = await lockVersions(db, id)
    const draft = draftOf(versions)
    const { organisation_id: organisation, organisation: name, number } = draft
    const actor = demandRole(person, 'writer', { organisation, areas: [], name })
    if (draft.state !== 'draft') throw new DoorchainError('warning-state', { state: draft.state })
    if (versions.length === 1) await db.deleteFrom('warning').where('id', '=', id).execute()
    else await db.deleteFrom('warning_version').where('warning_id', '=', id).where('number', '=', number).execute()
    await writeAudit(db, actor, {
      action: 'warning-discarded',
      subject: { kind: 'warning', id },
      before: { number, revision: draft.revision },
    })
    return draft
  })
}
