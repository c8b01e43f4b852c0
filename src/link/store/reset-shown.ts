import { sql } from 'kysely'
import type { Db } from '../../store/transaction.ts'
import { ownKeys } from '../series/keys.ts'
import type { Report } from '../series/report.ts'
import { hideFromKeys } from './shown.ts'
import { keyHash } from './stored.ts'

export interface Resetting {
  readonly reports: readonly Report[]
  /** Those that are there and count. */
  readonly there: ReadonlyMap<string, unknown>
  readonly groups: readonly { readonly reports: readonly string[]; readonly exemplars: readonly string[] }[]
  readonly since: string
}

const batch = 2_000

/** Puts under keys what new reports are to be compared with, and nothing else: exemplars, and what stands alone, of the time looked at. */
export async function resetShown(db: Db, { reports, there, groups, since }: Resetting): Promise<void> {
  const members = new Set(groups.flatMap((group) => group.reports))
  const exemplars = new Set(groups.flatMap((group) => group.exemplars))
  const isShown = (serial: string) => exemplars.has(serial) || !members.has(serial)
  const shown = reports.filter(({ id }) => there.has(id) && isShown(id))
  const { rows } = await sql<{ report: string }>`select distinct report from link_key`.execute(db)
  const known = new Set(rows.map(({ report }) => report))
  const hidden = [...members].filter((serial) => known.has(serial) && !exemplars.has(serial))
  if (hidden.length > 0) await hideFromKeys(db, hidden)
  await showAll(
    db,
    shown.filter(({ id }) => !known.has(id)),
  )
  await sql`update series_report set shown = report = any(${[...exemplars]}::bigint[])
    where report = any(${[...members]}::bigint[]) and shown <> (report = any(${[...exemplars]}::bigint[]))`.execute(db)
  await sql`delete from link_key where report in (select serial from report where happened_on < ${since}::date)`.execute(
    db,
  )
}

async function showAll(db: Db, reports: readonly Report[]): Promise<void> {
  for (let at = 0; at < reports.length; at += batch) {
    const rows = reports
      .slice(at, at + batch)
      .flatMap((report) => [...new Set(ownKeys(report).map(keyHash))].map((key) => [key, report.id] as const))
    await sql`insert into link_key (key, report) select * from unnest(
      ${rows.map(([key]) => key)}::bigint[], ${rows.map(([, id]) => id)}::bigint[]) on conflict do nothing`.execute(db)
  }
}
