import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { readTell } from './tell.ts'

describe('whom the button below an answer names', () => {
  it('is read from the cookies of a browser', () => {
    assert.equal(readTell('__Host-household=x; tell=Anna%20and%20Zo%C3%AB; other=1'), 'Anna and Zoë')
    assert.equal(readTell('tell=Anna'), 'Anna')
    for (const none of ['', 'tell=', 'nottell=Anna', 'tell=%E0%A4%A', 'a=tell=Anna'])
      assert.equal(readTell(none), null, none)
  })

  it('is never longer than a button can be, whatever stands there', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 600 }), (value) => {
        const tell = readTell(`tell=${value}`)
        return tell === null || (tell.length > 0 && tell.length <= 250)
      }),
    )
  })
})
