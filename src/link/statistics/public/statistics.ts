import type { AreaView } from '../../../areas/view.ts'
import type { Db } from '../../../store/transaction.ts'
import {
  type GivenRow,
  type PublicGrouping,
  type PublicStatistics,
  publicGroupings,
} from '../../../values/public-figures.ts'
import { lastGiven, monthAfter, type PublicPeriod, publicPeriods } from '../../../values/public-period.ts'
import { countBase, type GivenIn, giveBase, giveGroup, giveLosses, pause } from './given.ts'
import { cellOf, everywhere } from './lattice.ts'
import { type BaseRow, type PublicRows, readPublicRows } from './rows.ts'

/** Reads and suppresses all that is given outside the desk on a day, YYYY-MM-DD. The same for everybody. */
export async function publicStatistics(
  db: Db,
  { view, today }: { view: AreaView; today: string },
): Promise<PublicStatistics> {
  const last = lastGiven(today)
  const rows = await readPublicRows(db, last, (first) => publicPeriods(first, last))
  const months = [...rows.base, ...rows.checks].map(({ month }) => month)
  const periods =
    months.length === 0
      ? []
      : publicPeriods(
          months.reduce((a, b) => (a < b ? a : b)),
          last,
        )
  return figuresOf(rows, periods, view)
}

async function figuresOf(
  rows: PublicRows,
  periods: readonly PublicPeriod[],
  view: AreaView,
): Promise<PublicStatistics> {
  const reports = await giveBase(rows.base, periods)
  await pause()
  const checks = await giveBase(placed(rows.checks, view), periods)
  await pause()
  const by = await giveGroups(rows, periods, reports)
  const losses = giveLosses(rows.losses, longer(periods), (area, period) => countOf(by.outcome(area, period), 'lost'))
  const simulated = rows.base.filter((row) => row.simulated > 0)
  const of = (code: string | null, id: string) => {
    const period = periods.find((one) => one.id === id)
    if (!period) return null
    const area = code ?? everywhere
    const detailed = period.kind !== 'month' && (code === null || view.forces.has(code))
    return {
      area: code,
      period,
      reports: reports(area, id),
      months: monthsOf(period, periods).map((month) => ({ month, count: reports(area, month) })),
      areas: areasBelow(view, code).map((is) => ({ is, count: reports(is, id) })),
      by: detailed
        ? (Object.fromEntries(publicGroupings.map((each) => [each, by[each](area, id)])) as Record<
            PublicGrouping,
            GivenRow[]
          >)
        : null,
      losses: detailed ? losses(area, id) : null,
      checks: checks(area, id),
      simulated: simulated.some((row) => isIn(row, period, code)),
    }
  }
  return { periods, of }
}

const longer = (periods: readonly PublicPeriod[]) => periods.filter(({ kind }) => kind !== 'month')

const countOf = (rows: readonly GivenRow[], what: string) => {
  const row = rows.find(({ is }) => is === what)
  return row ? row.count : 0
}

async function giveGroups({ base, groups }: PublicRows, periods: readonly PublicPeriod[], reports: GivenIn) {
  const counted = countBase(base, periods)
  const all = (area: string, period: string) => counted.get(cellOf('', area, period)) ?? 0
  const plain = { rows: groups, periods: longer(periods), whole: reports, wholeCount: all }
  const made: Partial<Record<PublicGrouping, ReturnType<typeof giveGroup>>> = {}
  for (const by of publicGroupings) {
    await pause()
    const lost = made.outcome
    const among = by === 'loss' && lost ? { ...plain, ...amongLost(groups, periods, lost) } : plain
    made[by] = giveGroup(by, among)
  }
  return made as Record<PublicGrouping, ReturnType<typeof giveGroup>>
}

/** Losses are told apart among those who lost something. */
function amongLost(
  groups: PublicRows['groups'],
  periods: readonly PublicPeriod[],
  outcome: ReturnType<typeof giveGroup>,
) {
  const counted = new Map<string, number>()
  for (const { force, quarter, count } of groups.filter(({ by, is }) => by === 'outcome' && is === 'lost'))
    for (const { id, from, to } of longer(periods)) {
      const last = `${quarter.slice(0, 4)}-${String(Number(quarter.slice(6)) * 3).padStart(2, '0')}`
      if (from > last || to < last) continue
      for (const area of [everywhere, force])
        counted.set(cellOf('', area, id), (counted.get(cellOf('', area, id)) ?? 0) + count)
    }
  return {
    whole: (area: string, period: string) => countOf(outcome(area, period), 'lost'),
    wholeCount: (area: string, period: string) => counted.get(cellOf('', area, period)) ?? 0,
  }
}

/** Checks know only their district; where nobody said, they are of nowhere. */
const placed = (checks: PublicRows['checks'], view: AreaView): PublicRows['checks'] =>
  checks.map((row) => ({
    ...row,
    force: view.districts.get(row.district)?.force ?? 'nowhere',
    district: row.district || 'nowhere',
  }))

/** Months of a period; of one month, the year that it ends. */
function monthsOf({ kind, from, to }: PublicPeriod, periods: readonly PublicPeriod[]): string[] {
  const first = kind === 'month' ? monthAfter(from, -11) : from
  return periods.filter((one) => one.kind === 'month' && one.from >= first && one.to <= to).map(({ id }) => id)
}

function areasBelow(view: AreaView, code: string | null): readonly string[] {
  if (code !== null) return view.forces.get(code)?.districts ?? []
  return [...view.forces.values()].filter(({ districts }) => districts.length > 0).map((force) => force.code)
}

const isIn = (row: BaseRow, { from, to }: PublicPeriod, code: string | null) =>
  row.month >= from && row.month <= to && (code === null || row.force === code || row.district === code)
