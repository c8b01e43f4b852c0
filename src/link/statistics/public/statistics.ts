import type { AreaView } from '../../../areas/view.ts'
import type { Store } from '../../../store/store.ts'
import {
  type Given,
  type GivenRow,
  type PublicGrouping,
  type PublicStatistics,
  publicGroupings,
} from '../../../values/public-figures.ts'
import { lastGiven, monthAfter, type PublicPeriod, publicPeriods } from '../../../values/public-period.ts'
import { tablesInThread } from './in-thread.ts'
import { cellOf, everywhere } from './lattice.ts'
import { type BaseRow, type PublicRows, readPublicRows } from './rows.ts'
import type { PublicTables } from './tables.ts'

/** Years that are shown beside the one of the last month. */
const yearsBack = 3

/** Reads and suppresses all that is given outside the desk on a day, YYYY-MM-DD. The same for everybody. */
export async function publicStatistics(
  store: Store,
  { view, today }: { view: AreaView; today: string },
): Promise<PublicStatistics> {
  const last = lastGiven(today)
  const read = await readPublicRows(store, last)
  const rows = { ...read, checks: placed(read.checks, view) }
  const months = [...rows.base, ...rows.checks].map(({ month }) => month)
  if (months.length === 0) return { periods: [], of: () => null }
  const first = months.reduce((a, b) => (a < b ? a : b))
  const periods = publicPeriods(first, last)
  const tables = await tablesInThread({ rows, periods })
  const begin = `${Number(last.slice(0, 4)) - yearsBack}-01`
  return figuresOf(tables, { periods: periods.filter(({ from }) => from >= begin), view, base: rows.base })
}

interface Beside {
  readonly periods: readonly PublicPeriod[]
  readonly view: AreaView
  readonly base: readonly BaseRow[]
}

function figuresOf(tables: PublicTables, { periods, view, base }: Beside): PublicStatistics {
  const reports = (area: string, period: string) => countIn(tables.reports, area, period)
  const simulated = base.filter((row) => row.simulated > 0)
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
      by: detailed ? groupsIn(tables, area, id) : null,
      losses: detailed ? (tables.losses.get(cellOf('', area, id)) ?? { total: null, median: null }) : null,
      checks: countIn(tables.checks, area, id),
      simulated: simulated.some((row) => isIn(row, period, code)),
    }
  }
  return { periods, of }
}

function countIn(table: ReadonlyMap<string, Given>, area: string, period: string): Given {
  const given = table.get(cellOf('', area, period))
  return given === undefined ? 0 : given
}

const groupsIn = ({ by }: PublicTables, area: string, period: string) =>
  Object.fromEntries(
    publicGroupings.map((each) => {
      const rows = by[each].get(cellOf('', area, period))
      return [each, rows === undefined ? [] : rows]
    }),
  ) as Record<PublicGrouping, readonly GivenRow[] | null>

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
