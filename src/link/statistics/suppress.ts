import { hadFrom, type Solved, withSum } from './equations.ts'

/** A count that might be given outside the desk. */
export interface Cell {
  readonly id: string
  readonly value: number
  /** When it is first given: those of a lower number are out already, and cannot be taken back. */
  readonly batch: number
  /**
   * Decided elsewhere: it is given; or it is not, and must not be had either (`hidden`), or it does not matter whether it is had
   * (`unsaid`: those of whom nobody said).
   */
  readonly fixed?: 'given' | 'hidden' | 'unsaid'
}

/** What anybody can work out: one cell is the sum of others. */
export interface Sum {
  readonly total: string
  readonly parts: readonly string[]
}

/** Counts of 1 to 4 are not given: the usual threshold of UK official statistics about people. */
export const fewest = 5

const isSmall = ({ value, fixed }: Cell) => fixed === undefined && value > 0 && value < fewest
const isKept = (cell: Cell) => isSmall(cell) || cell.fixed === 'hidden'

export interface Suppressed {
  readonly hidden: ReadonlySet<string>
  /** Those of them that are had all the same: larger ones, beside which nothing small is left to hide. */
  readonly had: ReadonlySet<string>
  /** The first batch that gives something small away though nothing of it is left to hide: what is fixed does it. */
  readonly open: number | null
}

interface Table {
  readonly cells: ReadonlyMap<string, Cell>
  readonly sums: readonly Sum[]
  readonly hidden: Set<string>
  /** The sums of each cell, of this batch and those before. */
  readonly sumsOf: Map<string, Sum[]>
}

/**
 * Which cells are not given: the small ones, and as many others as it takes so that no small one can be had by adding or
 * taking away whatever is given at any time, nor be known to be less than 4. Cells of earlier batches stay as they were.
 */
export function suppress(cells: readonly Cell[], sums: readonly Sum[]): Suppressed {
  const table: Table = {
    cells: new Map(cells.map((cell) => [cell.id, cell])),
    sums: [],
    hidden: new Set(),
    sumsOf: new Map(),
  }
  const batchOf = ({ total, parts }: Sum) => Math.max(...[total, ...parts].map((id) => table.cells.get(id)!.batch))
  const byBatch = grouped(sums, batchOf)
  let known: Known = { solved: new Map(), sums: [], isOpen: false }
  let open: number | null = null
  for (const [batch, fresh] of [...grouped(cells, ({ batch }) => batch)].sort(([a], [b]) => a - b)) {
    for (const cell of fresh) if (isKept(cell) || cell.fixed === 'unsaid') table.hidden.add(cell.id)
    const own = byBatch.get(batch) ?? []
    for (const sum of own) for (const id of [sum.total, ...sum.parts]) addTo(table.sumsOf, id, sum)
    known = settle({ ...table, sums: own }, known, fresh)
    if (known.isOpen) open ??= batch
  }
  return { hidden: table.hidden, had: new Set(hadFrom(known.solved)), open }
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

interface Known {
  readonly solved: Solved
  readonly sums: readonly Sum[]
  readonly isOpen: boolean
}

/** Hides cells of one batch until nothing is exposed any more. */
function settle(table: Table, before: Known, fresh: readonly Cell[]): Known {
  const sums = [...before.sums, ...table.sums]
  for (;;) {
    let { solved } = before
    for (const sum of table.sums) solved = withSum(solved, unknownIn(sum, table.hidden))
    const exposed = exposedIn({ ...table, sums }, solved)
    const next = chosen(exposed, { ...table, sums }, fresh)
    if (next.size === 0) {
      const left = sums.filter((sum) => !isWhollyGiven(sum, table.hidden))
      return { solved, sums: left, isOpen: exposed.length > 0 }
    }
    for (const id of next) table.hidden.add(id)
  }
}

function unknownIn({ total, parts }: Sum, hidden: ReadonlySet<string>): Map<string, number> {
  const row = new Map<string, number>()
  if (hidden.has(total)) row.set(total, -1)
  for (const id of parts) if (hidden.has(id)) row.set(id, 1)
  return row
}

/** Small cells that are had exactly, or known to be less than 4. */
function exposedIn(table: Table, solved: Solved): string[] {
  const cell = (id: string) => table.cells.get(id)!
  const narrowed = [...boundsOf(table)].filter(
    ([id, { low, high }]) => isSmall(cell(id)) && (low === high || high < fewest - 1),
  )
  const had = hadFrom(solved).filter((id) => isKept(cell(id)))
  return [...new Set([...had, ...narrowed.map(([id]) => id)])]
}

interface Bounds {
  readonly low: number
  readonly high: number
}

/** So often what is known of one cell narrows down the next. */
const rounds = 8

/** Between which numbers each hidden cell must lie; whoever reads knows that none is 0 but those of whom nobody said. */
function boundsOf({ cells, sums, hidden }: Table): Map<string, Bounds> {
  const bounds = new Map<string, Bounds>()
  for (const id of hidden)
    if (cells.has(id))
      bounds.set(id, { low: cells.get(id)!.fixed === 'unsaid' ? 0 : 1, high: Number.POSITIVE_INFINITY })
  const of = (id: string): Bounds => {
    const { value } = cells.get(id)!
    return bounds.get(id) ?? { low: value, high: value }
  }
  const narrow = (id: string, { low, high }: Bounds): boolean => {
    const old = bounds.get(id)
    if (!old || (low <= old.low && high >= old.high)) return false
    bounds.set(id, { low: Math.max(low, old.low), high: Math.min(high, old.high) })
    return true
  }
  const open = sums.filter((sum) => unknownIn(sum, hidden).size > 0)
  for (let round = 0, changed = true; changed && round < rounds; round++) {
    changed = false
    for (const { total, parts } of open) changed = narrowed(total, parts, { of, narrow }) || changed
  }
  return bounds
}

interface Narrowing {
  readonly of: (id: string) => Bounds
  readonly narrow: (id: string, bounds: Bounds) => boolean
}

function narrowed(total: string, parts: readonly string[], { of, narrow }: Narrowing): boolean {
  const low = parts.reduce((sum, id) => sum + of(id).low, 0)
  const highs = parts.map((id) => of(id).high)
  const open = highs.filter((high) => high === Number.POSITIVE_INFINITY).length
  const rest = highs.reduce((sum, high) => (high === Number.POSITIVE_INFINITY ? sum : sum + high), 0)
  let changed = narrow(total, { low, high: open > 0 ? Number.POSITIVE_INFINITY : rest })
  const whole = of(total)
  for (const id of parts) {
    const own = of(id)
    const others = open - (own.high === Number.POSITIVE_INFINITY ? 1 : 0)
    const most = others > 0 ? Number.POSITIVE_INFINITY : rest - (own.high === Number.POSITIVE_INFINITY ? 0 : own.high)
    changed = narrow(id, { low: whole.low - most, high: whole.high - (low - own.low) }) || changed
  }
  return changed
}

/** For each exposed cell one more to hide beside it, out of those that are given now for the first time. */
function chosen(exposed: readonly string[], table: Table, fresh: readonly Cell[]): ReadonlySet<string> {
  if (exposed.length === 0) return new Set()
  const sumsOf = (id: string) => table.sumsOf.get(id) ?? []
  const free = new Map(
    fresh.filter(({ id, value, fixed }) => !fixed && !table.hidden.has(id) && value > 0).map((cell) => [cell.id, cell]),
  )
  const picked = new Set<string>()
  /** A cell that would stand alone in another sum would be had from that: it costs more. */
  const cost = ({ id, value }: Cell) =>
    value * (1 + 2 * sumsOf(id).filter((sum) => isWhollyGiven(sum, table.hidden)).length)
  const cheapest = (cells: readonly Cell[]) =>
    cells.map((cell) => ({ cell, cost: cost(cell) })).reduce((least, one) => (one.cost < least.cost ? one : least)).cell
      .id
  let anywhere: string | null = null
  for (const id of exposed) {
    const around = sumsOf(id)
    const near = [around.filter((sum) => isTight(sum, table)), around].map((sums) => [
      ...new Set(sums.flatMap(({ total, parts }) => [total, ...parts])),
    ])
    const first = near.find((ids) => ids.some((one) => picked.has(one) || free.has(one)))
    if (first?.some((one) => picked.has(one))) continue
    if (first) picked.add(cheapest(first.flatMap((one) => free.get(one) ?? [])))
    else if (free.size > 0) picked.add((anywhere ??= cheapest([...free.values()])))
    if (picked.size >= atOnce) break
  }
  return picked
}

const isWhollyGiven = ({ total, parts }: Sum, hidden: ReadonlySet<string>): boolean =>
  !hidden.has(total) && !parts.some((id) => hidden.has(id))

/** So many cells are hidden at once before it is looked again what is exposed. */
const atOnce = 8

/** Whether a sum alone gives a hidden part away: it is the only one, or all of them together are hardly more. */
function isTight(sum: Sum, { cells, hidden }: Table): boolean {
  const unknown = [...unknownIn(sum, hidden).keys()]
  if (unknown.length === 1) return true
  if (hidden.has(sum.total)) return false
  const left = unknown.reduce((whole, id) => whole + cells.get(id)!.value, 0)
  return left - (unknown.length - 1) < fewest - 1
}
