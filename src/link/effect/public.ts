import type { PublicEffect, ToldChange } from '../../values/public-effect.ts'
import type { Effect, Followed } from './effect.ts'

/** Each of the four counts must reach this: a ratio of smaller ones would tell of single people. */
const fewestEach = 20

/** What everybody may see of an effect: no count at all, only a ratio of large ones, in steps of a twentieth. */
export const publicEffect = ({ publishedOn, weeksAfter, reports, checks, simulated }: Effect): PublicEffect => ({
  publishedOn,
  weeksAfter,
  reports: told(reports),
  checks: told(checks),
  simulated,
})

function told({ change, sums }: Followed): ToldChange {
  if (typeof change === 'string') return change
  const counts = [sums.own.before, sums.own.after, sums.beside.before, sums.beside.after]
  if (counts.some((count) => count < fewestEach)) return 'too-few'
  const rough = (value: number) => Math.round(value * 20) / 20
  return { ratio: rough(change.ratio), low: rough(change.low), high: rough(change.high) }
}
