import { sql } from 'kysely'
import { awaitLinking } from '../../store/link-waiting.ts'
import type { Db } from '../../store/transaction.ts'
import { type Flood, findFloods, floodFrom, isAlikeText } from '../series/flood.ts'
import { exactKeys, sharedKeys } from '../series/keys.ts'
import type { Known } from '../series/place-one.ts'
import type { Report } from '../series/report.ts'
import type { Candidate } from './candidates.ts'
import type { Looks } from './looks.ts'
import type { LinkMeans } from './means.ts'
import { hideFromKeys } from './shown.ts'
import { linkable, linkSelect, type Stored } from './stored.ts'
import type { Waiting } from './waiting.ts'

const dayMinutes = 1440
/** As many like it on the day, among those it is compared with, and the whole day is looked at. */
const suspicious = 8
/** Most reports of a day that are looked at for a flood. */
const mostOfDay = 5_000

export interface FloodAsked {
  readonly report: Report
  readonly waiting: Waiting
  readonly known: readonly Known[]
  readonly found: readonly Candidate[]
  readonly means: LinkMeans
  readonly looks: Looks
  readonly now: Date
}

/** Whether a report is one of a flood, known or new, that is kept out. What shows to be one with it is kept out too. */
export async function keepOutOfFlood(db: Db, asked: FloodAsked): Promise<boolean> {
  const { report, waiting, known, means, looks, now } = asked
  if (report.trust !== 'unverified') return false
  const into = (await floodOfOrigin(db, asked)) ?? floodOfLike(asked)
  if (into !== null) return addToFlood(db, into, [report.id])
  const like = known.filter((one) => one.report.trust === 'unverified' && isSameDay(one.report, report))
  const isSuspect =
    waiting.of_origin >= floodFrom.origin ||
    isMany(
      like.map((one) => one.report),
      report,
    )
  const on = Math.floor(report.received / dayMinutes)
  if (!isSuspect || !looks.isDue(on)) return false
  const day = await readDay(db, report, means)
  const flood = findFloods(day).find(({ reports }) => reports.includes(report.id))
  looks.looked(on, { reports: day.length, isFlood: flood !== undefined })
  return flood !== undefined && (await keepFlood(db, flood, now)).includes(report.id)
}

const isSameDay = (a: Report, b: Report) => Math.floor(a.received / dayMinutes) === Math.floor(b.received / dayMinutes)

function isMany(like: readonly Report[], report: Report): boolean {
  if (like.filter((one) => isAlikeText(one, report)).length >= suspicious) return true
  return exactKeys(report).some((key) => like.filter((one) => exactKeys(one).includes(key)).length >= suspicious)
}

/** A flood of the day that others of the same connection are of. */
async function floodOfOrigin(db: Db, { waiting }: FloodAsked): Promise<string | null> {
  if (waiting.of_origin < floodFrom.origin) return null
  const { rows } = await sql<{ id: string }>`select f.id from report o join report_flood f on f.id = o.flood_id
    where o.origin = ${waiting.origin} and f.why = 'origin'
      and date_trunc('day', o.received_at, 'UTC') = date_trunc('day', ${waiting.received_at}::timestamptz, 'UTC')
    limit 1`.execute(db)
  return rows[0]?.id ?? null
}

/** A flood of the day whose first report has nearly the same words, or the number that it is known by. */
function floodOfLike({ report, known, found }: FloodAsked): string | null {
  for (const [at, { flood_of, flood_why }] of found.entries()) {
    const first = known[at]!.report
    if (flood_of === null || !isSameDay(first, report)) continue
    if (flood_why === 'wording' && isAlikeText(first, report)) return flood_of
    if (flood_why === 'number' && sharedKeys(first, report).length > 0) return flood_of
  }
  return null
}

/** Unverified reports received on the day of one, as linking needs them. */
async function readDay(db: Db, { received }: Report, { isGenuine }: LinkMeans): Promise<Report[]> {
  const from = new Date(Math.floor(received / dayMinutes) * dayMinutes * 60_000)
  const { rows } = await sql<Stored>`select ${linkSelect} from report r
    where r.received_at >= ${from} and r.received_at < ${from}::timestamptz + interval '1 day'
      and r.trust = 'unverified' and r.set_aside_at is null order by r.serial limit ${mostOfDay}`.execute(db)
  return rows.map((row) => linkable(row, isGenuine))
}

const whyStored = { origin: 'origin', text: 'wording', key: 'number' } as const

/** Keeps a flood, in place of what was known of it; the reports that are kept out by it. None where somebody let it in. */
export async function keepFlood(db: Db, { first, reports, why }: Flood, now: Date): Promise<readonly string[]> {
  const others = reports.filter((serial) => serial !== first)
  const { rows } = await sql<{ id: string }>`select id from report_flood where first_report = ${first}
    or id in (select flood_id from report where serial = any(${[...reports]}::bigint[])) order by id limit 1`.execute(
    db,
  )
  const id = rows[0]?.id ?? (await beginFlood(db, { first, why: whyStored[why[0]!], now }))
  if (!(await addToFlood(db, id, others))) return []
  await endAlone(db, await seriesOfFirst(db, id))
  return others
}

async function beginFlood(
  db: Db,
  { first, why, now }: { first: string; why: 'origin' | 'wording' | 'number'; now: Date },
) {
  const row = { why, first_report: first, noticed_at: now, decision: null, decided_by: null, decided_at: null }
  return (await db.insertInto('report_flood').values(row).returning('id').executeTakeFirstOrThrow()).id
}

/** Adds reports to a flood and takes them out of series and from under their keys; false where somebody let it in. */
async function addToFlood(db: Db, id: string, serials: readonly string[]): Promise<boolean> {
  const all = [...serials]
  const { numAffectedRows } = await sql`update report set flood_id = ${id} where serial = any(${all}::bigint[])
    and flood_id is distinct from ${id}::bigint and serial <> coalesce((select first_report from report_flood where id = ${id}), 0)`.execute(
    db,
  )
  const flood = await db
    .updateTable('report_flood')
    .set({ reports: sql`greatest(1, reports) + ${Number(numAffectedRows ?? 0)}` })
    .where('id', '=', id)
    .returning('decision')
    .executeTakeFirst()
  if (flood?.decision === 'let-in') return false
  await leaveSeries(db, all)
  await hideFromKeys(db, all)
  return true
}

async function seriesOfFirst(db: Db, flood: string): Promise<string[]> {
  const { rows } = await sql<{ series_id: string }>`select m.series_id from report_flood f
    join series_report m on m.report = f.first_report where f.id = ${flood}`.execute(db)
  return rows.map(({ series_id }) => series_id)
}

/** Takes reports out of their series. */
export async function leaveSeries(db: Db, serials: readonly string[]): Promise<void> {
  const all = [...serials]
  await sql`delete from series_link where a = any(${all}::bigint[]) or b = any(${all}::bigint[])`.execute(db)
  const { rows } = await sql<{ series_id: string }>`delete from series_report where report = any(${all}::bigint[])
    returning series_id`.execute(db)
  await endAlone(db, [...new Set(rows.map(({ series_id }) => series_id))])
}

/**
 * Ends those of some series of which a single report is left beside those that stand for a flood, which join nothing, unless an
 * analyst joined them. The others are compared anew.
 */
async function endAlone(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const { rows } = await sql<{ report: string; stands: boolean }>`delete from series_report as gone where series_id in (
      select m.series_id from series_report m where m.series_id = any(${[...ids]}) group by m.series_id
      having count(*) filter (where not ${stands('m')}) < 2 and not exists (
        select from series_report a join series_link l on l.a = a.report and l.by = 'analyst'
          join series_report b on b.report = l.b and b.series_id = a.series_id
        where a.series_id = m.series_id))
    returning report, ${stands('gone')} as stands`.execute(db)
  const left = rows.map(({ report }) => report)
  await sql`delete from series_link where a = any(${left}::bigint[]) or b = any(${left}::bigint[])`.execute(db)
  await awaitLinking(
    db,
    rows.filter((row) => !row.stands).map(({ report }) => report),
  )
}

/** That a member of a series stands for a flood. */
const stands = (member: string) => sql`exists (select from report_flood f
  where f.first_report = ${sql.ref(`${member}.report`)} and f.decision is distinct from 'let-in')`
