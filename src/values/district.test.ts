import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { districtsOf } from './district.ts'

const districts = districtsOf([
  { code: 'E07000241', name: 'Welwyn Hatfield' },
  { code: 'E07000240', name: 'St Albans' },
  { code: 'E07000242', name: 'East Hertfordshire' },
  { code: 'W06000001', name: 'Isle of Anglesey' },
  { code: 'E06000010', name: 'Kingston upon Hull, City of' },
  { code: 'E06000014', name: 'York' },
  { code: 'E06000011', name: 'East Riding of Yorkshire' },
])
const codes = (text: string) => districts.find(text).map(({ code }) => code)

describe('a district', () => {
  it('is found by its name or the beginnings of its words, however they are written', () => {
    assert.deepEqual(codes('welwyn/hatfield'), ['E07000241'])
    assert.deepEqual(codes("St. Alban's"), ['E07000240'])
    assert.deepEqual(codes('hull'), ['E06000010'])
    assert.deepEqual(codes('EAST'), ['E07000242', 'E06000011'])
  })

  it('of exactly that name comes alone', () => {
    assert.deepEqual(codes('York'), ['E06000014'])
  })

  it('is not guessed', () => {
    for (const text of ['', ' / ', 'Atlantis', 'Welwyn St Albans']) assert.deepEqual(codes(text), [], text)
    assert.equal(districts.nameOf('E07000241'), 'Welwyn Hatfield')
    assert.equal(districts.nameOf('constructor'), null)
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) =>
        districts.find(text).every(({ code }) => districts.nameOf(code) !== null),
      ),
    )
  })
})
