import { ageBands } from '../../../values/age-band.ts'
import type { Given, GivenLosses, GivenRow, PublicGrouping } from '../../../values/public-figures.ts'
import type { PublicPeriod } from '../../../values/public-period.ts'
import { lossBands } from '../parts.ts'
import { type Cell, fewest, type Sum } from '../suppress.ts'
import { areasIn, batchesOf, type Counted, cellOf, everywhere, suppressIn, type Whole } from './lattice.ts'
import type { BaseRow, GroupRow, LossRow } from './rows.ts'

/** Lets others do something while this is worked out. */
export const pause = () => new Promise((resolve) => void setImmediate(resolve))

/** What is given of one thing that is counted, by area and period. */
export type GivenIn = (area: string, period: string) => Given

/** Adds each row to its district, its force and the whole, in every period that holds its month. */
export function countBase(rows: readonly Omit<BaseRow, 'simulated'>[], periods: readonly PublicPeriod[]): Counted {
  const counted = new Map<string, number>()
  for (const { force, district, month, count } of rows)
    for (const { id } of periods.filter(({ from, to }) => from <= month && month <= to))
      for (const area of new Set([everywhere, force, district].filter((one) => one !== '')))
        add(counted, cellOf('', area, id), count)
  return counted
}

function add(counted: Map<string, number>, id: string, count: number): void {
  counted.set(id, (counted.get(id) ?? 0) + count)
}

/** What is given of reports, or of checks: first for forces, then for the districts of each. */
export async function giveBase(
  rows: readonly Omit<BaseRow, 'simulated'>[],
  periods: readonly PublicPeriod[],
): Promise<GivenIn> {
  const counted = countBase(rows, periods)
  const forces = [...new Set(rows.map(({ force }) => force))]
  const top = { whats: [''], wholes: [{ area: everywhere, parts: forces }], periods, counted }
  const above = suppressIn(top)
  const hidden = new Set(above.hidden)
  for (const force of forces) {
    await pause()
    const parts = [...new Set(rows.filter((row) => row.force === force).map(({ district }) => district))]
    const fixed = (id: string): Cell['fixed'] =>
      id.split('\t')[1] !== force ? undefined : above.had.has(id) ? 'unsaid' : hidden.has(id) ? 'hidden' : 'given'
    const wholes: Whole[] = [{ area: force, parts }]
    for (const id of suppressIn({ whats: [''], wholes, periods, counted, fixed }).hidden) hidden.add(id)
  }
  return (area, period) => (hidden.has(cellOf('', area, period)) ? null : (counted.get(cellOf('', area, period)) ?? 0))
}

interface Groups {
  readonly rows: readonly GroupRow[]
  /** Months are too short for them. */
  readonly periods: readonly PublicPeriod[]
  /** What is given of all that a grouping tells apart. */
  readonly whole: GivenIn
  readonly wholeCount: (area: string, period: string) => number
}

/** Bands stand in their order, all else by its id. */
const bandOrder: readonly string[] = [...ageBands, ...lossBands].map(({ words }) => words)

/** Groupings to which every report belongs. */
const complete: readonly PublicGrouping[] = ['kind', 'outcome']

/** What is given of one grouping: by value, area and period. */
export function giveGroup(
  by: PublicGrouping,
  { rows, periods, whole, wholeCount }: Groups,
): (area: string, period: string) => GivenRow[] {
  const own = rows.filter((row) => row.by === by)
  const place = (is: string) => bandOrder.indexOf(is)
  const whats = [...new Set(own.map(({ is }) => is))].sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1))
  const counted = new Map<string, number>()
  for (const { is, force, quarter, count } of own)
    for (const { id } of periods.filter(holding(quarter)))
      for (const area of [everywhere, force]) add(counted, cellOf(is, area, id), count)
  const wholes = [{ area: everywhere, parts: [...new Set(own.map(({ force }) => force))] }]
  const batch = batchesOf(periods)
  const cells: Cell[] = []
  const sums: Sum[] = []
  if (by !== 'tactic')
    for (const area of areasIn({ wholes }))
      for (const period of periods) {
        const total = cellOf('\tall', area, period.id)
        const unsaid = cellOf('\tunsaid', area, period.id)
        const parts = whats.map((is) => cellOf(is, area, period.id))
        const value = wholeCount(area, period.id)
        const rest = value - parts.reduce((sum, id) => sum + (counted.get(id) ?? 0), 0)
        const fixed = whole(area, period.id) === null ? 'hidden' : 'given'
        cells.push({ id: total, value, batch: batch(period), fixed })
        if (!complete.includes(by)) cells.push({ id: unsaid, value: rest, batch: batch(period), fixed: 'unsaid' })
        sums.push({ total, parts: complete.includes(by) ? parts : [...parts, unsaid] })
      }
  const { hidden } = suppressIn({ whats, wholes, periods, counted, more: { cells, sums } })
  return (area, period) =>
    whats
      .map((is) => ({ is, id: cellOf(is, area, period) }))
      .filter(({ id }) => counted.has(id))
      .map(({ is, id }) => ({ is, count: whole(area, period) === null || hidden.has(id) ? null : counted.get(id)! }))
}

/** Periods that hold a quarter, such as "2026-Q3". */
function holding(quarter: string): (period: PublicPeriod) => boolean {
  const last = `${quarter.slice(0, 4)}-${String(Number(quarter.slice(6)) * 3).padStart(2, '0')}`
  return ({ from, to }) => from <= last && last <= to
}

/** One loss may be at most this share of the sum: else the sum tells of that one. */
const mostOfSum = 0.85

/** What is given of losses: none under five, none of which one is most, and none that follows from others. */
export function giveLosses(
  rows: readonly LossRow[],
  periods: readonly PublicPeriod[],
  lost: GivenIn,
): (area: string, period: string) => GivenLosses {
  const of = new Map(rows.map((row) => [cellOf('', row.force ?? everywhere, row.period), row]))
  const counted = new Map([...of].map(([id, { total }]) => [id, total]))
  const isGuarded = (id: string) => {
    const row = of.get(id)
    const [, area, period] = id.split('\t') as [string, string, string]
    if (!row) return false
    return row.count < fewest || row.largest > mostOfSum * row.total || lost(area, period) === null
  }
  const parts = [...new Set(rows.flatMap(({ force }) => (force === null ? [] : [force])))]
  const fixed = (id: string): Cell['fixed'] => (isGuarded(id) ? 'hidden' : undefined)
  const { hidden } = suppressIn({ whats: [''], wholes: [{ area: everywhere, parts }], periods, counted, fixed })
  return (area, period) => {
    const id = cellOf('', area, period)
    const row = of.get(id)
    if (!row || isGuarded(id)) return { total: null, median: null }
    return { total: hidden.has(id) ? null : rough(row.total), median: rough(row.median) }
  }
}

/** Two digits that count: what somebody lost to the pound is theirs. */
const rough = (pounds: number): number => Number(pounds.toPrecision(2))
