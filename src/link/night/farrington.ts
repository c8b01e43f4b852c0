import { farringtonFlexible } from '../spikes/farrington.ts'
import { negativeBinomialBelow, poissonBelow } from '../spikes/quantile.ts'
import type { Alarm } from './alarm.ts'
import { judgedWeeks, leastYears, mostYears } from './settings.ts'
import { levelOf, listDays } from './spike.ts'

/** How many years back a series of so many weeks can be judged; 0 for one that is too young. */
export const yearsFor = (weeks: number): number => {
  const years = Math.min(mostYears, Math.floor((weeks - judgedWeeks - 3) / 52))
  return years >= leastYears ? years : 0
}

/** The weeks of late above the bound of Farrington Flexible (`nbPlugin`), one of so many series. Days are of the week. */
export function judgeWeeks(
  counts: Float64Array,
  { weekEnd, series, years }: { readonly weekEnd: number; readonly series: number; readonly years: number },
): Alarm[] {
  const from = counts.length - judgedWeeks
  if (!hasEnough(counts, from)) return []
  const alpha = 7 / (listDays * series)
  const { bound, expected, dispersion } = farringtonFlexible(counts, { years, from, alpha })
  const alarms: Alarm[] = []
  for (let row = from; row < counts.length; row++) {
    const observed = counts[row]!
    if (!(observed > bound[row]!)) continue
    const p = tail(observed, expected[row]!, dispersion[row]!)
    const recurrenceDays = 7 / (p * series)
    const last = weekEnd - 1 - 7 * (counts.length - 1 - row)
    const level = levelOf(recurrenceDays)
    if (level)
      alarms.push({
        level,
        from: last - 6,
        to: last,
        observed,
        expected: expected[row]!,
        bound: bound[row]!,
        p,
        recurrenceDays,
        years,
      })
  }
  return alarms
}

/** Five in four weeks, without which the method gives no bound, and no model need be fitted. */
function hasEnough(counts: Float64Array, from: number): boolean {
  for (let row = from; row < counts.length; row++)
    if (counts[row]! + counts[row - 1]! + counts[row - 2]! + counts[row - 3]! >= 5) return true
  return false
}

/** Chance of at least so many, as `nbPlugin` has it. */
function tail(observed: number, mean: number, dispersion: number): number {
  const below =
    dispersion > 1
      ? negativeBinomialBelow(observed - 1, mean / (dispersion - 1), 1 / dispersion)
      : poissonBelow(observed - 1, mean)
  return Math.max(1 - below, Number.EPSILON)
}
