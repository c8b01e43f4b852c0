import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { earsBounds, earsMethods } from './ears.ts'

const counts = [3, 5, 2, 4, 6, 1, 0, 9, 2, 3, 8, 4, 12]
/** surveillance::earsC 1.20.3 in R 4.2.2, alpha .001. */
const inR = {
  C1: [9.67566475803884, 13.53579967917769, 13.17744917246096, 13.15565721522721, 15.05806792544291, 14.47672238228828],
  C2: [9.67566475803884, 13.53579967917769, 13.17744917246096, 13.15565721522721],
  C3: [12.7307026451267, 20.5832495360156],
} as const

describe('Bounds of EARS', () => {
  test('are those of R, and there is none until the history is long enough', () => {
    for (const method of earsMethods) {
      const bounds = earsBounds(counts, method)
      const wanted = inR[method]
      const missing = counts.length - wanted.length
      assert.ok(bounds.subarray(0, missing).every(Number.isNaN))
      wanted.forEach((value, at) => {
        assert.ok(Math.abs(bounds[missing + at]! - value) < 1e-12, `${method} ${at}`)
      })
    }
  })

  test('by hand: seven days of 1 to 7 have mean 4 and squares of 28, so the bound is 4 + z √(28 / 6)', () => {
    const [bound] = earsBounds([1, 2, 3, 4, 5, 6, 7, 0], 'C1', { alpha: 0.025 }).slice(-1)
    assert.ok(Math.abs(bound! - (4 + 1.959963984540054 * Math.sqrt(28 / 6))) < 1e-12)
  })

  test('a series that never changes is bounded by itself, and a least spread lifts the bound', () => {
    const constant = new Array(20).fill(4)
    assert.ok(
      earsBounds(constant, 'C1')
        .subarray(7)
        .every((bound) => bound === 4),
    )
    assert.ok(
      earsBounds(new Array(20).fill(0), 'C2')
        .subarray(9)
        .every((bound) => bound === 0),
    )
    assert.ok(
      earsBounds(constant, 'C3', { minSigma: 1 })
        .subarray(11)
        .every((bound) => bound > 4),
    )
  })

  test('more of everything lifts a bound by as much; an old day outside the baseline changes nothing', () => {
    const days = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 13, maxLength: 30 })
    const shifted = fc.property(days, fc.integer({ min: 1, max: 1000 }), (series, more) => {
      const plain = earsBounds(series, 'C2')
      const lifted = earsBounds(
        series.map((count) => count + more),
        'C2',
      )
      const aged = earsBounds([series[0]! + 77, ...series.slice(1)], 'C2')
      for (let at = 9; at < series.length; at++) assert.ok(Math.abs(lifted[at]! - plain[at]! - more) < 1e-8)
      for (let at = 10; at < series.length; at++) assert.equal(aged[at], plain[at])
    })
    fc.assert(shifted, { numRuns: 40 })
  })

  test('what cannot be is refused at once, and named', () => {
    assert.throws(() => earsBounds([1, -2], 'C1'), { name: 'RangeError', message: /counts\[1\] .* not -2\./ })
    assert.throws(() => earsBounds([1.5], 'C1'), /not 1\.5/)
    assert.throws(() => earsBounds(counts, 'C1', { baseline: 2 }), /baseline .* not 2\./)
    assert.throws(() => earsBounds(counts, 'C1', { alpha: 0 }), /alpha .* not 0\./)
    assert.throws(() => earsBounds(counts, 'C1', { minSigma: -1 }), /minSigma .* not -1\./)
  })
})
