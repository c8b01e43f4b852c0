import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { seeded } from '../../values/seeded.ts'
import type { Cases } from './cylinders.ts'
import { scanSpaceTime } from './scan.ts'

/** A grid of districts, cases anywhere on any day. */
function noise(seed: number, { side = 5, units = 60, cases = 300 } = {}) {
  const random = seeded(seed)
  const below = (most: number) => Math.floor(random() * most)
  const place = Array.from({ length: cases }, () => below(side * side))
  return {
    x: Array.from({ length: side * side }, (_, at) => at % side),
    y: Array.from({ length: side * side }, (_, at) => Math.floor(at / side)),
    place,
    unit: place.map(() => below(units)),
    count: place.map(() => 1),
    units,
  }
}

const withMore = (cases: ReturnType<typeof noise>, more: readonly (readonly [place: number, unit: number])[]) => ({
  ...cases,
  place: [...cases.place, ...more.map(([place]) => place)],
  unit: [...cases.unit, ...more.map(([, unit]) => unit)],
  count: [...cases.count, ...more.map(() => 1)],
})

describe('The space-time permutation scan', () => {
  test('two places by hand: three of five cases today at one, of four it ever had', () => {
    const cases: Cases = {
      x: [0, 9],
      y: [0, 0],
      place: [0, 0, 1, 1],
      unit: [0, 3, 0, 3],
      count: [1, 3, 4, 2],
      units: 4,
    }
    const [found] = scanSpaceTime(cases, { replicates: 0, longest: 1 })
    // 4 of the place × 5 of the day ÷ 10 in all are expected: 2.
    const ratio = 3 * Math.log(3 / 2) + 7 * Math.log(7 / 8)
    assert.deepEqual([found!.centre, found!.observed, found!.expected, found!.length], [0, 3, 2, 1])
    assert.ok(Math.abs(found!.logLikelihoodRatio - ratio) < 1e-12)
  })

  test('finds a burst in neighbouring districts over the last three days, and a second one apart from it', () => {
    const first = Array.from({ length: 18 }, (_, at) => [[24, 19, 23][at % 3]!, 57 + (at % 3)] as const)
    const second = Array.from({ length: 5 }, () => [0, 59] as const)
    const found = scanSpaceTime(withMore(noise(6), [...first, ...second]), { replicates: 199 })
    assert.deepEqual(found[0]!.places.toSorted(), [19, 23, 24])
    assert.equal(found[0]!.length, 3)
    assert.equal(found[0]!.p, 1 / 200)
    assert.equal(found[0]!.recurrenceDays, 200)
    assert.deepEqual(found[1]!.places, [0])
    const places = found.flatMap((one) => one.places)
    assert.equal(new Set(places).size, places.length)
  })

  test('in noise it fires about as often as its p says', () => {
    const fired = Array.from({ length: 60 }, (_, seed) =>
      scanSpaceTime(noise(seed + 100, { cases: 150, units: 30 }), { replicates: 39, seed, most: 1 }),
    ).filter(([strongest]) => strongest && strongest.p <= 0.1)
    // 6 of 60 are expected; 15 or more come by chance less than once in 1,500 such tests.
    assert.ok(fired.length < 15, `${fired.length} of 60`)
  })

  test('repeats with its seed, whatever the order of the rows and the scale of the map', () => {
    const cases = noise(8)
    const found = scanSpaceTime(cases, { replicates: 99, seed: 5 })
    assert.deepEqual(scanSpaceTime(cases, { replicates: 99, seed: 5 }), found)
    const turned = {
      ...cases,
      place: cases.place.toReversed(),
      unit: cases.unit.toReversed(),
      x: cases.x.map((x) => 3 * x),
    }
    const again = scanSpaceTime({ ...turned, y: cases.y.map((y) => 3 * y) }, { replicates: 0 })
    assert.deepEqual(
      again.map(({ places, observed }) => [places, observed]),
      found.map(({ places, observed }) => [places, observed]),
    )
  })

  test('no case, or all in one place, is no cluster and no error', () => {
    const nothing = { x: [0, 1], y: [0, 1], place: [], unit: [], count: [], units: 5 }
    assert.deepEqual(scanSpaceTime(nothing, { replicates: 9 }), [])
    assert.deepEqual(scanSpaceTime({ ...nothing, place: [0], unit: [4], count: [50] }, { replicates: 9 }), [])
  })

  test('what cannot be is refused at once, and named', () => {
    const cases = noise(1)
    assert.throws(() => scanSpaceTime({ ...cases, unit: cases.unit.map(() => 60) }), /unit\[0\] .* not 60\./)
    assert.throws(() => scanSpaceTime({ ...cases, place: cases.place.map(() => 25) }), /place/)
    assert.throws(() => scanSpaceTime({ ...cases, count: cases.count.map(() => 5000) }), /cases .* not 1500000\./)
    assert.throws(() => scanSpaceTime(cases, { share: 0 }), /share .* not 0\./)
    assert.throws(() => scanSpaceTime(cases, { replicates: -1 }), /replicates .* not -1\./)
  })
})
