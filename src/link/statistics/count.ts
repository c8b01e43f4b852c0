import { sql } from 'kysely'
import type { Db } from '../../store/transaction.ts'
import { countGroups } from './groups.ts'
import { type Grouping, inPart, overAge, type Part, targeted } from './parts.ts'
import { asked, counted, type ReportQuery } from './query.ts'
import type { LeftOut, Losses, Statistics } from './statistics.ts'

/** Counts the reports that somebody may see of an area and a period. Three queries, each over the same rows. */
export async function countReports(db: Db, query: ReportQuery): Promise<Statistics> {
  const whole = await countTotals(db, query)
  const { by, tacticsByMonth } = await countGroups(db, query)
  const count = (grouping: Grouping, value: string) => by[grouping].find(({ is }) => is === value)?.count ?? 0
  return {
    query,
    ...whole,
    by,
    tacticsByMonth,
    unverified: count('trust', 'unverified'),
    simulated: count('via', 'simulated'),
    leftOut: await countLeftOut(db, query),
  }
}

/** Serials of the counted reports of a part, oldest first. */
export async function listCounted(db: Db, query: ReportQuery, part: Part = { by: 'reports' }): Promise<string[]> {
  const rows = await sql<{ serial: string }>`
    select r.serial::text as serial from report as r where ${counted(query)} and ${inPart(part)}
    order by r.serial`.execute(db)
  return rows.rows.map(({ serial }) => serial)
}

/** Median of what was lost, in pounds, over those that say how much; null where none does. */
export const medianLoss = async (db: Db, query: ReportQuery): Promise<number | null> =>
  (await countTotals(db, query)).losses.median

/** Figures that are one number. */
export type Totals = Pick<Statistics, 'reports' | 'targeted' | 'lost' | 'losses' | 'aged' | 'over65'>

/** The same without what they are told apart by: for a comparison. */
export async function countTotals(db: Db, query: ReportQuery): Promise<Totals> {
  const { rows } = await sql<Omit<Totals, 'losses'> & { [key in keyof Losses as `loss_${key}`]: number | null }>`
    select count(*)::integer as reports, count(*) filter (where ${targeted})::integer as targeted,
      count(*) filter (where r.outcome = 'lost')::integer as lost,
      count(r.age)::integer as aged,
      count(*) filter (where r.age >= ${sql.lit(overAge)})::integer as over65,
      count(r.lost_pounds)::integer as loss_count, coalesce(sum(r.lost_pounds), 0)::double precision as loss_total,
      percentile_cont(0.5) within group (order by r.lost_pounds::double precision) as loss_median,
      max(r.lost_pounds)::double precision as loss_largest
    from report as r where ${counted(query)}`.execute(db)
  const { loss_count, loss_total, loss_median, loss_largest, ...whole } = rows[0]!
  const losses = { count: loss_count ?? 0, total: loss_total ?? 0, median: loss_median, largest: loss_largest }
  return { ...whole, losses }
}

/** Those that were set aside, and those of floods: a flood never moves a figure unnoticed. */
async function countLeftOut(db: Db, query: ReportQuery): Promise<LeftOut> {
  const { rows } = await sql<LeftOut>`
    select count(*) filter (where r.set_aside_at is not null)::integer as "setAside",
      count(*) filter (where r.set_aside_at is null)::integer as flood
    from report as r where ${asked(query)} and not ${counted(query)}`.execute(db)
  return rows[0]!
}
