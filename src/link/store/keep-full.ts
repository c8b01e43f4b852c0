import { sql } from 'kysely'
import { counts } from '../../store/scope.ts'
import type { Db } from '../../store/transaction.ts'
import type { Link, Series } from '../series/link.ts'
import type { Report } from '../series/report.ts'
import { keepFlood, leaveSeries } from './flood-store.ts'
import type { FullResult } from './in-thread.ts'
import { keepLinks } from './links.ts'
import { dropTornLinks } from './partition.ts'
import { resetShown } from './reset-shown.ts'
import { settleGroups } from './settle.ts'

/** Links of one report that are kept: the likeliest, and every one by an analyst. */
const mostLinks = 8

export interface Keeping {
  readonly reports: readonly Report[]
  readonly result: FullResult
  /** YYYY-MM-DD: older reports are not compared with new ones any more. */
  readonly since: string
  readonly now: Date
}

/** Makes what is stored agree with a full run; how many series it found. `db` is a transaction that has the turn. */
export async function keepFull(db: Db, { reports, result, since, now }: Keeping): Promise<number> {
  for (const flood of result.floods) await keepFlood(db, flood, now)
  await leaveSeries(db, await notCounted(db))
  const there = await readThere(db, reports)
  const groups = result.series
    .map((series, at) => ({ ...onlyThere(series, there), exemplars: result.exemplars[at]! }))
    .filter(({ reports: left }) => left.length > 1)
  const ids = await settleGroups(db, { groups, before: there, by: null, words: null, now })
  await replaceLinks(
    db,
    groups.map((group) => ({ id: ids.get(group)!, links: likeliest(group.links) })),
    now,
  )
  await dropTornLinks(db, [...there.keys()])
  await resetShown(db, { reports, there, groups, since })
  await sql`delete from link_waiting where report = any(${[...there.keys()]}::bigint[])`.execute(db)
  return groups.length
}

/** Reports that were taken out of the count and are still of a series. */
async function notCounted(db: Db): Promise<string[]> {
  const { rows } = await sql<{
    report: string
  }>`select m.report from series_report m join report r on r.serial = m.report
    where not ${counts('r')}`.execute(db)
  return rows.map(({ report }) => report)
}

/** Those of the reports that are still there and count, with their series now. */
async function readThere(db: Db, reports: readonly Report[]): Promise<Map<string, string | null>> {
  const { rows } = await sql<{ serial: string; series_id: string | null }>`select r.serial, m.series_id
    from report r left join series_report m on m.report = r.serial
    where r.serial = any(${reports.map(({ id }) => id)}::bigint[]) and ${counts('r')}`.execute(db)
  return new Map(rows.map(({ serial, series_id }) => [serial, series_id]))
}

function onlyThere({ reports, links }: Series, there: ReadonlyMap<string, unknown>) {
  return {
    reports: reports.filter((serial) => there.has(serial)),
    links: links.filter(({ a, b }) => there.has(a) && there.has(b)),
  }
}

/** Links are likeliest first. */
function likeliest(links: readonly Link[]): Link[] {
  const had = new Map<string, number>()
  return links.filter(({ a, b, by }) => {
    const most = Math.min(had.get(a) ?? 0, had.get(b) ?? 0)
    for (const end of [a, b]) had.set(end, (had.get(end) ?? 0) + 1)
    return by === 'analyst' || most < mostLinks
  })
}

/** Replaces the links between reports that were looked at; those that stay as they were are not written anew. */
async function replaceLinks(db: Db, all: readonly { id: string; links: readonly Link[] }[], now: Date): Promise<void> {
  const ids = all.map(({ id }) => id)
  const { rows } = await sql<{ a: string; b: string; series_id: string; by: string }>`
    select a, b, series_id, by from series_link where series_id = any(${ids})`.execute(db)
  const known = new Map(rows.map(({ a, b, series_id, by }) => [`${a} ${b}`, `${series_id} ${by}`]))
  const keyOf = ({ a, b }: Pick<Link, 'a' | 'b'>) => (BigInt(a) < BigInt(b) ? `${a} ${b}` : `${b} ${a}`)
  for (const { id, links } of all) {
    const changed = links.filter((link) => known.get(keyOf(link)) !== `${id} ${link.by}`)
    if (changed.length > 0) await keepLinks(db, { id, links: changed, now })
  }
  const wanted = new Set(all.flatMap(({ links }) => links.map(keyOf)))
  const seen = new Set(all.flatMap(({ links }) => links.flatMap(({ a, b }) => [a, b])))
  const gone = rows.filter((row) => !wanted.has(keyOf(row)) && seen.has(row.a) && seen.has(row.b))
  await sql`delete from series_link where (a, b) in (select * from unnest(${gone.map(({ a }) => a)}::bigint[], ${gone.map(({ b }) => b)}::bigint[]))`.execute(
    db,
  )
}
