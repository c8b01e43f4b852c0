import { type RawBuilder, sql } from 'kysely'
import { prepared } from '../../store/prepared.ts'
import type { Db } from '../../store/transaction.ts'
import { exemplarsOf } from '../series/exemplars.ts'
import { ownKeys } from '../series/keys.ts'
import type { Group } from './reconcile.ts'
import { keyHash, linkable, linkSelect, type Stored } from './stored.ts'

/** Puts a report under its keys (hashes), where new ones find it. */
async function showUnder(db: Db, serial: string, hashes: readonly string[]): Promise<void> {
  await sql`insert into link_key (key, report) select distinct key, ${serial}::bigint from unnest(${[...hashes]}::bigint[]) key
    on conflict do nothing`.execute(db)
}

/** A report that was compared, and the hashes of the keys under which new ones find it. */
export interface Compared {
  readonly serial: string
  readonly hashes: readonly string[]
}

/** Puts a report under its keys and notes that it was compared. */
export async function keepLinked(db: Db, compared: Compared): Promise<void> {
  await sql`${prepared}with ${keepingLinked(compared)} select`.execute(db)
}

/** The same as parts of a larger statement. */
export const keepingLinked = ({ serial, hashes }: Compared): RawBuilder<unknown> => sql`
  shown as (insert into link_key (key, report)
    select distinct key, ${serial}::bigint from unnest(${[...hashes]}::bigint[]) key on conflict do nothing),
  compared as (delete from link_waiting where report = ${serial})`

/** Takes reports from under their keys. */
export async function hideFromKeys(db: Db, serials: readonly string[]): Promise<void> {
  await sql`${prepared}delete from link_key where report = any(${[...serials]}::bigint[])`.execute(db)
}

/** Leaves no more reports of a series under keys than a new one is compared with: the most telling. */
export async function trimShown(db: Db, seriesId: string): Promise<void> {
  const { rows } =
    await sql<Stored>`${prepared}select ${linkSelect} from series_report m join report r on r.serial = m.report
    where m.series_id = ${seriesId} and m.shown`.execute(db)
  const kept = new Set(exemplarsOf(rows.map((row) => readStored(row))).map(({ id }) => id))
  const gone = rows.map(({ serial }) => serial).filter((serial) => !kept.has(serial))
  if (gone.length === 0) return
  await sql`${prepared}with hidden as (delete from link_key where report = any(${gone}::bigint[]))
    update series_report set shown = false where report = any(${gone}::bigint[])`.execute(db)
}

/** A genuine number among its keys does no harm: no report is looked for by one. */
const readStored = (row: Stored) => linkable(row, () => false)

/** Chooses anew which reports of some groups are under keys; what stands alone is. */
export async function showAnew(db: Db, groups: readonly Group[]): Promise<void> {
  for (const { reports } of groups) {
    const { rows } =
      await sql<Stored>`select ${linkSelect} from report r where serial = any(${[...reports]}::bigint[])`.execute(db)
    const chosen = exemplarsOf(rows.map(readStored))
    const serials = chosen.map(({ id }) => id)
    await hideFromKeys(db, reports)
    for (const one of chosen) await showUnder(db, one.id, ownKeys(one).map(keyHash))
    await sql`update series_report set shown = report = any(${serials}::bigint[]) where report = any(${[...reports]}::bigint[])`.execute(
      db,
    )
  }
}
