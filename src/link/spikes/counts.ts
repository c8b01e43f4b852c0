/** Largest count that is taken: whole numbers stay exact in sums of a million of them. */
export const largestCount = 1_000_000_000

/** Throws RangeError unless every count is a whole number from 0 to `largestCount`; names the first that is not. */
export function demandCounts(counts: ArrayLike<number>): void {
  for (let at = 0; at < counts.length; at++) {
    const count = counts[at]!
    if (!Number.isInteger(count) || count < 0 || count > largestCount)
      throw new RangeError(`counts[${at}] must be a whole number from 0 to ${largestCount}, not ${count}.`)
  }
}

/** Throws RangeError unless the value is a whole number within the limits; echoes it. */
export function demandWhole(name: string, value: number, [least, most]: readonly [number, number]): void {
  if (!Number.isInteger(value) || value < least || value > most)
    throw new RangeError(`${name} must be a whole number from ${least} to ${most}, not ${value}.`)
}

/** Throws RangeError unless the value lies strictly between the limits; echoes it. */
export function demandBetween(name: string, value: number, [above, below]: readonly [number, number]): void {
  if (!(value > above && value < below))
    throw new RangeError(`${name} must lie between ${above} and ${below}, not ${value}.`)
}
