import { type Events, mostEvents } from '../spikes/knox.ts'
import { dayOf, isDate, numberOf, openTable, type Row, TableError } from './columns.ts'

const columns = {
  x: ['x', 'easting', 'eastings', 'x_coord', 'lon', 'longitude'],
  y: ['y', 'northing', 'northings', 'y_coord', 'lat', 'latitude'],
  date: ['date', 'day', 't', 'time', 'when'],
} as const

/** Reads one event a row: x, y, and a date or the number of a day. Throws TableError, also for degrees. */
export function readEvents(source: Iterable<Row>): Events {
  const { at, called, rows } = openTable(source, columns, { needed: ['x', 'y', 'date'], orders: [['x', 'y', 'date']] })
  if (/^l/.test(called.x ?? '') || /^l/.test(called.y ?? ''))
    throw new TableError(1, 'distances need x and y in metres (eastings and northings), not degrees')
  const past = rows[mostEvents]
  if (past) throw new TableError(past.line, `more than ${mostEvents} events`)
  return {
    x: Float64Array.from(rows, (row) => numberOf(row, at.x!, 'x')),
    y: Float64Array.from(rows, (row) => numberOf(row, at.y!, 'y')),
    day: Float64Array.from(rows, (row) => dayOrNumber(row, at.date!)),
  }
}

function dayOrNumber(row: Row, at: number): number {
  const cell = row.cells[at] ?? ''
  if (isDate(cell) || !/^-?\d+$/.test(cell)) return dayOf(row, at, 'date')
  return numberOf(row, at, 'date')
}
