import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { betaBelow, tTwoSided } from './beta.ts'
import { logGamma } from './gamma.ts'
import { normalQuantile } from './normal.ts'
import { negativeBinomialBelow, negativeBinomialQuantile, poissonBelow, poissonQuantile } from './quantile.ts'

const near = (value: number, wanted: number, part = 1e-12) =>
  assert.ok(Math.abs(value - wanted) <= part * Math.max(1e-300, Math.abs(wanted)), `${value}, wanted ${wanted}`)

describe('Tables of chance', () => {
  test('the normal quantile is that of AS 241 and of printed tables, in the middle and in both tails', () => {
    near(normalQuantile(0.25), -0.6744897501960817)
    near(normalQuantile(0.001), -3.090232306167813)
    near(normalQuantile(1e-20), -9.262340089798409)
    near(normalQuantile(0.975), 1.959963984540054)
    assert.equal(normalQuantile(0.5), 0)
    assert.throws(() => normalQuantile(1), { name: 'RangeError', message: /probability .* not 1\./ })
  })

  test('the logarithm of the gamma function agrees with factorials and with the half of Archimedes’ constant', () => {
    near(logGamma(11), Math.log(3_628_800))
    near(logGamma(0.5), Math.log(Math.PI) / 2)
    near(logGamma(171), 706.5730622457874)
    assert.ok(Math.abs(logGamma(1)) < 1e-14 && Math.abs(logGamma(2)) < 1e-14)
    assert.throws(() => logGamma(0), RangeError)
  })

  test('the incomplete beta function and the t distribution agree with sums by hand and with Student’s table', () => {
    // P(at least 2 of 6 with chance .3) = I(.3; 2, 5).
    near(betaBelow(0.3, 2, 5), 1 - 0.7 ** 6 - 6 * 0.3 * 0.7 ** 5)
    near(tTwoSided(1, 1), 0.5)
    near(tTwoSided(2.228, 10), 0.0500117718171113)
    near(tTwoSided(-12.706, 1), 0.0500008, 1e-5)
    assert.equal(tTwoSided(Number.POSITIVE_INFINITY, 3), 0)
  })

  test('Poisson and negative binomial counts agree with R 4.2.2', () => {
    near(poissonBelow(10, 7.5), 0.862237983428388)
    near(negativeBinomialBelow(5, 2.5, 0.3), 0.556183734708268)
    const mean = (2.5 * 0.7) / 0.3
    assert.deepEqual(
      [0.01, 0.5, 0.99, 0.999].map((p) => negativeBinomialQuantile(p, mean, 1 / 0.3)),
      [0, 5, 20, 28],
    )
    assert.deepEqual(
      [0.01, 0.5, 0.99].map((p) => poissonQuantile(p, 7.5)),
      [2, 7, 15],
    )
  })

  test('the quantile is the least count that reaches its chance, for means from nothing to millions', () => {
    const means = fc.double({ min: 1e-6, max: 1e6, noNaN: true })
    const chances = fc.double({ min: 0.001, max: 0.9999, noNaN: true })
    const both = fc.property(
      means,
      fc.double({ min: 1.0001, max: 50, noNaN: true }),
      chances,
      (mean, dispersion, p) => {
        const count = negativeBinomialQuantile(p, mean, dispersion)
        const size = mean / (dispersion - 1)
        assert.ok(negativeBinomialBelow(count, size, 1 / dispersion) >= p)
        assert.ok(count === 0 || negativeBinomialBelow(count - 1, size, 1 / dispersion) < p)
        const plain = poissonQuantile(p, mean)
        assert.ok(poissonBelow(plain, mean) >= p && (plain === 0 || poissonBelow(plain - 1, mean) < p))
      },
    )
    fc.assert(both, { numRuns: 60 })
  })
})
