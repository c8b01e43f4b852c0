import { devianceTerm, stirlingError } from './gamma.ts'

const tiny = 1e-300
const mostSteps = 200_000

/** Probability that a beta variable with these shapes is at most x; NaN if it does not settle. Throws RangeError. */
export function betaBelow(x: number, a: number, b: number): number {
  if (!(a > 0 && b > 0)) throw new RangeError(`shapes must be above 0, not ${a} and ${b}.`)
  if (!(x >= 0 && x <= 1)) throw new RangeError(`x must lie between 0 and 1, not ${x}.`)
  if (x === 0 || x === 1) return x
  return x <= (a + 1) / (a + b + 2) ? lowerTail(x, a, b) : 1 - lowerTail(1 - x, b, a)
}

function lowerTail(x: number, a: number, b: number): number {
  return (power(x, a, b) / a) * fraction(x, a, b)
}

/** x^a (1 − x)^b / B(a, b) by the saddle point, exact to the last digits also for large shapes (Loader 2000). */
function power(x: number, a: number, b: number): number {
  const n = a + b
  const exponent =
    stirlingError(n) - stirlingError(a) - stirlingError(b) - devianceTerm(a, n * x) - devianceTerm(b, n * (1 - x))
  return Math.exp(exponent) * Math.sqrt((a * b) / (2 * Math.PI * n))
}

/** The continued fraction of the incomplete beta function (DLMF 8.17.22), by Lentz's method. */
function fraction(x: number, a: number, b: number): number {
  let c = 1
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1))
  let value = d
  for (let m = 1; m <= mostSteps; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / awayFromZero(1 + even * d)
    c = awayFromZero(1 + even / c)
    value *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / awayFromZero(1 + odd * d)
    c = awayFromZero(1 + odd / c)
    value *= d * c
    if (Math.abs(d * c - 1) < 3e-16) return value
  }
  return Number.NaN
}

const awayFromZero = (value: number) => (Math.abs(value) < tiny ? tiny : value)

/** Two-sided probability of a t statistic at least so far from 0, with these degrees of freedom. Throws RangeError. */
export function tTwoSided(t: number, freedom: number): number {
  const square = t * t
  if (!Number.isFinite(square)) return Number.isNaN(square) ? Number.NaN : 0
  return betaBelow(freedom / (freedom + square), freedom / 2, 0.5)
}
