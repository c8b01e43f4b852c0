import assert from 'node:assert/strict'
import { it } from 'node:test'
import fc from 'fast-check'
import { insertByFirst, type Stretch } from './stretch.ts'

it('stretches put in one by one stand as if they had been sorted, those that begin together as they came', () => {
  const stretch = fc.record({ first: fc.nat(9), last: fc.nat(99) })
  fc.assert(
    fc.property(fc.array(stretch), (all) => {
      const sorted: Stretch[] = []
      for (const one of all) insertByFirst(sorted, one)
      assert.deepEqual(
        sorted,
        all.toSorted((one, other) => one.first - other.first),
      )
    }),
  )
})
