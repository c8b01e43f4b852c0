import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { type FarringtonBounds, farringtonClassic, farringtonFlexible } from './farrington.ts'

/** 300 weeks: uneven, ten busy weeks a year, a slow rise, an outbreak in weeks 200 to 204. */
const counts = Array.from({ length: 300 }, (_, at) => {
  const t = at + 1
  const busy = t % 52 < 10 ? 4 : 0
  return (((t * t * 37 + t * 101) % 13) % 7) + busy + Math.floor(t / 60) + (t >= 200 && t <= 204 ? 15 : 0)
})
/** Mondays from 1 January 2018. */
const days = counts.map((_, at) => 17_532 + 7 * at)
const weeks = [210, 258, 299, 300]

const demand = ({ bound }: FarringtonBounds, inR: readonly number[], which: readonly number[] = weeks) => {
  for (const [at, week] of which.entries())
    assert.ok(Math.abs(bound[week - 1]! - inR[at]!) < 1e-9, `week ${week}: ${bound[week - 1]}, in R ${inR[at]}`)
}

describe('Bounds of Farrington (numbers by surveillance 1.20.3 in R 4.2.2)', () => {
  test('Farrington Flexible gives what R gives, by each threshold method', () => {
    const plugIn = farringtonFlexible(counts)
    demand(plugIn, [16, 17, 15, 14])
    const expected = [8.19701767654793, 8.77304173966693, 7.61094088793035, 6.87364244802372]
    demand({ ...plugIn, bound: plugIn.expected }, expected)
    demand(farringtonFlexible(counts, { threshold: 'muan' }), [17, 18, 16, 15])
    const delta = [17.8123507318965, 33.2452765174305, 15.9557582533638, 15.4231307034257]
    demand(farringtonFlexible(counts, { threshold: 'delta', seasons: 1 }), delta)
    const seasonal = [15.820691485213, 16.8543148119693, 15.2541362133242, 13.8632028203301]
    demand(farringtonFlexible(counts, { threshold: 'delta' }), seasonal)
  })

  test('with dates the same week is that of the calendar, not 52 rows back', () => {
    const inR = [16.0342985378039, 16.8113628449537, 15.2541362133242, 13.8632028203301]
    demand(farringtonFlexible(counts, { threshold: 'delta', days }), inR)
    const classic = [16.2120962567653, 16.4598641822958, 17.8324293248771]
    const options = { days, years: 5, halfWidth: 2, alpha: 0.05, power: '1/2' } as const
    demand(farringtonClassic(counts, options), classic, weeks.slice(1))
  })

  test('the classic method gives what R gives', () => {
    demand(farringtonClassic(counts), [13.9478403002824, 14.9401090753682, 13.1194415466005, 12.2543850908823])
  })

  test('an outbreak is over its bound; the weeks after it are not judged by it', () => {
    const { bound } = farringtonFlexible(counts)
    assert.ok(counts[199]! > bound[199]! && counts[203]! > bound[203]!)
    const calm = counts.map((count, at) => (at >= 199 && at < 204 ? count - 15 : count))
    assert.equal(farringtonFlexible(calm).bound[209], bound[209])
  })

  test('weeks without a history get no bound, and too few cases of late none either; in the classic method it is 0', () => {
    const { bound } = farringtonFlexible(counts)
    assert.ok(bound.subarray(0, 159).every(Number.isNaN) && bound.subarray(159).every(Number.isFinite))
    const quiet = counts.map((count, at) => (at > 280 ? 0 : count))
    assert.ok(Number.isNaN(farringtonFlexible(quiet).bound[299]!))
    assert.equal(farringtonClassic(quiet).bound[299], 0)
  })

  test('a series that never changes has a bound above itself; years of nothing have none, and nothing breaks', () => {
    const constant = new Array(220).fill(4)
    assert.ok(
      farringtonFlexible(constant)
        .bound.subarray(159)
        .every((bound) => bound === 9),
    )
    assert.ok(
      farringtonClassic(constant)
        .bound.subarray(159)
        .every((bound) => bound > 4 && bound < 20),
    )
    const nothing = new Array(220).fill(0)
    assert.ok(
      farringtonClassic(nothing)
        .bound.subarray(159)
        .every((bound) => bound === 0),
    )
    const begins = nothing.map((_, at) => (at > 215 ? 5 : 0))
    assert.ok(
      farringtonClassic(begins)
        .bound.subarray(216)
        .every((bound) => bound >= 0 && bound < 5),
    )
  })

  test('for any counts a bound is finite and at least what is expected, or is not given; the future changes nothing', () => {
    const series = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 162, maxLength: 175 })
    const sane = fc.property(series, fc.integer({ min: 0, max: 99 }), (some, next) => {
      const from = some.length - 2
      const { bound, expected } = farringtonFlexible(some, { from })
      for (let at = from; at < some.length; at++)
        if (!Number.isNaN(bound[at]!)) assert.ok(Number.isFinite(bound[at]!) && bound[at]! >= Math.floor(expected[at]!))
      const longer = farringtonFlexible([...some, next], { from }).bound
      assert.deepEqual(longer.slice(from, -1), bound.slice(from))
    })
    fc.assert(sane, { numRuns: 25 })
  })

  test('what cannot be is refused at once, and named', () => {
    assert.throws(() => farringtonFlexible([3, Number.NaN]), {
      name: 'RangeError',
      message: /counts\[1\] .* not NaN\./,
    })
    assert.throws(() => farringtonFlexible(counts, { seasons: 0 }), /seasons .* not 0\./)
    assert.throws(() => farringtonFlexible(counts, { seasons: 60 }), /seasons must be at most 46 here, not 60/)
    assert.throws(() => farringtonClassic(counts, { halfWidth: 30 }), /halfWidth .* not 30\./)
    assert.throws(() => farringtonClassic(counts, { days: [1, 2] }), /days must have 300 entries, not 2/)
  })
})
