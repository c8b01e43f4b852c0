import { setImmediate as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { counts } from '../../../store/scope.ts'
import type { Store } from '../../../store/store.ts'
import { type Db, reading } from '../../../store/transaction.ts'
import { daysAfter } from '../../../values/day.ts'
import type { PublicGrouping } from '../../../values/public-figures.ts'
import { lateAfterDays, monthAfter } from '../../../values/public-period.ts'
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

/** What was lost in a month in a force, each loss in pounds. */
export interface LostRow {
  readonly force: string
  readonly month: string
  readonly pounds: readonly number[]
}

/** Everything that figures for the public are made from. */
export interface PublicRows {
  readonly base: readonly BaseRow[]
  readonly groups: readonly GroupRow[]
  readonly lost: readonly LostRow[]
  readonly checks: readonly Omit<BaseRow, 'simulated'>[]
}

/** The month in which a report counts: when it happened, or if it came late, when it came. It never changes. */
const month = sql<string>`to_char(greatest(date_trunc('month', r.happened_on::timestamp),
  date_trunc('month', r.received_at at time zone 'Europe/London' - make_interval(days => ${sql.lit(lateAfterDays)}))), 'YYYY-MM')`

const groupings = ['kind', 'outcome', 'script', 'method', 'age', 'loss'] as const

/** How many there are of a month and a force: of a district, of a value, or of losses, which are then listed. */
interface ToldRow {
  readonly by: 'district' | 'lost' | PublicGrouping
  readonly is: string | null
  readonly month: string
  readonly force: string
  readonly count: number
  readonly simulated: number
  readonly pounds: string | null
}

/** Counts all that is given of the reports of some days, in one pass over them. */
async function readSlice(db: Db, from: string, upto: string): Promise<readonly ToldRow[]> {
  const told = sql.join([...groupings.map((by) => sql`${valueIn[by]} as ${sql.id(by)}`)])
  const each = ['district', ...groupings] as const
  const by = sql.join(
    each.map((one) => sql`when grouping(${sql.id(one)}) then ${sql.lit(one)}`),
    sql` `,
  )
  const sets = sql.join(each.map((one) => sql`(month, force, ${sql.id(one)})`))
  const { rows } = await sql<ToldRow>`
    with told as materialized (
      select r.force, r.district, ${month} as month, r.via = 'simulated' as simulated, r.tactics, r.lost_pounds, ${told}
      from report as r
      where r.received_at >= ${from}::date and r.received_at < ${upto}::date and ${counts('r')} and ${targeted}
    )
    select case 0 ${by} end as "by", coalesce(${sql.join(each.map((one) => sql.id(one)))}) as "is", month, force,
      count(*)::integer as count, (count(*) filter (where simulated))::integer as simulated, null as pounds
    from told group by grouping sets (${sets})
    union all
    select 'tactic', tactic, month, force, sum(count)::integer, 0, null
    from (select month, force, tactics, count(*) as count from told group by 1, 2, 3) as alike
    cross join lateral (select distinct unnest(tactics) as tactic) as said group by 2, 3, 4
    union all
    select 'lost', null, month, force, count(*)::integer, 0, string_agg(lost_pounds::text, ' ')
    from told where lost_pounds is not null group by 3, 4`.execute(db)
  return rows
}

/** Days of one query: an embedded database answers nobody else meanwhile. */
const slice = 28

/**
 * Reads all up to a month, a few days at a time, also what is too old to be shown: what was hidden beside it stays hidden. Throws a
 * DoorchainError of the database's.
 */
export async function readPublicRows(store: Store, last: string): Promise<PublicRows> {
  const end = daysAfter(`${monthAfter(last)}-01`, lateAfterDays + 1)
  const sums = openSums(last)
  const began = await reading(store, firstReceived)
  for (let from = began; from !== null && from < end; from = daysAfter(from, slice)) {
    const upto = [daysAfter(from, slice), end].reduce((a, b) => (a < b ? a : b))
    sums.add(await reading(store, (db) => readSlice(db, from, upto)))
    await pause()
  }
  return { ...sums.all(), checks: await reading(store, (db) => readChecks(db, last)) }
}

async function firstReceived(db: Db): Promise<string | null> {
  const { rows } = await sql<{ day: string | null }>`
    select to_char(min(r.received_at), 'YYYY-MM-DD') as day from report as r`.execute(db)
  return rows[0]!.day
}

const quarterOf = (of: string) => `${of.slice(0, 5)}Q${Math.ceil(Number(of.slice(5)) / 3)}`

/** Adds up what the slices say, of the months that have ended. */
function openSums(last: string) {
  const base = new Map<string, BaseRow>()
  const groups = new Map<string, GroupRow>()
  const lost = new Map<string, { force: string; month: string; pounds: number[] }>()
  const addOne = ({ by, is, month: of, force, count, simulated, pounds }: ToldRow) => {
    if (by === 'lost') {
      const id = `${force}\t${of}`
      const row = lost.get(id) ?? { force, month: of, pounds: [] }
      for (const one of pounds!.split(' ')) row.pounds.push(Number(one))
      lost.set(id, row)
    } else if (is !== null && by === 'district') {
      const id = `${force}\t${is}\t${of}`
      const old = base.get(id)
      const sum = { count: count + (old?.count ?? 0), simulated: simulated + (old?.simulated ?? 0) }
      base.set(id, { force, district: is, month: of, ...sum })
    } else if (is !== null && by !== 'district') {
      const id = `${by}\t${is}\t${force}\t${quarterOf(of)}`
      groups.set(id, { by, is, force, quarter: quarterOf(of), count: count + (groups.get(id)?.count ?? 0) })
    }
  }
  return {
    add: (rows: readonly ToldRow[]) => {
      for (const row of rows) if (row.month <= last) addOne(row)
    },
    all: () => ({ base: [...base.values()], groups: [...groups.values()], lost: [...lost.values()] }),
  }
}

/** Checks count by their day at once: nobody adds one later. */
async function readChecks(db: Db, last: string): Promise<PublicRows['checks']> {
  const { rows } = await sql<PublicRows['checks'][number]>`
    select '' as force, district, to_char(day, 'YYYY-MM') as month, sum(count)::integer as count from check_count
    where day < ${`${monthAfter(last)}-01`}::date group by 2, 3`.execute(db)
  return rows
}
