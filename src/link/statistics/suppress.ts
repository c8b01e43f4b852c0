import { type Bounds, type Line, narrow } from './bounds.ts'
import { addSum, copyOf, hadFrom, nothingSolved, type Solved } from './equations.ts'

/** A count that might be given outside the desk. */
export interface Cell {
  readonly id: string
  readonly value: number
  /** When it is first given: those of a lower number are out already, and cannot be taken back. */
  readonly batch: number
  /**
   * Decided elsewhere: it is given; or it is not, and must not be had either (`hidden`), or only if it is small (`withheld`: not even
   * named), or it does not matter whether it is had (`unsaid`: those of whom nobody said).
   */
  readonly fixed?: 'given' | 'hidden' | 'withheld' | 'unsaid' | undefined
  /** The batch from which on something elsewhere tells it all the same. */
  readonly had?: number | undefined
  /** The batch from which on it must not be had, if it is not given. */
  readonly kept?: number | undefined
}

/** What anybody can work out: one cell is the sum of others. */
export interface Sum {
  readonly total: string
  readonly parts: readonly string[]
}

/** Counts of 1 to 4 are not given: the usual threshold of UK official statistics about people. */
export const fewest = 5

const isSmall = ({ value, fixed }: Cell) => (fixed === undefined || fixed === 'withheld') && value > 0 && value < fewest

/** Whether a cell that is not given must not be had. */
const isKept = (cell: Cell, batch: number) =>
  isSmall(cell) ||
  (cell.fixed === 'hidden' && (cell.had === undefined || cell.had > batch)) ||
  (cell.kept !== undefined && cell.kept <= batch)

const isHidden = (cell: Cell) => isSmall(cell) || (cell.fixed !== undefined && cell.fixed !== 'given')

export interface Suppressed {
  readonly hidden: ReadonlySet<string>
  /** Those of them that are had all the same, and from which batch on: larger ones, beside which nothing small is left to hide. */
  readonly had: ReadonlyMap<string, number>
  /** The first batch that gives something away though nothing of it is left to hide: what is fixed does it. */
  readonly open: { readonly batch: number; readonly exposed: readonly string[] } | null
}

/** Cells by their place in the list, and what is known of them up to a batch. */
interface Table {
  readonly cells: readonly Cell[]
  readonly batch: number
  /** 1 for a cell that nothing tells. */
  readonly unknown: Uint8Array
  /** What is known of each cell by itself. */
  readonly bounds: Bounds
  /** The sums of each cell, of this batch and those before. */
  readonly linesOf: ReadonlyMap<number, readonly Line[]>
  /** Of this batch alone. */
  readonly fresh: readonly number[]
  readonly own: readonly Line[]
}

interface Known {
  readonly solved: Solved<number>
  /** Sums that do not tell all of their cells. */
  readonly lines: readonly Line[]
  readonly exposed: readonly number[]
}

/**
 * Which cells are not given: the small ones, and as many others as it takes so that no small one can be had by adding or
 * taking away whatever is given at any time, nor be known to be less than 4. Cells of earlier batches stay as they were.
 */
export function suppress(cells: readonly Cell[], sums: readonly Sum[]): Suppressed {
  const placed = new Map(cells.map(({ id }, at) => [id, at]))
  const lines = sums.map(({ total, parts }) => ({
    total: placed.get(total)!,
    parts: parts.map((part) => placed.get(part)!),
  }))
  const byBatch = grouped(lines, ({ total, parts }) => Math.max(...[total, ...parts].map((at) => cells[at]!.batch)))
  const plain = { cells, unknown: new Uint8Array(cells.length), bounds: knownOf(cells) }
  const { unknown } = plain
  const linesOf = new Map<number, Line[]>()
  const had = new Map<string, number>()
  let known: Known = { solved: nothingSolved(), lines: [], exposed: [] }
  let open: Suppressed['open'] = null
  for (const [batch, fresh] of [...grouped([...cells.keys()], (at) => cells[at]!.batch)].sort(([a], [b]) => a - b)) {
    for (const at of fresh) if (isHidden(cells[at]!)) hide(plain, at)
    const own = byBatch.get(batch) ?? []
    for (const line of own) for (const at of [line.total, ...line.parts]) addTo(linesOf, at, line)
    const table = { ...plain, batch, linesOf, fresh, own }
    learn(table, known.solved)
    known = settle(table, known)
    for (const at of hadFrom(known.solved)) if (!had.has(cells[at]!.id)) had.set(cells[at]!.id, batch)
    if (known.exposed.length > 0) open ??= { batch, exposed: known.exposed.map((at) => cells[at]!.id) }
  }
  const isGiven = ({ had: from, fixed }: Cell, at: number) => unknown[at] === 0 && (from === undefined || !fixed)
  return { hidden: new Set(cells.filter((cell, at) => !isGiven(cell, at)).map(({ id }) => id)), had, open }
}

/** What something elsewhere tells from a batch on is not unknown any more. */
function learn({ cells, unknown, bounds, batch }: Table, solved: Solved<number>): void {
  for (const [at, { had, value }] of cells.entries()) {
    if (had === undefined || had > batch || unknown[at] === 0) continue
    addSum(solved, new Map([[at, 1]]))
    unknown[at] = 0
    bounds.low[at] = value
    bounds.high[at] = value
  }
}

const knownOf = (cells: readonly Cell[]): Bounds => ({
  low: Float64Array.from(cells, ({ value }) => value),
  high: Float64Array.from(cells, ({ value }) => value),
})

/** Whoever reads knows that none that is named is 0. */
function hide({ cells, unknown, bounds }: Pick<Table, 'cells' | 'unknown' | 'bounds'>, at: number): void {
  const { value, fixed } = cells[at]!
  unknown[at] = 1
  bounds.low[at] = value > 0 && fixed !== 'unsaid' && fixed !== 'withheld' ? 1 : 0
  bounds.high[at] = Number.POSITIVE_INFINITY
}

function grouped<T>(list: readonly T[], keyOf: (one: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>()
  for (const one of list) addTo(groups, keyOf(one), one)
  return groups
}

function addTo<K, T>(groups: Map<K, T[]>, key: K, one: T): void {
  const group = groups.get(key)
  if (group) group.push(one)
  else groups.set(key, [one])
}

/** Hides cells of one batch until nothing is exposed any more, or nothing is left to hide. */
function settle(table: Table, before: Known): Known {
  const all = [...before.lines, ...table.own]
  for (;;) {
    const solved = copyOf(before.solved)
    for (const line of table.own) addSum(solved, unknownIn(line, table.unknown))
    const lines = all.filter((line) => !isWhollyGiven(line, table.unknown))
    const exposed = exposedIn(table, lines, solved)
    const next = chosen(exposed, table)
    if (next.size === 0) return { solved, lines, exposed }
    for (const at of next) hide(table, at)
  }
}

function unknownIn({ total, parts }: Line, unknown: Uint8Array): Map<number, number> {
  const row = new Map<number, number>()
  if (unknown[total]) row.set(total, -1)
  for (const part of parts) if (unknown[part]) row.set(part, 1)
  return row
}

/** Cells that must not be had and are had exactly, and small ones that are known to be less than 4. */
function exposedIn(table: Table, lines: readonly Line[], solved: Solved<number>): number[] {
  const { cells, unknown, batch } = table
  const bounds = { low: table.bounds.low.slice(), high: table.bounds.high.slice() }
  narrow(bounds, lines)
  const had = hadFrom(solved).filter((at) => unknown[at] && isKept(cells[at]!, batch))
  const narrowed = cells.flatMap((cell, at) => {
    if (!unknown[at] || !isSmall(cell)) return []
    return bounds.low[at] === bounds.high[at] || bounds.high[at]! < fewest - 1 ? [at] : []
  })
  return [...new Set([...had, ...narrowed])]
}

/** For each exposed cell one more to hide beside it, out of those that are given now for the first time. */
function chosen(exposed: readonly number[], table: Table): ReadonlySet<number> {
  if (exposed.length === 0) return new Set()
  const { cells, unknown } = table
  const linesOf = (at: number) => table.linesOf.get(at) ?? []
  const isFree = (at: number) => !cells[at]!.fixed && !unknown[at] && cells[at]!.value > 0
  const free = new Set(table.fresh.filter(isFree))
  const picked = new Set<number>()
  /** A cell that would stand alone in another sum would be had from that: it costs more. */
  const cost = (at: number) =>
    cells[at]!.value * (1 + 2 * linesOf(at).filter((line) => isWhollyGiven(line, unknown)).length)
  const cheapest = (places: readonly number[]) =>
    places.map((at) => ({ at, cost: cost(at) })).reduce((least, one) => (one.cost < least.cost ? one : least)).at
  let anywhere: number | null = null
  for (const at of exposed) {
    const around = linesOf(at)
    const near = [around.filter((line) => isTight(line, table)), around].map((lines) => [
      ...new Set(lines.flatMap(({ total, parts }) => [total, ...parts])),
    ])
    const first = near.find((places) => places.some((one) => picked.has(one) || free.has(one)))
    if (first?.some((one) => picked.has(one))) continue
    if (first) picked.add(cheapest(first.filter((one) => free.has(one))))
    else if (free.size > 0) picked.add((anywhere ??= cheapest([...free])))
    if (picked.size >= atOnce) break
  }
  return picked
}

const isWhollyGiven = ({ total, parts }: Line, unknown: Uint8Array): boolean =>
  !unknown[total] && !parts.some((part) => unknown[part])

/** So many cells are hidden at once before it is looked again what is exposed. */
const atOnce = 8

/** Whether a sum alone gives a hidden part away: it is the only one, or all of them together are hardly more. */
function isTight(line: Line, { cells, unknown }: Pick<Table, 'cells' | 'unknown'>): boolean {
  const hidden = [...unknownIn(line, unknown).keys()]
  if (hidden.length === 1) return true
  if (unknown[line.total]) return false
  const left = hidden.reduce((whole, at) => whole + cells[at]!.value, 0)
  return left - (hidden.length - 1) < fewest - 1
}
