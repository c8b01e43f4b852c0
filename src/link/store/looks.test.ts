import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openLooks } from './looks.ts'

describe('looks at a whole day', () => {
  const looksAmong = (suspects: number, isFlood: boolean) => {
    const looks = openLooks()
    let looked = 0
    for (let reports = 1; reports <= suspects; reports++) {
      if (!looks.isDue(1)) continue
      looked++
      looks.looked(1, { reports, isFlood })
    }
    return looked
  }

  it('are one for each suspect while there are few, and few for many, whether or not they find a flood', () => {
    assert.equal(looksAmong(15, false), 15)
    assert.equal(looksAmong(63, true), 63)
    assert.ok(looksAmong(5_000, false) < 150)
    assert.ok(looksAmong(5_000, true) < 500)
  })

  it('of one day put off none of another', () => {
    const looks = openLooks()
    looks.looked(1, { reports: 5_000, isFlood: false })
    assert.deepEqual([looks.isDue(1), looks.isDue(2)], [false, true])
  })
})
