import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { homeValue, readHome } from './home.ts'

describe('where a person lives', () => {
  it('is read from the cookies of a browser as it was written', () => {
    const home = { district: 'E07000241', force: 'E23000018', bordering: ['E07000240', 'E07000098'] }
    assert.deepEqual(readHome(`tell=Anna; home=${homeValue(home)}; other=1`), home)
    const force = { district: '', force: 'E23000018', bordering: [] }
    assert.deepEqual(readHome(`home=${homeValue(force)}`), force)
    for (const none of ['', 'home=', 'nothome=E07000241', 'home=%3Cb%3E']) assert.equal(readHome(none), null, none)
  })
})
