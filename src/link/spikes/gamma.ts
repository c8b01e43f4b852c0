/** Factors of Lanczos' series for g = 7, n = 9 (Godfrey 2001). */
const lanczos = [
  0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
] as const
const halfLogTwoPi = 0.5 * Math.log(2 * Math.PI)

/** Natural logarithm of the gamma function for x > 0, to about 1e-15 of its size. Throws RangeError. */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`x must be above 0, not ${x}.`)
  if (x > 15) return (x - 0.5) * Math.log(x) - x + halfLogTwoPi + stirlingSeries(x)
  const base = x + 6.5
  const sum = lanczos.reduceRight((all, factor, at) => all + (at === 0 ? factor : factor / (x + at - 1)), 0)
  return halfLogTwoPi + (x - 0.5) * Math.log(base) - base + Math.log(sum)
}

/** What Stirling's formula misses of log x!, x > 0: kept apart so that large values do not cancel (Loader 2000). */
export const stirlingError = (x: number): number =>
  x > 15 ? stirlingSeries(x) : logGamma(x + 1) - (x + 0.5) * Math.log(x) + x - halfLogTwoPi

function stirlingSeries(x: number): number {
  const square = x * x
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / (1188 * square)) / square) / square) / square) / x
}

/** x log(x / mean) + mean − x, without cancelling where the two are near (Loader 2000). */
export function devianceTerm(x: number, mean: number): number {
  const difference = x - mean
  if (Math.abs(difference) >= 0.1 * (x + mean)) return x * Math.log(x / mean) - difference
  const v = difference / (x + mean)
  let sum = difference * v
  let power = 2 * x * v
  for (let at = 1; at < 1000; at++) {
    power *= v * v
    const next = sum + power / (2 * at + 1)
    if (next === sum) break
    sum = next
  }
  return sum
}
