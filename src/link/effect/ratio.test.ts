import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { seeded } from '../../values/seeded.ts'
import { openChance } from '../simulate/chance.ts'
import { changeOf, studentQuantile } from './ratio.ts'

const near = (one: number, other: number, within = 1e-9) => assert.ok(Math.abs(one - other) < within, `${one} ${other}`)

describe('What changed after a warning', () => {
  test('by hand: from 10 to 5 a week where people were warned, 8 a week beside it all the time', () => {
    const change = changeOf({ own: { before: [10, 10], after: [5, 5] }, beside: { before: [8, 8], after: [8, 8] } })
    near(change.ratio, 10.5 / 20.5)
    near(change.dispersion, 1)
    // t for 4 degrees of freedom, from printed tables: 2.776
    const reach = Math.exp(2.7764451051977934 * Math.sqrt(1 / 10.5 + 1 / 20.5 + 1 / 16.5 + 1 / 16.5))
    near(change.low, change.ratio / reach, 1e-6)
    near(change.high, change.ratio * reach, 1e-6)
  })

  test('by hand: weeks of 2 and 18 vary 12.8 times as much as chance has it, over 1 of 4 degrees', () => {
    const flat = [10, 10]
    const { dispersion } = changeOf({ own: { before: [2, 18], after: flat }, beside: { before: flat, after: flat } })
    near(dispersion, 12.8 / 4)
  })

  test('has the quantiles of the printed tables of Student', () => {
    for (const [freedom, value] of [
      [5, 2.571],
      [10, 2.228],
      [30, 2.042],
    ] as const)
      near(studentQuantile(freedom), value, 5e-4)
  })

  test('is not known where nothing was reported, nor from one week', () => {
    const none = [0, 0, 0]
    const change = changeOf({ own: { before: none, after: none }, beside: { before: none, after: none } })
    assert.deepEqual([change.low, change.high], [0, Number.POSITIVE_INFINITY])
    assert.throws(
      () => changeOf({ own: { before: none, after: [1] }, beside: { before: none, after: none } }),
      RangeError,
    )
  })

  for (const { words, own, beside, weeks, spread, truth } of [
    { words: 'small counts', own: 3, beside: 6, weeks: 4, spread: 0, truth: 1 },
    { words: 'many weeks and a fall by half', own: 12, beside: 30, weeks: 12, spread: 0, truth: 0.5 },
    { words: 'counts that vary three times as much as chance', own: 20, beside: 40, weeks: 8, spread: 2, truth: 0.7 },
    { words: 'rare reports', own: 0.7, beside: 1.5, weeks: 8, spread: 0.5, truth: 1 },
  ])
    test(`holds the truth in at least 90 of 100 simulated streams: ${words}`, () => {
      const chance = openChance(seeded(20_261_121))
      /** Poisson about a mean that varies by gamma: variance (1 + spread) times the mean. */
      const week = (mean: number): number => {
        if (spread === 0) return chance.count(mean)
        const size = mean / spread
        let gamma = 0
        for (let left = size; left > 0; left -= 1) if (left >= 1 || chance.is(left)) gamma += chance.wait(1)
        return chance.count(gamma * spread)
      }
      const draw = (mean: number, count: number) => Array.from({ length: count }, () => week(mean))
      let held = 0
      const runs = 600
      for (let run = 0; run < runs; run++) {
        const change = changeOf({
          own: { before: draw(own, 12), after: draw(own * truth * 1.3, weeks) },
          beside: { before: draw(beside, 12), after: draw(beside * 1.3, weeks) },
        })
        if (change.low <= truth && truth <= change.high) held++
      }
      assert.ok(held / runs >= 0.9, `${held} of ${runs}`)
    })
})
