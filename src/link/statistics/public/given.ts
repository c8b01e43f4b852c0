import { ageBands } from '../../../values/age-band.ts'
import type { Given, GivenRow, PublicGrouping } from '../../../values/public-figures.ts'
import type { PublicPeriod } from '../../../values/public-period.ts'
import { lossBands } from '../parts.ts'
import type { Cell, Sum, Suppressed } from '../suppress.ts'
import { areasIn, batchesOf, type Counted, cellOf, everywhere, suppressIn } from './lattice.ts'
import type { BaseRow, GroupRow } from './rows.ts'

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

/**
 * What is given of reports, or of checks: first for forces, then for the districts of each. Where the districts of a force cannot
 * be hidden enough beside what is given of it, that of the force is not given either, from the month on in which it tells.
 */
export function giveBase(rows: readonly Omit<BaseRow, 'simulated'>[], periods: readonly PublicPeriod[]): GivenIn {
  const counted = countBase(rows, periods)
  const batch = batchesOf(periods)
  const kept = new Set<string>()
  const done: Hiding['done'] = new Map()
  for (;;) {
    const { hidden, open } = hideIn(rows, { periods, counted, kept, done })
    const telling = open
      .flatMap((one) =>
        periods.filter((period) => batch(period) === one.batch).map(({ id }) => cellOf('', one.force, id)),
      )
      .filter((id) => !kept.has(id))
    for (const id of telling) kept.add(id)
    if (telling.length === 0)
      return (area, period) =>
        hidden.has(cellOf('', area, period)) ? null : (counted.get(cellOf('', area, period)) ?? 0)
  }
}

interface Hiding {
  readonly periods: readonly PublicPeriod[]
  readonly counted: Counted
  /** Cells of forces that must not be had. */
  readonly kept: ReadonlySet<string>
  /** What was found before of a force, by its name and what was given of it. */
  readonly done: Map<string, Suppressed>
}

function hideIn(rows: readonly Omit<BaseRow, 'simulated'>[], { periods, counted, kept, done }: Hiding) {
  const forces = [...new Set(rows.map(({ force }) => force))]
  const fixedAbove = (id: string): Cell['fixed'] => (kept.has(id) ? 'hidden' : undefined)
  const top = { whats: [''], wholes: [{ area: everywhere, parts: forces }], periods, counted, fixed: fixedAbove }
  const above = suppressIn(top)
  const hidden = new Set(above.hidden)
  const open: { readonly force: string; readonly batch: number }[] = []
  for (const force of forces) {
    const parts = [...new Set(rows.filter((row) => row.force === force).map(({ district }) => district))]
    const fixed = (id: string): Cell['fixed'] =>
      id.split('\t')[1] !== force ? undefined : !hidden.has(id) || above.had.has(id) ? 'given' : 'hidden'
    const given = [force, ...periods.map(({ id }) => fixed(cellOf('', force, id)))].join()
    const found =
      done.get(given) ?? suppressIn({ whats: [''], wholes: [{ area: force, parts }], periods, counted, fixed })
    done.set(given, found)
    for (const id of found.hidden) hidden.add(id)
    if (found.open !== null) open.push({ force, batch: found.open })
  }
  return { hidden, open }
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
  // tactics are several a report and add up to nothing: each is a table of its own
  const together = by === 'tactic' ? whats.map((what) => [what]) : [whats]
  const hidden = new Set(
    together.flatMap((each) => [
      ...suppressIn({ whats: each, wholes, periods, counted, more: { cells, sums } }).hidden,
    ]),
  )
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
