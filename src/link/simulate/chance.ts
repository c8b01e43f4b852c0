import type { Random } from '../../values/seeded.ts'

/** Draws of one seeded stream. */
export interface Chance {
  /** From 0 up to 1. */
  readonly next: Random
  /** True so often, 0 to 1. */
  is(share: number): boolean
  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number
  /** One of a list that is not empty. */
  of<T>(list: readonly T[]): T
  /** Each of a list with this chance. */
  some<T>(list: readonly T[], share: number): T[]
  normal(mean: number, deviation: number): number
  /** Above 0, of this mean. */
  wait(mean: number): number
  /** How many of a rare thing, by Poisson; `mean` up to 500. */
  count(mean: number): number
}

export function openChance(next: Random): Chance {
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  const wait = (mean: number) => -mean * Math.log(1 - next())
  const count = (mean: number) => {
    let many = 0
    for (let left = mean - wait(1); left > 0; left -= wait(1)) many++
    return many
  }
  return {
    next,
    is: (share) => next() < share,
    whole,
    of: (list) => list[whole(0, list.length - 1)]!,
    some: (list, share) => list.filter(() => next() < share),
    normal: (mean, deviation) =>
      mean + deviation * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    wait,
    count,
  }
}
