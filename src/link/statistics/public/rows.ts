import { type RawBuilder, sql } from 'kysely'
import { counts } from '../../../store/scope.ts'
import type { Db } from '../../../store/transaction.ts'
import type { PublicGrouping } from '../../../values/public-figures.ts'
import { lateAfterDays, monthAfter, type PublicPeriod } from '../../../values/public-period.ts'
import { targeted, valueIn } from '../parts.ts'

/** How many of a district, in a month. */
export interface BaseRow {
  readonly force: string
  readonly district: string
  readonly month: string
  readonly count: number
  /** How many of them are invented. */
  readonly simulated: number
}

/** How many of a force have one value, in a quarter. */
export interface GroupRow {
  readonly by: PublicGrouping
  readonly is: string
  readonly force: string
  readonly quarter: string
  readonly count: number
}

/** What was lost in a period, in a force or, where that is null, anywhere. */
export interface LossRow {
  readonly force: string | null
  readonly period: string
  readonly count: number
  readonly total: number
  readonly median: number
  readonly largest: number
}

/** Everything that figures for the public are made from. */
export interface PublicRows {
  readonly base: readonly BaseRow[]
  readonly groups: readonly GroupRow[]
  readonly losses: readonly LossRow[]
  readonly checks: readonly Omit<BaseRow, 'simulated'>[]
}

/** Years that are given beside the one of the last month. */
const yearsBack = 3

/** The first day that counts, if a month is the last. */
const firstGiven = (last: string): string => `${Number(last.slice(0, 4)) - yearsBack}-01`

/** The month in which a report counts: when it happened, or if it came late, when it came. It never changes. */
const month = sql<string>`to_char(greatest(date_trunc('month', r.happened_on::timestamp),
  date_trunc('month', r.received_at at time zone 'Europe/London' - make_interval(days => ${sql.lit(lateAfterDays)}))), 'YYYY-MM')`

/** Reports that count, with what they are told apart by; received before the last month was given. */
function told(last: string, values: RawBuilder<unknown>) {
  const from = `${firstGiven(last)}-01`
  const upto = `${monthAfter(last)}-${String(lateAfterDays + 1).padStart(2, '0')}`
  return sql`select r.force, r.district, ${month} as month, ${values} from report as r
    where r.received_at >= ${from}::date and r.received_at < ${upto}::date + 1 and ${counts('r')} and ${targeted}`
}

/** Reads what is given up to a month. `periods` gives the periods from the first month that has a report. */
export async function readPublicRows(
  db: Db,
  last: string,
  periods: (first: string) => readonly PublicPeriod[],
): Promise<PublicRows> {
  const base = await sql<BaseRow>`
    select force, district, month, count(*)::integer as count, (count(*) filter (where simulated))::integer as simulated
    from (${told(last, sql`r.via = 'simulated' as simulated`)}) as told
    where month between ${firstGiven(last)} and ${last} group by 1, 2, 3`.execute(db)
  const checks = await readChecks(db, last)
  const first = [...base.rows, ...checks].map((row) => row.month).reduce((a, b) => (a < b ? a : b), last)
  return {
    base: base.rows,
    groups: [...(await readGroups(db, last)), ...(await readTactics(db, last))],
    losses: await readLosses(db, last, periods(first)),
    checks,
  }
}

const quarter = sql`left(month, 5) || 'Q' || ((right(month, 2)::integer + 2) / 3)`

async function readGroups(db: Db, last: string): Promise<GroupRow[]> {
  const groupings = ['kind', 'outcome', 'script', 'method', 'age', 'loss'] as const
  const columns = sql.join(groupings.map((by) => sql`${valueIn[by]} as ${sql.id(`of_${by}`)}`))
  const values = sql.join(groupings.map((by) => sql`(${sql.lit(by)}, ${sql.id(`of_${by}`)})`))
  const { rows } = await sql<GroupRow>`
    select each."by", each."is", force, ${quarter} as quarter, count(*)::integer as count
    from (${told(last, columns)}) as told cross join lateral (values ${values}) as each ("by", "is")
    where month between ${firstGiven(last)} and ${last} and each."is" is not null group by 1, 2, 3, 4`.execute(db)
  return rows
}

async function readTactics(db: Db, last: string): Promise<GroupRow[]> {
  const { rows } = await sql<GroupRow>`
    select 'tactic' as by, tactic as is, force, ${quarter} as quarter, count(*)::integer as count
    from (${told(last, sql`r.tactics`)}) as told cross join lateral (select distinct unnest(tactics) as tactic) as said
    where month between ${firstGiven(last)} and ${last} group by 2, 3, 4`.execute(db)
  return rows
}

async function readLosses(db: Db, last: string, periods: readonly PublicPeriod[]): Promise<LossRow[]> {
  const longer = periods.filter(({ kind }) => kind !== 'month').map(({ id, from, to }) => ({ id, from, to }))
  const { rows } = await sql<LossRow>`
    select force, period.id as period, count(*)::integer as count, sum(lost_pounds)::double precision as total,
      percentile_cont(0.5) within group (order by lost_pounds::double precision) as median,
      max(lost_pounds)::double precision as largest
    from (${told(last, sql`r.lost_pounds`)}) as told
    join jsonb_to_recordset(${JSON.stringify(longer)}::jsonb) as period (id text, "from" text, "to" text)
      on month between period."from" and period."to"
    where lost_pounds is not null group by grouping sets ((period.id), (period.id, force))`.execute(db)
  return rows
}

/** Checks count by their day at once: nobody adds one later. */
async function readChecks(db: Db, last: string): Promise<PublicRows['checks']> {
  const { rows } = await sql<PublicRows['checks'][number]>`
    select '' as force, district, to_char(day, 'YYYY-MM') as month, sum(count)::integer as count from check_count
    where day >= ${`${firstGiven(last)}-01`}::date and day < ${`${monthAfter(last)}-01`}::date group by 2, 3`.execute(
    db,
  )
  return rows
}
