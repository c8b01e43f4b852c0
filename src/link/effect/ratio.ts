import { tTwoSided } from '../spikes/beta.ts'

/** Weekly counts of the area that was warned and of those beside it, before and after; one entry a week, oldest first. */
export interface Weeks {
  readonly own: { readonly before: readonly number[]; readonly after: readonly number[] }
  readonly beside: { readonly before: readonly number[]; readonly after: readonly number[] }
}

/** How the change where people were warned compares with the change beside it. */
export interface Change {
  /** Below 1: fewer than beside it would lead one to expect. */
  readonly ratio: number
  readonly low: number
  readonly high: number
  /** How much more weekly counts vary than chance alone has them; at least 1. */
  readonly dispersion: number
}

/** Each count gets this much more: with it the logarithm of a small count is hardly biased (Haldane 1956; Gart 1966). */
const added = 0.5
const error = 0.05

/**
 * The relative incidence rate ratio, (after ÷ before where people were warned) ÷ (after ÷ before beside it), each per week, with
 * its 95 % interval: on the log scale the variance is the dispersion times the sum of 1 ÷ count over the four (Wilson 2022, The
 * Relative Incident Rate Ratio Effect Size for Count-Based Impact Evaluations, Journal of Quantitative Criminology 38). The
 * dispersion is Pearson's, of the weeks about their four means (McCullagh and Nelder 1989), so the quantile is Student's. Where
 * all of the weeks are 0 it is from 0 to infinity. Throws RangeError for fewer than two weeks on either side.
 */
export function changeOf({ own, beside }: Weeks): Change {
  const cells = [own.after, own.before, beside.after, beside.before]
  const freedom = cells.reduce((sum, weeks) => sum + weeks.length - 1, 0)
  if (cells.some((weeks) => weeks.length < 2)) throw new RangeError('An interval needs two weeks before and after.')
  const sums = cells.map((weeks) => weeks.reduce((a, b) => a + b, 0))
  const rate = (at: number) => (sums[at]! + added) / cells[at]!.length
  const dispersion = dispersionOf(cells, freedom)
  if (sums.every((sum) => sum === 0)) return { ratio: 1, low: 0, high: Number.POSITIVE_INFINITY, dispersion }
  const ratio = rate(0) / rate(1) / (rate(2) / rate(3))
  const spread = Math.sqrt(dispersion * sums.reduce((sum, count) => sum + 1 / (count + added), 0))
  const reach = Math.exp(studentQuantile(freedom) * spread)
  return { ratio, low: ratio / reach, high: ratio * reach, dispersion }
}

/** Pearson's: the squares of the weeks about their mean, each over the mean, by degrees of freedom. */
function dispersionOf(cells: readonly (readonly number[])[], freedom: number): number {
  let squares = 0
  for (const weeks of cells) {
    const mean = weeks.reduce((a, b) => a + b, 0) / weeks.length
    for (const week of weeks) if (mean > 0) squares += (week - mean) ** 2 / mean
  }
  return Math.max(1, squares / freedom)
}

/** Where Student's distribution leaves 2.5 % on either side. */
export function studentQuantile(freedom: number): number {
  let [low, high] = [0, 1_000]
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2
    if (tTwoSided(middle, freedom) > error) low = middle
    else high = middle
  }
  return (low + high) / 2
}
