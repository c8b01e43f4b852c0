import type { Circles } from './cylinders.ts'
import type { Recent } from './recent.ts'

/** Logarithm of the likelihood ratio of a circle (its end in `nearest`), a window (from 0) and its cases; 0 where they are few. */
export type Likelihood = (circle: number, window: number, observed: number) => number

/**
 * Poisson likelihood ratio of a cylinder against all of space and time, with tables for the logarithms: what is expected
 * of a cylinder is the same in every shuffle (Kulldorff et al. 2005).
 */
export function openLikelihood({ held }: Circles, { held: windows, total }: Recent): Likelihood {
  const logs = Float64Array.from({ length: total + 1 }, (_, count) => (count === 0 ? 0 : Math.log(count)))
  const logTotal = total > 0 ? Math.log(total) : 0
  return (circle, window, observed) => {
    const inCircle = held[circle]!
    const inWindow = windows[window]!
    const expected = (inCircle * inWindow) / total
    if (observed <= expected) return 0
    const rest = total - observed
    const inside = observed * (logs[observed]! + logTotal - logs[inCircle]! - logs[inWindow]!)
    return rest === 0 ? inside : inside + rest * (logs[rest]! - Math.log(total - expected))
  }
}
