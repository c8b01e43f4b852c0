import assert from 'node:assert/strict'
import { test } from 'node:test'
import { spanInWords } from './time-span.ts'
import { nextNight } from './uk-night.ts'

const after = (moment: string) => nextNight(new Date(moment)).toISOString()

test('the next night is three in the morning where people here sleep, in winter and in summer', () => {
  assert.equal(after('2026-11-21T02:59:59Z'), '2026-11-21T03:00:00.000Z')
  assert.equal(after('2026-11-21T03:00:00Z'), '2026-11-22T03:00:00.000Z')
  assert.equal(after('2026-07-01T01:59:59Z'), '2026-07-01T02:00:00.000Z')
  assert.equal(after('2026-07-01T02:00:00Z'), '2026-07-02T02:00:00.000Z')
})

test('there is one such night a day, also when clocks change and years end', () => {
  assert.equal(after('2026-03-28T12:00:00Z'), '2026-03-29T02:00:00.000Z')
  assert.equal(after('2026-10-24T12:00:00Z'), '2026-10-25T03:00:00.000Z')
  let night = new Date('2026-01-01T12:00:00Z')
  for (let day = 0; day < 365; day++) night = nextNight(night)
  assert.equal(night.toISOString(), '2027-01-01T03:00:00.000Z')
})

test('a span is said in the largest whole unit', () => {
  const said = [15 * 60_000, 86_400_000, 90 * 86_400_000, 8 * 3_600_000, 6 * 365 * 86_400_000, 30_000].map(spanInWords)
  assert.deepEqual(said, ['15 minutes', '1 day', '90 days', '8 hours', '6 years', '1 minute'])
})
