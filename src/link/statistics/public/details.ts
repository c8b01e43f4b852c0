import { ageBands } from '../../../values/age-band.ts'
import type { GivenRow, PublicGrouping } from '../../../values/public-figures.ts'
import type { PublicPeriod } from '../../../values/public-period.ts'
import { lossBands } from '../parts.ts'
import type { Cell, Sum } from '../suppress.ts'
import { add, type BaseGiven, decidedBy } from './given.ts'
import { areasIn, batchOf, cellOf, type Decided, everywhere, suppressIn, type Whole } from './lattice.ts'
import type { GroupRow } from './rows.ts'

interface Groups {
  readonly rows: readonly GroupRow[]
  /** Months are too short for them. */
  readonly periods: readonly PublicPeriod[]
  /** What is given of all that a grouping tells apart. */
  readonly whole: BaseGiven
  readonly wholeCount: (area: string, period: string) => number
}

/** What is given of one grouping. */
export interface Details {
  /** By area and period; null where not even its values are named: they would tell that nobody's count is 0. */
  of(area: string, period: string): readonly GivenRow[] | null
  /** From which batch on the count of a value is had, if it is not given. */
  had(is: string, area: string, period: string): number | undefined
}

/** Bands stand in their order, all else by its id. */
const bandOrder: readonly string[] = [...ageBands, ...lossBands].map(({ words }) => words)

/** Groupings to which every report belongs. */
const complete: readonly PublicGrouping[] = ['kind', 'outcome']

/** Of one grouping: its values, areas and periods, and what was counted. */
interface Table extends Pick<Groups, 'periods' | 'whole' | 'wholeCount'> {
  readonly by: PublicGrouping
  readonly whats: readonly string[]
  readonly wholes: readonly Whole[]
  readonly counted: ReadonlyMap<string, number>
}

/**
 * What is given of one grouping. Where nothing is left to hide and small counts could still be worked out, the whole table of that
 * area and period is not given, and if that is not enough, nor is that of the country.
 */
export function giveDetails(by: PublicGrouping, { rows, periods, whole, wholeCount }: Groups): Details {
  const own = rows.filter((row) => row.by === by)
  const place = (is: string) => bandOrder.indexOf(is)
  const whats = [...new Set(own.map(({ is }) => is))].sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1))
  const counted = new Map<string, number>()
  for (const { is, force, quarter, count } of own)
    for (const { id } of periods.filter(holding(quarter)))
      for (const area of [everywhere, force]) add(counted, cellOf(is, area, id), count)
  const wholes = [{ area: everywhere, parts: [...new Set(own.map(({ force }) => force))].sort() }]
  const table: Table = { by, whats, wholes, counted, periods, whole, wholeCount }
  const closed = new Set(
    areasIn(table).flatMap((area) =>
      periods.filter(({ id }) => whole.of(area, id) === null).map(({ id }) => cellOf('', area, id)),
    ),
  )
  const { hidden, had } = hideDetails(table, closed)
  return {
    of: (area, period) => {
      const named = whats.filter((is) => counted.has(cellOf(is, area, period)))
      const given = named.map((is) => ({
        is,
        count: hidden.has(cellOf(is, area, period)) ? null : counted.get(cellOf(is, area, period))!,
      }))
      if (closed.has(cellOf('', area, period))) return null
      return given.length > 0 && given.every(({ count }) => count === null) ? null : given
    },
    had: (is, area, period) => had.get(cellOf(is, area, period)),
  }
}

/** Hides within a table, and closes what cannot be hidden otherwise. */
function hideDetails(table: Table, closed: Set<string>) {
  // tactics are several a report and add up to nothing: each is a table of its own
  const together = table.by === 'tactic' ? table.whats.map((what) => [what]) : [table.whats]
  const hidden = new Set<string>()
  const had = new Map<string, number>()
  for (const whats of together)
    for (;;) {
      const found = suppressIn({ ...table, whats, decided: withheldIn(closed), more: totalsOf(table) })
      const more = found.open ? toClose(table, found.open, closed) : []
      for (const id of more) closed.add(id)
      if (more.length > 0) continue
      for (const id of found.hidden) hidden.add(id)
      for (const [id, batch] of found.had) had.set(id, batch)
      break
    }
  return { hidden, had }
}

const withheldIn =
  (closed: ReadonlySet<string>) =>
  (id: string): Decided => {
    const [, area, period] = id.split('\t') as [string, string, string]
    return closed.has(cellOf('', area, period)) ? { fixed: 'withheld' } : {}
  }

/** The tables that come out with a batch that gives something away: first those of the same areas, then those of the country. */
function toClose(
  { periods }: Table,
  open: { readonly batch: number; readonly exposed: readonly string[] },
  closed: ReadonlySet<string>,
): string[] {
  const areas = [...new Set(open.exposed.map((id) => id.split('\t').at(-2)!))]
  const ids = (of: readonly string[]) =>
    periods
      .filter((period) => batchOf(period) === open.batch)
      .flatMap(({ id }) => of.map((area) => cellOf('', area, id)))
      .filter((id) => !closed.has(id))
  const own = ids(areas)
  return own.length > 0 ? own : ids([everywhere])
}

/** The total of each area and period, which is given elsewhere or not, as the sum of the values and of those of whom nobody said. */
function totalsOf(table: Table): { readonly cells: Cell[]; readonly sums: Sum[] } {
  const { by, whats, periods, counted, whole, wholeCount } = table
  const cells: Cell[] = []
  const sums: Sum[] = []
  if (by === 'tactic') return { cells, sums }
  for (const area of areasIn(table))
    for (const period of periods) {
      const [total, unsaid] = [cellOf('\tall', area, period.id), cellOf('\tunsaid', area, period.id)]
      const parts = whats.map((is) => cellOf(is, area, period.id))
      const value = wholeCount(area, period.id)
      const rest = value - parts.reduce((sum, id) => sum + (counted.get(id) ?? 0), 0)
      const own = batchOf(period)
      const decided = decidedBy(whole.of(area, period.id) !== null, whole.had(area, period.id), own)
      cells.push({ id: total, value, batch: own, ...decided })
      if (!complete.includes(by)) cells.push({ id: unsaid, value: rest, batch: own, fixed: 'unsaid' })
      sums.push({ total, parts: complete.includes(by) ? parts : [...parts, unsaid] })
    }
  return { cells, sums }
}

/** Periods that hold a quarter, such as "2026-Q3". */
function holding(quarter: string): (period: PublicPeriod) => boolean {
  const last = `${quarter.slice(0, 4)}-${String(Number(quarter.slice(6)) * 3).padStart(2, '0')}`
  return ({ from, to }) => from <= last && last <= to
}
