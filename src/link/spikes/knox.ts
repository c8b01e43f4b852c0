import { seeded } from '../../values/seeded.ts'
import { demandWhole } from './counts.ts'

/** Events with places in one unit of length and days as whole numbers. */
export interface Events {
  readonly x: ArrayLike<number>
  readonly y: ArrayLike<number>
  readonly day: ArrayLike<number>
}

export const metrics = ['manhattan', 'euclidean'] as const
export type Metric = (typeof metrics)[number]

export interface KnoxOptions {
  /** Upper ends of the bands of distance, ascending, each left out of its band; one more band holds what is further. */
  readonly distances?: readonly number[]
  /** The same for days apart. */
  readonly days?: readonly number[]
  readonly metric?: Metric
}

/** Pairs of events by distance (rows) and days apart (columns), row by row. */
export interface KnoxTable {
  readonly distances: readonly number[]
  readonly days: readonly number[]
  readonly observed: Float64Array
  /** Exact mean over all permutations of the days: pairs of the row × pairs of the column ÷ all pairs. */
  readonly expected: Float64Array
  /** Observed ÷ expected; NaN where nothing is expected. */
  readonly ratio: Float64Array
  readonly pairs: number
}

/** 20,000 events are 200 million pairs. */
export const mostEvents = 20_000
/** Shuffles keep the near pairs. */
const mostShuffled = 3_000
/** Same place is less than a metre; the bands of the Near Repeat Calculator's example. */
const usualDistances = [1, 100, 200, 300]
const usualDays = [7, 14, 21]

/**
 * The near-repeat table (Knox 1964; Johnson et al. 2007 for burglary). Bands are half open: days [7, 14) is 7 to 13 days
 * apart, which the Near Repeat Calculator 1.3 (Ratcliffe) labels "8 to 14". Throws RangeError.
 */
export function knoxTable(events: Events, options: KnoxOptions = {}): KnoxTable {
  const { bands, space, time } = openBands(events, options)
  const count = events.day.length
  const observed = new Float64Array((bands.distances.length + 1) * bands.columns)
  for (let one = 1; one < count; one++)
    for (let other = 0; other < one; other++) observed[space(one, other) * bands.columns + time(one, other)]!++
  return tableOf(observed, bands)
}

interface Bands {
  readonly distances: readonly number[]
  readonly days: readonly number[]
  readonly columns: number
}

interface OpenBands {
  readonly bands: Bands
  /** Band of a pair of events by their places, and by their days. */
  readonly space: (one: number, other: number) => number
  readonly time: (one: number, other: number) => number
}

function openBands({ x, y, day }: Events, options: KnoxOptions): OpenBands {
  const { distances = usualDistances, days = usualDays, metric = 'manhattan' } = options
  if (x.length !== day.length || y.length !== day.length)
    throw new RangeError(`x, y and day must be of one length, not ${x.length}, ${y.length} and ${day.length}.`)
  demandWhole('events', day.length, [2, mostEvents])
  demandAscending('distances', distances)
  demandAscending('days', days)
  if (!metrics.includes(metric)) throw new RangeError(`metric must be one of ${metrics.join(', ')}, not ${metric}.`)
  for (let at = 0; at < day.length; at++)
    if (!Number.isFinite(x[at]! + y[at]!) || !Number.isInteger(day[at]!))
      throw new RangeError(`event ${at} must have a place and a whole day, not ${x[at]}, ${y[at]}, ${day[at]}.`)
  const space = (one: number, other: number) => {
    const across = Math.abs(x[one]! - x[other]!)
    const up = Math.abs(y[one]! - y[other]!)
    return bandOf(metric === 'manhattan' ? across + up : Math.sqrt(across * across + up * up), distances)
  }
  const time = (one: number, other: number) => bandOf(Math.abs(day[one]! - day[other]!), days)
  return { bands: { distances, days, columns: days.length + 1 }, space, time }
}

function bandOf(value: number, ends: readonly number[]): number {
  let band = 0
  while (band < ends.length && value >= ends[band]!) band++
  return band
}

function demandAscending(name: string, ends: readonly number[]): void {
  if (ends.length === 0 || ends.length > 50) throw new RangeError(`${name} must be 1 to 50 ends, not ${ends.length}.`)
  for (const [at, end] of ends.entries())
    if (!(Number.isFinite(end) && end > (ends[at - 1] ?? 0)))
      throw new RangeError(`${name} must be above 0 and ascend, not ${ends.join(', ')}.`)
}

function tableOf(observed: Float64Array, { distances, days, columns }: Bands): KnoxTable {
  const rows = new Float64Array(distances.length + 1)
  const sums = new Float64Array(columns)
  for (const [cell, count] of observed.entries()) {
    rows[Math.floor(cell / columns)]! += count
    sums[cell % columns]! += count
  }
  const pairs = rows.reduce((sum, row) => sum + row, 0)
  const expected = observed.map((_, cell) => (rows[Math.floor(cell / columns)]! * sums[cell % columns]!) / pairs)
  const ratio = observed.map((count, cell) => (expected[cell]! > 0 ? count / expected[cell]! : Number.NaN))
  return { distances, days, observed, expected, ratio, pairs }
}

/** What chance alone does to each cell. */
export interface KnoxChance {
  /** Share of the shuffles, the real table among them, with at least as many pairs. */
  readonly p: Float64Array
  readonly deviation: Float64Array
}

/** Shuffles the days among the events and counts the table again (Monte-Carlo test, Besag, Diggle 1977). Throws RangeError. */
export function shuffleKnox(
  events: Events,
  { replicates, seed, ...options }: KnoxOptions & { readonly replicates: number; readonly seed: number },
): KnoxChance {
  demandWhole('replicates', replicates, [1, 99_999])
  demandWhole('events', events.day.length, [2, mostShuffled])
  const { observed, expected } = knoxTable(events, options)
  const day = Float64Array.from(events.day)
  const random = seeded(seed)
  const reached = new Float64Array(observed.length).fill(1)
  const squares = new Float64Array(observed.length)
  const near = nearPairs(events, options, observed)
  for (let round = 0; round < replicates; round++) {
    for (let at = day.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1))
      const held = day[at]!
      day[at] = day[other]!
      day[other] = held
    }
    near.count(day)
    for (let cell = 0; cell < observed.length; cell++) {
      reached[cell]! += Number(near.table[cell]! >= observed[cell]!)
      squares[cell]! += (near.table[cell]! - expected[cell]!) ** 2
    }
  }
  return {
    p: reached.map((count) => count / (replicates + 1)),
    deviation: squares.map((sum) => Math.sqrt(sum / replicates)),
  }
}

/** Counts the table for other days: only pairs that are near are kept; the furthest row is what the columns leave over. */
function nearPairs(events: Events, options: KnoxOptions, observed: Float64Array) {
  const { bands, space } = openBands(events, options)
  const last = bands.distances.length
  const near: number[] = []
  for (let one = 1; one < events.day.length; one++)
    for (let other = 0; other < one; other++) {
      const band = space(one, other)
      if (band < last) near.push(one, other, band)
    }
  const pairs = Int32Array.from(near)
  const sums = Float64Array.from({ length: bands.columns }, (_, column) =>
    observed.reduce((sum, count, cell) => sum + (cell % bands.columns === column ? count : 0), 0),
  )
  const table = new Float64Array(observed.length)
  const count = (day: Float64Array) => {
    table.fill(0)
    table.set(sums, last * bands.columns)
    for (let at = 0; at < pairs.length; at += 3) {
      const column = bandOf(Math.abs(day[pairs[at]!]! - day[pairs[at + 1]!]!), bands.days)
      table[pairs[at + 2]! * bands.columns + column]!++
      table[last * bands.columns + column]!--
    }
  }
  return { table, count }
}
