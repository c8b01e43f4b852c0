import { countInWords } from '../../values/count.ts'
import { isoOf, longDate } from '../../values/day.ts'
import type { Alarm } from './alarm.ts'
import { nearApart, nearMetres, usualDays } from './settings.ts'

/** Instead of why it fired, for somebody who may see only a part of its reports. */
export const partWords = (reports: number): string =>
  `More reports than expected, in areas of which you see only a part: ${countInWords(reports)} ${reports === 1 ? 'report is' : 'reports are'} yours to see.`

const reportsIn = (count: number) => `${countInWords(count)} ${count === 1 ? 'report' : 'reports'}`

/** "2.4"; whole above 20, "under 0.1" for next to nothing. */
export const fewDigits = (value: number): string =>
  value < 0.1 ? 'under 0.1' : value >= 20 ? countInWords(Math.round(value)) : String(Number(value.toFixed(1)))

/** How often chance gives as much, by days: "about once in 3 years". */
export function seldom(days: number): string {
  if (days >= 100 * 365) return 'less than once in 100 years'
  return days >= 730 ? `about once in ${Math.round(days / 365)} years` : `about once in ${Math.round(days)} days`
}

const onDays = (from: number, to: number) =>
  from === to ? `on ${longDate(isoOf(to))}` : `from ${longDate(isoOf(from))} to ${longDate(isoOf(to))}`

const chance = (days: number) => `In a quiet country chance alone gives as much somewhere ${seldom(days)}.`

/** Why a week stands out (Farrington Flexible). */
export const weekWords = ({ from, to, observed, expected, bound, recurrenceDays, years }: Alarm): string =>
  `${reportsIn(observed)} ${onDays(from, to)}. The same weeks of the ${years} years before, with their trend, lead one to expect ${fewDigits(expected)}, and no more than ${countInWords(bound!)} by chance (Farrington Flexible). ${chance(recurrenceDays)}`

/** Why a day or some days stand out (EARS). `begins` is the first day from which reports of the area are known. */
export function daysWords(alarm: Alarm, begins: number): string {
  const { from, to, observed, expected, bound, recurrenceDays, method } = alarm
  const limit = bound === null ? '' : `, and no more than ${fewDigits(bound)}`
  const young =
    begins > from - usualDays
      ? ` Few reports are known here from before ${longDate(isoOf(Math.min(begins, to)))}: what is usual is not known well yet.`
      : ''
  return `${reportsIn(observed)} ${onDays(from, to)}. The ${usualDays} days before lead one to expect ${fewDigits(expected)}${limit} (EARS ${method}). ${chance(recurrenceDays)}${young}`
}

interface ClusterWords {
  readonly from: number
  readonly to: number
  readonly observed: number
  readonly expected: number
  readonly districts: number
  readonly forces: number
  readonly recurrenceDays: number
}

/** Why districts that lie together stand out (space-time permutation scan). */
export function clusterWords({
  from,
  to,
  observed,
  expected,
  districts,
  forces,
  recurrenceDays,
}: ClusterWords): string {
  const where = districts === 1 ? 'one district' : `${districts} districts that lie together`
  const across = forces > 1 ? `, of ${forces} police forces` : ''
  return `${reportsIn(observed)} in ${where}${across} ${onDays(from, to)}. From what these districts have at other times, and what all others have now, ${fewDigits(expected)} ${expected === 1 ? 'was' : 'were'} expected (space-time permutation scan). ${chance(recurrenceDays)}`
}

/** Why near repeats stand out (Knox). */
export const nearWords = (pairs: number, expected: number, reports: number): string =>
  `${countInWords(pairs)} pairs of reports lie under ${nearMetres / 1000} km and fewer than ${nearApart} days apart; if place and day had nothing to do with each other, there would be ${fewDigits(expected)} (Knox). ${reportsIn(reports)} are of such pairs: where there was one, another followed near by. A report without an exact place counts as if it lay in the middle of its district.`
