import { sql } from 'kysely'
import type { Db } from '../../store/transaction.ts'
import { ageBands } from '../../values/age-band.ts'
import { type Grouping, groupings, lossBands, valueIn } from './parts.ts'
import { counted, type ReportQuery } from './query.ts'
import type { Row, Statistics } from './statistics.ts'

/** Counted together, for one pass over the reports: few of each, so that all combinations are few. */
const together = [
  ['kind', 'outcome', 'trust', 'via'],
  ['script', 'method'],
  ['loss', 'age'],
  ['district', 'force'],
] as const
const columns = together.flat()

interface SetRow extends Record<(typeof columns)[number] | 'week' | 'month', string | null> {
  /** Number of the set in `together`; after these days, then months with tactics. */
  readonly at: number
  readonly tactics: readonly string[] | null
  readonly count: number
}

export interface Groups {
  readonly by: Statistics['by']
  readonly tacticsByMonth: Statistics['tacticsByMonth']
}

/** Counts reports by every grouping, in one pass. */
export async function countGroups(db: Db, query: ReportQuery): Promise<Groups> {
  const inner = sql.join(columns.map((each) => sql`${valueIn[each]} as ${sql.id(each)}`))
  const sets = sql.join(together.map((each) => sql`(${sql.join(each.map((one) => sql.id(one)))})`))
  const firsts = [...together.map(([first]) => first), 'happened_on', 'tactics']
  const at = sql.join(
    firsts.map((first, number) => sql`when grouping(${sql.id(first)}) then ${sql.lit(number)}`),
    sql` `,
  )
  const began = sql`date_trunc('month', r.happened_on::timestamp)`
  const { rows } = await sql<SetRow>`
    select case 0 ${at} end as at, ${sql.join(columns.map((each) => sql.id(each)))}, tactics, count(*)::integer as count,
      ${valueIn.week} as week, to_char(coalesce(r.happened_on::timestamp, r.began), 'YYYY-MM') as month
    from (select ${inner}, r.happened_on, ${began} as began, r.tactics from report as r where ${counted(query)}) as r
    group by grouping sets (${sets}, (r.happened_on), (r.began, r.tactics))`.execute(db)
  const tacticsByMonth = countTactics(rows.filter((row) => row.at === together.length + 1))
  const of = (grouping: Grouping) => {
    if (grouping === 'tactic')
      return ordered(grouping, added(tacticsByMonth.map(({ tactic, count }) => ({ is: tactic, count }))))
    const set = together.findIndex((each) => each.some((one) => one === grouping))
    const own = rows.filter((row) => row.at === (set < 0 ? together.length : set))
    return ordered(grouping, added(own.map((row) => ({ is: row[grouping], count: row.count }))))
  }
  const by = Object.fromEntries(groupings.map((each) => [each, of(each)])) as Record<Grouping, Row[]>
  return { by, tacticsByMonth }
}

function added(rows: readonly Row[]): Row[] {
  const sums = new Map<string | null, number>()
  for (const { is, count } of rows) sums.set(is, (sums.get(is) ?? 0) + count)
  return [...sums].map(([is, count]) => ({ is, count }))
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

/** A tactic that a report names twice counts once. */
function countTactics(rows: readonly SetRow[]): Statistics['tacticsByMonth'][number][] {
  const sums = new Map<string, { month: string; tactic: string; count: number }>()
  for (const { month, tactics, count } of rows)
    for (const tactic of new Set(tactics)) {
      const key = `${month}\t${tactic}`
      sums.set(key, { month: month!, tactic, count: (sums.get(key)?.count ?? 0) + count })
    }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
}
