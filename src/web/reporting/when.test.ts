import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { readDay, readTime } from './when.ts'

/** A Saturday. */
const today = '2026-11-21'

const days: readonly (readonly [string, string])[] = [
  ['today', '2026-11-21'],
  ['this morning', '2026-11-21'],
  ['Yesterday', '2026-11-20'],
  ['the day before yesterday', '2026-11-19'],
  ['last night', '2026-11-20'],
  ['last Monday', '2026-11-16'],
  ['on tue', '2026-11-17'],
  ['last saturday', '2026-11-14'],
  ['three days ago', '2026-11-18'],
  ['a week ago', '2026-11-14'],
  ['12/11', '2026-11-12'],
  ['12/12', '2025-12-12'],
  ['12.11.2026', '2026-11-12'],
  ['12th of November', '2026-11-12'],
  ['Thu 12 Nov 26', '2026-11-12'],
  ['2026-11-12', '2026-11-12'],
  ['12 December', '2025-12-12'],
]

const times: readonly (readonly [string, string])[] = [
  ['', ''],
  ['10:30', '10:30'],
  ['about 3pm', '15:00'],
  ['3 p.m.', '15:00'],
  ['12am', '00:00'],
  ['half past two in the afternoon', '14:30'],
  ['quarter to ten at night', '21:45'],
  ['2 in the night', '02:00'],
  ['1530', '15:30'],
  ['03:15', '03:15'],
  ['noon', '12:00'],
]

describe('when something happened, as people write it', () => {
  it('understands days in many ways, as the last such day', () => {
    assert.deepEqual(
      days.map(([typed]) => [typed, readDay(typed, today)]),
      days.map(([typed, value]) => [typed, { value }]),
    )
  })

  it('says what is wrong with days that are not there or have not come yet', () => {
    for (const typed of ['', 'soon', '31/02/2026', '29 February', '45'])
      assert.match(JSON.stringify(readDay(typed, today)), /"problem":".*Write the day/, typed)
    for (const typed of ['tomorrow', '22/11/2026', '2027-01-01', 'next Monday'])
      assert.match(JSON.stringify(readDay(typed, today)), /not come yet/, typed)
  })

  it('understands times, and asks where an hour can be of the morning or the afternoon', () => {
    assert.deepEqual(
      times.map(([typed]) => [typed, readTime(typed)]),
      times.map(([typed, value]) => [typed, { value }]),
    )
    assert.deepEqual(readTime('3'), { problem: 'Say if it was morning or afternoon: write 3am or 3pm' })
    for (const typed of ['in the morning', '25:00', '10:75']) assert.ok('problem' in readTime(typed), typed)
  })

  it('never fails, and never gives a day that has not come or a time that there is not', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.stringMatching(/^(?:last |in |[0-9/:.-]|am|pm|half past|quarter to|monday|days ago| ){0,8}$/),
    )
    fc.assert(
      fc.property(typed, (text) => {
        const day = readDay(text, today)
        if ('value' in day) assert.ok(/^\d{4}-\d\d-\d\d$/.test(day.value) && day.value <= today, text)
        const time = readTime(text)
        if ('value' in time) assert.match(time.value, /^(?:(?:[01]\d|2[0-3]):[0-5]\d)?$/, text)
      }),
      { numRuns: 400 },
    )
  })
})
