import { sql } from 'kysely'
import { newId } from '../../store/secret.ts'
import type { Db } from '../../store/transaction.ts'
import { findAddresses, findBytes, findTellers, type KnownVersion, storyAmong, type Teller } from './known.ts'
import type { Prepared } from './prepare.ts'
import { type TakenBy, versionRow, warningRow } from './rows.ts'

/** What became of the documents of one batch. */
export interface BatchResult {
  /** Ids of warnings that are new here. */
  readonly added: readonly string[]
  /** Ids of warnings that have a new version. */
  readonly updated: readonly string[]
  readonly same: number
  readonly copies: number
}

/** A version to be written. */
interface Entry {
  readonly document: Prepared
  readonly id: string
  readonly number: number
  /** Null for a new version of a known warning. */
  readonly story: string | null
}

/** Puts a batch into the database; no two documents of it share an address or their bytes. */
export async function takeBatch(db: Db, batch: readonly Prepared[], by: TakenBy): Promise<BatchResult> {
  await sql`select pg_advisory_xact_lock(hashtext('doorchain warnings taken in'))`.execute(db)
  const here = await findBytes(
    db,
    batch.map(({ sha256 }) => sha256),
  )
  const byAddress = await findAddresses(db, batch)
  const versionOf = ({ address }: Prepared) => (address === null ? undefined : byAddress.get(address))
  const changed = batch.filter((one) => !here.has(one.sha256) && versionOf(one)?.text !== one.text)
  const fresh = changed.filter((one) => !versionOf(one))
  const tellers = [...(await findTellers(db, fresh))]
  const entries = changed.map((document) => entryOf(document, versionOf(document), tellers))
  await write(db, entries, by)
  const added = entries.filter(({ story }) => story !== null)
  return {
    added: added.map(({ id }) => id),
    updated: entries.filter(({ story }) => story === null).map(({ id }) => id),
    same: batch.length - changed.length,
    copies: added.filter(({ id, story }) => id !== story).length,
  }
}

/** Joins the story of an earlier one, also of this batch. */
function entryOf(document: Prepared, version: KnownVersion | undefined, tellers: Teller[]): Entry {
  if (version) return { document, id: version.warning_id, number: version.number + 1, story: null }
  const id = newId()
  const story = storyAmong({ ...document.told, bands: document.bands }, tellers) ?? id
  tellers.push({ ...document.told, bands: document.bands, story })
  return { document, id, number: 1, story }
}

async function write(db: Db, entries: readonly Entry[], by: TakenBy): Promise<void> {
  if (entries.length === 0) return
  const added = entries.filter(({ story }) => story !== null)
  const updated = entries.filter(({ story }) => story === null)
  if (updated.length > 0)
    await endOpen(
      db,
      updated.map(({ id }) => id),
      by,
    )
  if (added.length > 0)
    await db
      .insertInto('warning')
      .values(added.map(({ document, id, story }) => warningRow(document, { id, story: story! }, by)))
      .execute()
  await db
    .insertInto('warning_version')
    .values(entries.map(({ document, ...entry }) => versionRow(document, entry, by)))
    .execute()
  const originals = entries.flatMap(({ document: { original }, id, number }) =>
    original
      ? [{ warning_id: id, number, media_type: original.mediaType, bytes: original.bytes, taken_at: by.now }]
      : [],
  )
  if (originals.length > 0) await db.insertInto('warning_original').values(originals).execute()
}

/** What was published stays so until the new version is approved; what was not has been overtaken. */
async function endOpen(db: Db, ids: readonly string[], { by, now }: TakenBy): Promise<void> {
  await db
    .updateTable('warning_version')
    .set({ state: 'updated', ended_by: by, ended_at: now, changed_at: now })
    .where('warning_id', 'in', ids)
    .where('state', 'in', ['collected', 'pending', 'returned'])
    .execute()
}
