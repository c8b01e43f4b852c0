import assert from 'node:assert/strict'
import { it } from 'node:test'
import { momentsAt } from './london-minute.ts'

const at = (day: string, minute: number) => momentsAt(day, minute).map((one) => one.toISOString().slice(0, 16))

it('the time on a clock in the United Kingdom is one moment, but two when clocks go back and none when they go forward', () => {
  assert.deepEqual(at('2026-11-20', 545), ['2026-11-20T09:05'])
  assert.deepEqual(at('2026-07-01', 10), ['2026-06-30T23:10'])
  assert.deepEqual(at('2026-10-25', 90), ['2026-10-25T00:30', '2026-10-25T01:30'])
  assert.deepEqual(at('2026-03-29', 90), [])
})
