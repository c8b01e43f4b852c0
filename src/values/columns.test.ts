import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { fromColumns, toColumns } from './columns.ts'

describe('rows told as columns', () => {
  it('come back as they were, also where a column is empty throughout', () => {
    const row = fc.record(
      {
        id: fc.string({ minLength: 1 }),
        label: fc.constantFrom('', 'a'),
        list: fc.array(fc.nat(), { maxLength: 2 }),
        day: fc.constantFrom(null, '2026-11-21'),
        none: fc.constant([]),
      },
      { noNullPrototype: true },
    )
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), (rows) => {
        const sent = JSON.parse(JSON.stringify(toColumns(rows, ['id'])))
        assert.deepEqual(fromColumns(sent), rows)
      }),
      { numRuns: 100 },
    )
  })
})
