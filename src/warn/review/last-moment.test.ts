import assert from 'node:assert/strict'
import { it } from 'node:test'
import { lastMoment } from './last-moment.ts'

const now = new Date('2026-11-21T10:00:00Z')
const version = (kind: 'own' | 'taken', issued_on: string | null, expires: string | null = null) =>
  ({ kind, issued_on, content: { expires } }) as Parameters<typeof lastMoment>[0]
const day = (date: Date | null) => date?.toISOString().slice(0, 10)

it('others’ warnings are shown for a year, and an old one for a month; ours until the day its writer chose', () => {
  assert.equal(day(lastMoment(version('taken', '2026-11-01'), now)), '2027-11-01')
  assert.equal(day(lastMoment(version('taken', '2021-02-01'), now)), '2026-12-21')
  assert.equal(day(lastMoment(version('taken', null), now)), '2027-11-21')
  assert.equal(day(lastMoment(version('own', null, '2026-12-24T23:59:00Z'), now)), '2026-12-24')
  assert.equal(lastMoment(version('own', null), now), null)
})
