import type { Statistics } from '../../link/statistics/statistics.ts'
import { ageBands } from '../../values/age-band.ts'
import type { FigureValue, Measure } from './figure.ts'
import type { Measured } from './measured.ts'

/** Counts below this are not said: they could be somebody. */
export const fewest = 3
/** Ages and what is usual need more. */
const fewestAged = 5
/** A total of which one person lost more than this share tells what that person lost. */
const largestShare = 0.8
/** A trick is told if at least this share of the reports tell of it. */
const toldShare = 0.15

/** What may be said of a measure; null for nothing. */
export function statedValue(measured: Measured, measure: Measure): FigureValue {
  const { statistics, first, names } = measured
  switch (measure.what) {
    case 'reports':
    case 'targeted':
    case 'lost':
      return enough(statistics[measure.what])
    case 'loss-total':
      return lossTotal(statistics)
    case 'loss-typical':
      return lossTypical(statistics)
    case 'ages':
      return agesOf(statistics)
    case 'since':
      return enough(statistics.reports) === null ? null : first
    case 'script':
      return countOf(statistics, 'script', measure.is) > statistics.reports / 2 || null
    case 'district':
      return enough(countOf(statistics, 'district', measure.is))
    case 'tactic':
      return isTold(statistics, measure.is) || null
    case 'name':
      return names.includes(measure.is) || null
  }
}

const enough = (count: number): number | null => (count >= fewest ? count : null)

const countOf = ({ by }: Statistics, of: 'script' | 'district' | 'tactic', is: string): number =>
  by[of].find((row) => row.is === is)?.count ?? 0

function isTold(statistics: Statistics, tactic: string): boolean {
  const count = countOf(statistics, 'tactic', tactic)
  return count >= fewest && count >= toldShare * statistics.reports
}

/** The largest round sum of two digits that is less: "more than £83,000" for £83,421. */
function lossTotal({ lost, losses: { count, total, largest } }: Statistics): number | null {
  if (lost < fewest || count < fewest || total < 100 || (largest ?? 0) > largestShare * total) return null
  const step = stepOf(total) / 10
  return (Math.ceil(total / step) - 1) * step
}

/** The median to one digit. */
function lossTypical({ losses: { count, median } }: Statistics): number | null {
  if (count < fewestAged || median === null || median < 10) return null
  return Math.round(median / stepOf(median)) * stepOf(median)
}

const stepOf = (pounds: number): number => 10 ** Math.floor(Math.log10(pounds))

const mostly = 0.5

/** The highest age that most have reached, else the fewest bands that hold most; null for few ages. */
function agesOf({ aged, by }: Statistics): string | null {
  if (aged < fewestAged) return null
  const counts = ageBands.map(({ words }) => by.age.find(({ is }) => is === words)?.count ?? 0)
  const between = (from: number, to: number) => counts.slice(from, to + 1).reduce((sum, one) => sum + one, 0)
  const last = ageBands.length - 1
  const isMost = (from: number, to: number) => between(from, to) > mostly * aged && between(from, to) >= fewest
  for (const from of [last, last - 1, last - 2]) if (isMost(from, last)) return `${ageBands[from]!.from}+`
  for (let width = 0; width < last; width++)
    for (let from = 1; from + width < last; from++)
      if (isMost(from, from + width)) return `${ageBands[from]!.from}-${ageBands[from + width + 1]!.from - 1}`
  return null
}
