import { betaBelow } from './beta.ts'
import { devianceTerm, stirlingError } from './gamma.ts'
import { normalQuantile } from './normal.ts'

/** A whole-number variable: its chance of at most k, and by what its bell is about centred and spread. */
interface Discrete {
  readonly below: (k: number) => number
  readonly mean: number
  readonly deviation: number
}

const mostSteps = 200_000
/** So nearly Poisson that the difference is below what a double holds. */
const largestSize = 1e15

/** Chance that a Poisson count of this mean is at most k. */
export function poissonBelow(k: number, mean: number): number {
  if (k < 0) return 0
  if (mean === 0) return 1
  const a = k + 1
  return mean < a + 1 ? 1 - gammaSeries(a, mean) : gammaFraction(a, mean)
}

/** Chance of k of a Poisson count, saddle point form (Loader 2000). */
const poissonDensity = (k: number, mean: number) =>
  k === 0 ? Math.exp(-mean) : Math.exp(-stirlingError(k) - devianceTerm(k, mean)) / Math.sqrt(2 * Math.PI * k)

/** Lower incomplete gamma function, regularised (DLMF 8.7.1). */
function gammaSeries(a: number, x: number): number {
  let term = 1
  let sum = 1
  for (let n = 1; n < mostSteps && term > sum * 1e-17; n++) {
    term *= x / (a + n)
    sum += term
  }
  return poissonDensity(a, x) * sum
}

/** Upper incomplete gamma function, regularised, by its continued fraction (DLMF 8.9.2) and Lentz's method. */
function gammaFraction(a: number, x: number): number {
  let b = x + 1 - a
  let c = 1e300
  let d = 1 / b
  let value = d
  for (let n = 1; n < mostSteps; n++) {
    const factor = -n * (n - a)
    b += 2
    d = 1 / (factor * d + b)
    c = b + factor / c
    value *= d * c
    if (Math.abs(d * c - 1) < 3e-16) break
  }
  return poissonDensity(a - 1, x) * x * value
}

/** Chance that a negative binomial count is at most k: size > 0, success probability in (0, 1), as R's pnbinom. */
export const negativeBinomialBelow = (k: number, size: number, probability: number): number =>
  k < 0 ? 0 : betaBelow(probability, size, k + 1)

/** Least k that a Poisson count stays at or below with this probability. Throws RangeError. */
export function poissonQuantile(probability: number, mean: number): number {
  if (!(mean >= 0 && Number.isFinite(mean))) throw new RangeError(`mean must be 0 or more, not ${mean}.`)
  return quantile(probability, { below: (k) => poissonBelow(k, mean), mean, deviation: Math.sqrt(mean) })
}

/**
 * Least k that a count of this mean and variance (dispersion × mean, above 1) stays at or below with this probability:
 * negative binomial with size mean ÷ (dispersion − 1) and success probability 1 ÷ dispersion. Throws RangeError.
 */
export function negativeBinomialQuantile(probability: number, mean: number, dispersion: number): number {
  if (!(dispersion > 1 && Number.isFinite(dispersion)))
    throw new RangeError(`dispersion must be above 1, not ${dispersion}.`)
  const size = mean / (dispersion - 1)
  if (size > largestSize || mean === 0) return poissonQuantile(probability, mean)
  if (!(size > 0)) throw new RangeError(`mean must be 0 or more, not ${mean}.`)
  const below = (k: number) => negativeBinomialBelow(k, size, 1 / dispersion)
  return quantile(probability, { below, mean, deviation: Math.sqrt(mean * dispersion) })
}

/** Brackets from the normal guess outwards, then halves. */
function quantile(probability: number, { below, mean, deviation }: Discrete): number {
  const guess = Math.max(0, Math.round(mean + deviation * normalQuantile(probability)))
  let step = Math.max(1, Math.ceil(deviation / 8))
  let low = -1
  let high = guess
  if (below(guess) < probability)
    for (low = guess, high = guess + step; below(high) < probability; high += step *= 2) low = high
  else
    for (let next = guess - step; next >= 0; next -= step *= 2) {
      if (below(next) < probability) {
        low = next
        break
      }
      high = next
    }
  while (high - low > 1) {
    const half = Math.floor((low + high) / 2)
    if (below(half) < probability) low = half
    else high = half
  }
  return high
}
