import { demandBetween, demandCounts, demandWhole } from './counts.ts'
import { normalQuantile } from './normal.ts'

export const earsMethods = ['C1', 'C2', 'C3'] as const
export type EarsMethod = (typeof earsMethods)[number]

export interface EarsOptions {
  /** Days (or weeks) of the baseline; at least 3. */
  readonly baseline?: number
  /** Chance that a quiet day passes its bound, one-sided. */
  readonly alpha?: number
  /** Least standard deviation of a baseline, in counts. */
  readonly minSigma?: number
}

/** C2 and C3 leave out the two days before the one judged, so that an outbreak does not raise its own bound. */
const lag = 2
/** C3 adds what C2 was over its bound on the two days before. */
const memory = 2

/**
 * Upper bounds of EARS (Hutwagner, Thompson, Seeman, Treadwell 2003; for C3 the bound of Salmon, Schumacher, Höhle 2016,
 * as R's surveillance::earsC has it). One bound a count, in counts: more than it is an alarm. NaN where the history is too
 * short, and for C3 also where a baseline has no spread at all. Throws RangeError.
 */
export function earsBounds(counts: ArrayLike<number>, method: EarsMethod, options: EarsOptions = {}): Float64Array {
  const { baseline = 7, alpha = 0.001, minSigma = 0 } = options
  demandCounts(counts)
  demandWhole('baseline', baseline, [3, 1000])
  demandBetween('alpha', alpha, [0, 1])
  if (!(minSigma >= 0)) throw new RangeError(`minSigma must be 0 or more, not ${minSigma}.`)
  const z = normalQuantile(1 - alpha)
  const skipped = method === 'C1' ? 0 : lag
  const bounds = new Float64Array(counts.length).fill(Number.NaN)
  const excess = method === 'C3' ? new Float64Array(counts.length) : null
  for (let at = baseline + skipped; at < counts.length; at++) {
    const mean = meanOf(counts, at - skipped - baseline, baseline)
    const sigma = Math.max(deviationOf(counts, { from: at - skipped - baseline, length: baseline, mean }), minSigma)
    if (!excess) bounds[at] = mean + z * sigma
    else {
      excess[at] = Math.max(0, (counts[at]! - mean) / sigma - 1)
      if (at >= baseline + skipped + memory)
        bounds[at] = Math.max(0, counts[at]! + sigma * (z - (excess[at - 2]! + excess[at - 1]!)))
    }
  }
  return bounds
}

function meanOf(counts: ArrayLike<number>, from: number, length: number): number {
  let sum = 0
  for (let at = from; at < from + length; at++) sum += counts[at]!
  return sum / length
}

interface Stretch {
  readonly from: number
  readonly length: number
  readonly mean: number
}

/** Standard deviation of a sample. */
function deviationOf(counts: ArrayLike<number>, { from, length, mean }: Stretch): number {
  let squares = 0
  for (let at = from; at < from + length; at++) squares += (counts[at]! - mean) ** 2
  return Math.sqrt(squares / (length - 1))
}
