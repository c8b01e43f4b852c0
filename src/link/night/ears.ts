import { earsBounds } from '../spikes/ears.ts'
import { negativeBinomialBelow } from '../spikes/quantile.ts'
import type { Alarm } from './alarm.ts'
import { judgedDays, lagDays, leastCases, minSigma, usualDays } from './settings.ts'
import { levelOf } from './spike.ts'

type Look = NonNullable<Alarm['method']>

/** What is looked at on each day: that day by C2, three days by C3, and a week by C2 on weeks. */
const looks: readonly (readonly [look: Look, days: number])[] = [
  ['C2', 1],
  ['C3', 3],
  ['weekly C2', 7],
]

/**
 * The days of late above the bound of EARS, one of so many young series, that chance gives rarely enough: counts near 0 pass
 * the bound of EARS, which thinks of a normal curve, far too often. `last` is the day of the last count.
 */
export function judgeDays(counts: Float64Array, { last, series }: { last: number; series: number }): Alarm[] {
  const alarms: Alarm[] = []
  for (let at = counts.length - judgedDays; at < counts.length; at++)
    for (const [look, days] of looks) {
      const observed = sumOf(counts, at - days + 1, days)
      if (observed < leastCases || counts[at] === 0) continue
      const { p, expected } = chanceOf(counts, { observed, days, before: at - days - lagDays + 1 })
      const recurrenceDays = 1 / (p * series * looks.length)
      const level = levelOf(recurrenceDays)
      if (!level) continue
      const { bound, isOver } = boundAt(counts, at, look)
      const to = last - (counts.length - 1 - at)
      if (isOver)
        alarms.push({ level, from: to - days + 1, to, observed, expected, bound, p, recurrenceDays, method: look })
    }
  return alarms
}

function sumOf(counts: Float64Array, from: number, days: number): number {
  let sum = 0
  for (let at = Math.max(0, from); at < from + days; at++) sum += counts[at]!
  return sum
}

function boundAt(counts: Float64Array, at: number, look: Look): { bound: number | null; isOver: boolean } {
  if (look !== 'weekly C2') {
    const method = look
    const length = method === 'C2' ? 10 : 12
    const bound = earsBounds(counts.subarray(at - length + 1, at + 1), method, { minSigma })[length - 1]!
    return { bound: look === 'C2' ? bound : null, isOver: counts[at]! > bound }
  }
  const weeks = Float64Array.from({ length: 10 }, (_, week) => sumOf(counts, at - 69 + 7 * week, 7))
  const bound = earsBounds(weeks, 'C2', { minSigma })[9]!
  return { bound, isOver: weeks[9]! > bound }
}

interface Window {
  readonly observed: number
  readonly days: number
  /** Number of the day before which the usual days end. */
  readonly before: number
}

/**
 * Chance of at least so many in a window, from the usual days before it: negative binomial, which is Poisson with a rate
 * known only from those days (Jeffreys' prior), and wider where they scatter more than Poisson.
 */
function chanceOf(counts: Float64Array, { observed, days, before }: Window): { p: number; expected: number } {
  const from = Math.max(0, before - usualDays)
  const length = before - from
  const sum = sumOf(counts, from, length)
  const mean = sum / length
  let squares = 0
  for (let at = from; at < before; at++) squares += (counts[at]! - mean) ** 2
  const scatter = sum > 0 ? Math.max(1, squares / (length - 1) / mean) : 1
  const expected = ((sum + 0.5) * days) / length
  const dispersion = scatter + days / length
  const below = negativeBinomialBelow(observed - 1, expected / (dispersion - 1), 1 / dispersion)
  return { p: Math.max(1 - below, Number.EPSILON), expected }
}
