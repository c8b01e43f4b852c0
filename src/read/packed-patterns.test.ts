import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { conceptName, packPatterns, unpackPatterns } from './packed-patterns.ts'

const word = fc.stringMatching(/^[a-z0-9£#]{1,6}[~+]?$/)
const names = fc
  .array(fc.nat({ max: 701 }).map(conceptName), { minLength: 1, maxLength: 3 })
  .map((all) => all.join('|'))
const group = fc.array(word, { minLength: 1, maxLength: 3 }).map((all) => `(${all.join('|')})`)
const part = fc
  .tuple(
    fc.oneof(
      word,
      group,
      names.map((all) => `{${all}}`),
    ),
    fc.constantFrom('', '?'),
  )
  .map(([written, mark]) => written + mark)
const joint = fc.oneof(
  fc.constant(' '),
  fc
    .tuple(fc.constantFrom('..', '&'), fc.constantFrom('', ...'123456789', '10', '12'))
    .map((gap) => ` ${gap.join('')} `),
)
const pattern = fc
  .tuple(fc.option(names), part, fc.array(fc.tuple(joint, part), { maxLength: 4 }))
  .map(([context, first, rest]) => (context ? `[${context}] ` : '') + first + rest.flat().join(''))

describe('patterns packed as one text', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(fc.array(fc.array(pattern, { maxLength: 5 }), { minLength: 1, maxLength: 4 }), (lists) => {
        assert.deepEqual(unpackPatterns(packPatterns(lists)), lists)
      }),
      { numRuns: 300 },
    )
  })

  it('have a letter for a gap and no braces', () => {
    assert.equal(
      packPatterns([['{A|Ba} ..8 (cash|card)? & {C}', 'hand~ over'], ['the?']]),
      'A|Ba<(cash|card)?@C;hand~ over`the?',
    )
  })

  it('are refused where a letter would be taken for something else', () => {
    assert.throws(() => packPatterns([['who; me']]), /"who; me" has a letter/)
  })
})

describe('names of concepts', () => {
  it('are all different, and end', () => {
    const all = Array.from({ length: 702 }, (_, at) => conceptName(at))
    assert.equal(new Set(all).size, 702)
    assert.deepEqual([all[0], all[25], all[26], all[701]], ['A', 'Z', 'Aa', 'Zz'])
    assert.throws(() => conceptName(702), RangeError)
  })
})
