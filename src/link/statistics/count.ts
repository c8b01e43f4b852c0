import { sql } from 'kysely'
import type { Db } from '../../store/transaction.ts'
import { ageBands } from '../../values/age-band.ts'
import { type Grouping, groupings, inPart, lossBands, overAge, type Part, targeted, valueIn } from './parts.ts'
import { asked, counted, type ReportQuery } from './query.ts'
import type { LeftOut, Losses, Row, Statistics } from './statistics.ts'

/** Groupings of one value a report: counted in one pass. */
const single = groupings.filter((each) => each !== 'tactic')

/** Counts the reports that somebody may see of an area and a period. Four queries, each over the same rows. */
export async function countReports(db: Db, query: ReportQuery): Promise<Statistics> {
  const whole = await countTotals(db, query)
  const rows = await countGroups(db, query)
  const tacticsByMonth = await countTactics(db, query)
  const by = { ...rows, tactic: totals(tacticsByMonth) }
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

/** Serials of the counted reports of a part, oldest first; at most `most`. */
export async function listCounted(
  db: Db,
  query: ReportQuery,
  { part = { by: 'reports' }, most = 10_000 }: { part?: Part; most?: number } = {},
): Promise<string[]> {
  const rows = await sql<{ serial: string }>`
    select r.serial::text as serial from report as r where ${counted(query)} and ${inPart(part)}
    order by r.serial limit ${most}`.execute(db)
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

async function countGroups(db: Db, query: ReportQuery): Promise<Record<(typeof single)[number], Row[]>> {
  const values = sql.join(single.map((each) => sql`(${sql.lit(each)}, ${valueIn[each]})`))
  const { rows } = await sql<Row & { by: (typeof single)[number] }>`
    select told."by", told."is", count(*)::integer as count
    from report as r cross join lateral (values ${values}) as told ("by", "is")
    where ${counted(query)} group by 1, 2`.execute(db)
  const of = (grouping: Grouping) =>
    ordered(
      grouping,
      rows.filter(({ by }) => by === grouping).map(({ is, count }) => ({ is, count })),
    )
  return Object.fromEntries(single.map((each) => [each, of(each)])) as Record<(typeof single)[number], Row[]>
}

const bands: Partial<Record<Grouping, readonly string[]>> = {
  age: ageBands.map(({ words }) => words),
  loss: lossBands.map(({ words }) => words),
}

/** Bands in their order, times from the first on, all else with the most first. */
function ordered(grouping: Grouping, rows: readonly Row[]): Row[] {
  const words = bands[grouping]
  const place = ({ is }: Row) => (is === null ? Number.POSITIVE_INFINITY : (words?.indexOf(is) ?? 0))
  const inTime = grouping === 'week' || grouping === 'month'
  return rows.toSorted(
    (a, b) =>
      (words ? place(a) - place(b) || 0 : 0) || (inTime || words ? 0 : b.count - a.count) || compare(a.is, b.is),
  )
}

const compare = (a: string | null, b: string | null) => ((a ?? '') < (b ?? '') ? -1 : 1)

async function countTactics(db: Db, query: ReportQuery): Promise<Statistics['tacticsByMonth'][number][]> {
  const { rows } = await sql<Statistics['tacticsByMonth'][number]>`
    select ${valueIn.month} as month, tactic, count(*)::integer as count
    from report as r cross join lateral (select distinct unnest(r.tactics) as tactic) as said
    where ${counted(query)} group by 1, 2 order by 1, 2`.execute(db)
  return rows
}

function totals(rows: Statistics['tacticsByMonth']): Row[] {
  const sums = new Map<string, number>()
  for (const { tactic, count } of rows) sums.set(tactic, (sums.get(tactic) ?? 0) + count)
  return ordered(
    'tactic',
    [...sums].map(([is, count]) => ({ is, count })),
  )
}

/** Those that were set aside, and those of floods: a flood never moves a figure unnoticed. */
async function countLeftOut(db: Db, query: ReportQuery): Promise<LeftOut> {
  const { rows } = await sql<LeftOut>`
    select count(*) filter (where r.set_aside_at is not null)::integer as "setAside",
      count(*) filter (where r.set_aside_at is null)::integer as flood
    from report as r where ${asked(query)} and not ${counted(query)}`.execute(db)
  return rows[0]!
}
