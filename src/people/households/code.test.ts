import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { codeLength, codeSigns, groupsOf, newCode, readCode, spokenGroups } from './code.ts'

describe('a code for paper', () => {
  it('holds at least 60 bits, in signs that are not taken for one another', () => {
    assert.ok(codeLength.household * Math.log2(new Set(codeSigns).size) >= 60)
    assert.ok(codeLength.trusted * Math.log2(codeSigns.length) >= 60)
    assert.doesNotMatch(codeSigns, /[O0I1]/)
    const codes = new Set(Array.from({ length: 500 }, () => newCode('household')))
    assert.equal(codes.size, 500)
    const seen = new Set([...codes].join(''))
    assert.equal(seen.size, codeSigns.length)
  })

  it('stands in groups of four and can be read out', () => {
    assert.equal(groupsOf('K7PM2XQRT4WZ'), 'K7PM 2XQR T4WZ')
    assert.deepEqual(spokenGroups('K7PM2XQR'), [
      'K for Kilo, 7, P for Papa, M for Mike',
      '2, X for X-ray, Q for Quebec, R for Romeo',
    ])
  })

  it('is read however it is typed, and only if it can be one', () => {
    const gaps = fc.array(fc.constantFrom('', ' ', '-', ' – ', '.'), { minLength: 12, maxLength: 12 })
    fc.assert(
      fc.property(
        fc.constant(0).map(() => newCode('household')),
        gaps,
        fc.boolean(),
        (code, between, small) => {
          const typed = [...code].map((sign, at) => sign + between[at]).join('')
          assert.equal(readCode(small ? typed.toLowerCase() : typed, 'household'), code)
        },
      ),
    )
    for (const typed of ['', 'K7PM 2XQR T4W', 'K7PM 2XQR T4WZ 9', 'O7PM 2XQR T4WZ', 'K7PM 2XQR T4W1', 'ключ 2XQR T4WZ'])
      assert.equal(readCode(typed, 'household'), null, typed)
    fc.assert(
      fc.property(fc.string({ maxLength: 40, unit: 'binary' }), (typed) => {
        const code = readCode(typed, 'pairing')
        assert.ok(
          code === null || (code.length === codeLength.pairing && [...code].every((sign) => codeSigns.includes(sign))),
        )
      }),
    )
  })
})
