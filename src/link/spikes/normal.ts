const central = [
  3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
  33430.57558358813, 2509.0809287301227,
] as const
const centralUnder = [
  1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271, 28729.085735721943,
  5226.495278852546,
] as const
const middle = [
  1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684, 0.2417807251774506,
  0.022723844989269184, 0.0007745450142783414,
] as const
const middleUnder = [
  1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
  0.0005475938084995345, 1.0507500716444169e-9,
] as const
const far = [
  6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
  0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
] as const
const farUnder = [
  1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 1.8463183175100548e-5,
  1.421511758316446e-7, 2.0442631033899397e-15,
] as const

const polynomial = (factors: readonly number[], x: number) => factors.reduceRight((sum, factor) => sum * x + factor, 0)

/**
 * The value that a standard normal variable stays below with this probability: algorithm AS 241 PPND16 (Wichura 1988),
 * good to about 1 part in 1e16. Throws RangeError unless 0 < probability < 1.
 */
export function normalQuantile(probability: number): number {
  if (!(probability > 0 && probability < 1))
    throw new RangeError(`probability must lie between 0 and 1, not ${probability}.`)
  const offset = probability - 0.5
  if (Math.abs(offset) <= 0.425) {
    const r = 0.180625 - offset * offset
    return (offset * polynomial(central, r)) / polynomial(centralUnder, r)
  }
  const tail = Math.sqrt(-Math.log(offset < 0 ? probability : 0.5 - probability + 0.5))
  const size =
    tail <= 5
      ? polynomial(middle, tail - 1.6) / polynomial(middleUnder, tail - 1.6)
      : polynomial(far, tail - 5) / polynomial(farUnder, tail - 5)
  return offset < 0 ? -size : size
}
