import { demandCounts, demandWhole } from './counts.ts'
import { type Cases, casesOf } from './cylinders.ts'

/** Most cases of one scan: their logarithms are kept in a table. */
export const mostCases = 1_000_000

/** All cases as places in the order of time, newest first: a shuffle of them is a permutation of the days. */
export interface Recent {
  readonly placeOf: Int32Array
  /** Cases of the newest 1, 2 … `longest` units. */
  readonly held: Float64Array
  readonly longest: number
  readonly total: number
}

/** Puts cases in the order of time. Throws RangeError for a place, unit or count that cannot be. */
export function recentOf(cases: Cases, longest: number): Recent {
  const { place, unit, count, units, x } = cases
  demandCounts(count)
  demandWhole('units', units, [1, 100_000])
  const total = casesOf(cases).reduce((sum, one) => sum + one, 0)
  demandWhole('cases', total, [0, mostCases])
  const ends = new Int32Array(units + 1)
  for (let at = 0; at < unit.length; at++) {
    demandWhole(`place[${at}]`, place[at]!, [0, x.length - 1])
    demandWhole(`unit[${at}]`, unit[at]!, [0, units - 1])
    ends[units - unit[at]!]! += count[at]!
  }
  for (let age = 1; age <= units; age++) ends[age]! += ends[age - 1]!
  const held = Float64Array.from(ends.subarray(1, longest + 1))
  const next = ends.slice(0, units)
  const placeOf = new Int32Array(total)
  for (let at = 0; at < unit.length; at++) {
    const age = units - 1 - unit[at]!
    placeOf.fill(place[at]!, next[age]!, next[age]! + count[at]!)
    next[age]! += count[at]!
  }
  return { placeOf, held, longest, total }
}

/** Cases of each place in the newest 1, 2 … units, window by window. */
export function countRecent(counts: Int32Array, { held, longest }: Recent, placeOf: Int32Array): void {
  const places = counts.length / longest
  counts.fill(0)
  let at = 0
  for (let window = 0; window < longest; window++) {
    const from = window * places
    if (window > 0) counts.copyWithin(from, from - places, from)
    for (; at < held[window]!; at++) counts[from + placeOf[at]!]!++
  }
}
