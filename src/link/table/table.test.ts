import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { isoOf } from '../../values/day.ts'
import { readCases } from './cases.ts'
import { dayOf, type Row, TableError } from './columns.ts'
import { readEvents } from './events.ts'
import { readSeries } from './series.ts'

const rows = (text: string): Row[] => text.split('\n').map((line, at) => ({ line: at + 1, cells: line.split(',') }))
const wrong = (line: number, message: RegExp) => (error: unknown) =>
  error instanceof TableError && error.line === line && message.test(error.message)

describe('Tables of counts', () => {
  test('are read with a header in any order and case, without one, and with counts alone', () => {
    const named = readSeries(rows('n,extra,Week\n4,x,10\n0,y,11'))
    assert.deepEqual([named.labels, [...named.counts], named.days], [['10', '11'], [4, 0], null])
    assert.deepEqual([...readSeries(rows('1,7\n2,8')).counts], [7, 8])
    assert.deepEqual(readSeries(rows('7\n8')).labels, ['1', '2'])
    const dated = readSeries(rows('date,obs\n2026-11-09,1\n2026-11-16,2'))
    assert.deepEqual([...dated.days!].map(isoOf), ['2026-11-09', '2026-11-16'])
    assert.equal(readSeries(rows('month,n\n2026-01-01,1\n2026-02-01,2\n2026-03-01,3')).counts.length, 3)
  })

  test('are refused by line where a count or a time cannot be', () => {
    for (const count of ['-1', '1.5', '1e10', 'NaN', 'four', '0x10', 'Infinity'])
      assert.throws(() => readSeries(rows(`t,obs\n1,2\n2,${count}`)), wrong(3, /count must be/), count)
    assert.throws(() => readSeries(rows('t,obs\n1,2\n2,')), wrong(3, /count is missing/))
    assert.throws(() => readSeries(rows('t,obs\n1,2\n2,2\n4,2')), wrong(4, /a gap between 2 and 4/))
    assert.throws(() => readSeries(rows('t,obs\n2,2\n1,2')), wrong(3, /1 is not after 2/))
    assert.throws(() => readSeries(rows('t,obs\n2026-02-28,2\n2026-02-29,2')), wrong(3, /there is no date 2026-02-29/))
    assert.throws(() => readSeries(rows('a,b\n1,2')), wrong(1, /no column for count/))
    assert.throws(() => readSeries(rows('t,obs')), wrong(1, /a header and no row/))
    assert.throws(() => readSeries([]), wrong(1, /empty/))
  })

  test('a million rows are the most; what comes after them is not even read', () => {
    let given = 0
    function* endless() {
      for (let line = 1; ; line++) {
        given = line
        yield { line, cells: ['1'] }
      }
    }
    assert.throws(() => readSeries(endless()), wrong(1_000_002, /more than 1000000 rows/))
    assert.equal(given, 1_000_002)
  })
})

describe('Tables of events and cases', () => {
  test('dates may be written three ways, and a date that never was is refused', () => {
    const read = (cell: string) => isoOf(dayOf({ line: 7, cells: [cell] }, 0, 'date'))
    for (const cell of ['2026-11-21', '2026/11/21', '21/11/2026', '2026-11-21T23:59:00Z'])
      assert.equal(read(cell), '2026-11-21')
    for (const cell of ['2025-02-29', '31/04/2026', '2026-13-01', '0026-01-01', 'yesterday'])
      assert.throws(() => read(cell), wrong(7, /date/), cell)
  })

  test('events are x, y and a day; degrees are no metres', () => {
    const { x, day } = readEvents(rows('1.5,2,2026-11-21\n3,4,2026-11-22'))
    assert.deepEqual([Array.from(x), day[1]! - day[0]!], [[1.5, 3], 1])
    assert.throws(() => readEvents(rows('lon,lat,date\n0.1,51.5,2026-11-21')), wrong(1, /not degrees/))
    assert.throws(() => readEvents(rows('x,y,date\n1,,2026-11-21')), wrong(2, /y is missing/))
  })

  const whole = { unitDays: 1, from: null, to: null }
  const known = (name: string) =>
    ({ Stevenage: { code: 'S', x: -0.2, y: 51.9 }, S: { code: 'S', x: -0.2, y: 51.9 } })[name] ?? null

  test('cases come by district, by its code or name, by x and y, or by both; weeks end on the last day', () => {
    const byName = readCases(rows('district,date\nStevenage,2026-11-01\nS,2026-11-21'), whole, known)
    assert.deepEqual([byName.names, byName.isGlobe, byName.cases.units], [['S'], true, 21])
    const weekly = readCases(rows('x,y,date,n\n1,2,2026-11-01,3\n1,2,2026-11-21,0'), { ...whole, unitDays: 7 }, known)
    assert.deepEqual([weekly.cases.unit, weekly.cases.count, weekly.isGlobe], [[0, 2], [3, 0], false])
    assert.deepEqual(weekly.daysOf(2), ['2026-11-15', '2026-11-21'])
    const numbered = readCases(rows('place,x,y,t\nA,1,2,1\nB,2,2,9'), { ...whole, from: '2', to: '10' }, known)
    assert.deepEqual([numbered.names, numbered.cases.units, numbered.cases.unit], [['A', 'B'], 9, [7]])
  })

  test('cases are refused by line where the place cannot be', () => {
    assert.throws(
      () => readCases(rows('district,date\nAtlantis,2026-11-01'), whole, known),
      wrong(2, /no district "Atlantis"/),
    )
    const moved = 'district,x,y,date\nA,1,2,2026-11-01\nA,1,3,2026-11-02'
    assert.throws(() => readCases(rows(moved), whole, known), wrong(3, /A lies at 1, 3 here and at 1, 2 before/))
    assert.throws(() => readCases(rows('date,n\n2026-11-01,2'), whole, known), wrong(1, /needs a district, or x and y/))
  })
})
