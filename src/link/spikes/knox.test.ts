import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { knoxTable, shuffleKnox } from './knox.ts'

describe('Near repeats (Knox)', () => {
  const bands = { distances: [10, 100], days: [7] } as const

  test('four events by hand: six pairs, and what is expected is row × column ÷ all', () => {
    // A and B: same house, 2 days apart. C: 50 m off, a week after A. D: far away, on A's day.
    const events = { x: [0, 0, 50, 900], y: [0, 0, 0, 0], day: [0, 2, 7, 0] }
    const { observed, expected, ratio, pairs } = knoxTable(events, bands)
    assert.equal(pairs, 6)
    // AB near and soon; AC near and late, BC soon; AD, BD soon, CD late: all far.
    assert.deepEqual([...observed], [1, 0, 1, 1, 2, 1])
    assert.deepEqual([...expected], [4 / 6, 2 / 6, 8 / 6, 4 / 6, 2, 1])
    assert.deepEqual([ratio[0], ratio[1], ratio[4]], [1.5, 0, 1])
  })

  test('a band ends before its end: 7 days are no longer under a week, 100 metres no longer near; corners are walked', () => {
    const pair = (x: number, y: number, day: number) =>
      [...knoxTable({ x: [0, x], y: [0, y], day: [0, day] }, bands).observed].indexOf(1)
    assert.deepEqual([pair(0, 0, 6), pair(0, 0, 7), pair(99, 0, 0), pair(100, 0, 0), pair(60, 60, 0)], [0, 1, 2, 4, 4])
    const straight = { ...bands, metric: 'euclidean' } as const
    assert.equal([...knoxTable({ x: [0, 60], y: [0, 60], day: [0, 0] }, straight).observed].indexOf(1), 2)
  })

  const events = fc
    .array(
      fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 40 })),
      {
        minLength: 3,
        maxLength: 25,
      },
    )
    .map((all) => ({ x: all.map(([x]) => x), y: all.map(([, y]) => y), day: all.map(([, , day]) => day) }))

  test('every pair is counted once; moving or turning the map, or another calendar, changes nothing', () => {
    const sane = fc.property(events, ({ x, y, day }) => {
      const { observed, expected, pairs } = knoxTable({ x, y, day })
      const sum = (all: Float64Array) => all.reduce((total, one) => total + one, 0)
      assert.equal(pairs, (day.length * (day.length - 1)) / 2)
      assert.equal(sum(observed), pairs)
      assert.ok(Math.abs(sum(expected) - pairs) < 1e-6)
      const moved = { x: y.map((one) => 5 - one), y: x.map((one) => one + 1000), day: day.map((one) => 20_000 - one) }
      assert.deepEqual(knoxTable(moved).observed, observed)
    })
    fc.assert(sane, { numRuns: 40 })
  })

  test('shuffles average to what is expected, repeat with their seed, and make a burst stand out', () => {
    const x = Array.from({ length: 60 }, (_, at) => (at < 12 ? at : (at * 7919) % 5000))
    const day = x.map((_, at) => (at < 12 ? 3 : (at * 37) % 60))
    const burst = { x, y: x.map((_, at) => (at < 12 ? 0 : (at * 104_729) % 5000)), day }
    const chance = shuffleKnox(burst, { ...bands, replicates: 199, seed: 4 })
    assert.deepEqual(shuffleKnox(burst, { ...bands, replicates: 199, seed: 4 }), chance)
    assert.equal(chance.p[0], 1 / 200)
    const even = { ...burst, day: x.map((_, at) => (at * 17) % 60) }
    assert.ok(shuffleKnox(even, { ...bands, replicates: 199, seed: 4 }).p[0]! > 0.05)
  })

  test('what cannot be is refused at once, and named', () => {
    assert.throws(() => knoxTable({ x: [1], y: [1], day: [1] }), /events .* not 1\./)
    assert.throws(() => knoxTable({ x: [1, 2], y: [1], day: [1, 2] }), /one length, not 2, 1 and 2/)
    assert.throws(() => knoxTable({ x: [1, 2], y: [1, 2], day: [1, 2.5] }), /event 1 .* 2\.5/)
    assert.throws(() => knoxTable({ x: [1, 2], y: [1, 2], day: [1, 2] }, { days: [7, 7] }), /days must be .* 7, 7/)
  })
})
