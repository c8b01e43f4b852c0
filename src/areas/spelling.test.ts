import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { openSpelling, slipsBetween } from './spelling.ts'

/** Damerau–Levenshtein by its definition (optimal string alignment), slowly. */
function slowly(one: string, other: string): number {
  if (one === '' || other === '') return one.length + other.length
  const [a, b] = [one.slice(0, -1), other.slice(0, -1)]
  const swapped =
    one.length > 1 && other.length > 1 && one.at(-1) === other.at(-2) && one.at(-2) === other.at(-1)
      ? slowly(a.slice(0, -1), b.slice(0, -1)) + 1
      : Infinity
  const changed = slowly(a, b) + (one.at(-1) === other.at(-1) ? 0 : 1)
  return Math.min(slowly(a, other) + 1, slowly(one, b) + 1, changed, swapped)
}

const few = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 })
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'n', 't', ' '), minLength: 1, maxLength: 14 })

describe('slips of spelling', () => {
  it('are counted as by their definition: a letter more, less, another, or two swapped', () => {
    assert.equal(slipsBetween('lichfield', 'litchfield', 2), 1)
    assert.equal(slipsBetween('wolverhmapton', 'wolverhampton', 2), 1)
    assert.equal(slipsBetween('stone', 'leek', 2), 3)
    fc.assert(
      fc.property(few, few, (one, other) => {
        assert.equal(slipsBetween(one, other, 2), Math.min(slowly(one, other), 3))
      }),
    )
  })

  it('are found by the index wherever comparing with every name would find them', () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 12 }), word, (keys, key) => {
        const allowed = (one: string) => (one.length < 5 ? 0 : one.length < 9 ? 1 : 2)
        const slips = (one: string) => slipsBetween(one, key, 2)
        const near = keys.filter((one) => one !== key && slips(one) <= Math.min(allowed(one), allowed(key)))
        const least = Math.min(...near.map(slips))
        const want = near.filter((one) => slips(one) === least)
        assert.deepEqual([...openSpelling(keys).near(key).keys].sort(), want.sort())
      }),
      { numRuns: 1_000 },
    )
  })

  it('are not looked for in names too short to tell', () => {
    assert.deepEqual(openSpelling(['bath', 'ware']).near('bats').keys, [])
  })
})
