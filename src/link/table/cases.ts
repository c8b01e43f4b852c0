import { isoOf } from '../../values/day.ts'
import type { Cases } from '../spikes/cylinders.ts'
import { mostCases } from '../spikes/recent.ts'
import { cellOf, countOf, dayOf, isDate, isValue, numberOf, openTable, type Row, TableError } from './columns.ts'

export interface Spot {
  readonly x: number
  readonly y: number
}

/** Where a district lies, and its code, so that its code and its name are one place. */
export interface KnownDistrict extends Spot {
  readonly code: string
}

export interface CasesTable {
  readonly cases: Cases
  /** What each place is called: its district, or x and y. */
  readonly names: readonly string[]
  /** x and y are longitude and latitude. */
  readonly isGlobe: boolean
  /** The first and last day of a unit, as in the file: dates, or numbers. */
  readonly daysOf: (unit: number) => readonly [first: string, last: string]
}

export interface Period {
  /** Days of a unit; the last unit ends on the last day. */
  readonly unitDays: number
  /** First and last day, YYYY-MM-DD or a number; null takes those of the file. */
  readonly from: string | null
  readonly to: string | null
}

const columns = {
  district: ['district', 'lad', 'place', 'location', 'area', 'id', 'zip', 'code', 'name', 'region'],
  x: ['x', 'easting', 'eastings', 'lon', 'long', 'lng', 'longitude'],
  y: ['y', 'northing', 'northings', 'lat', 'latitude'],
  date: ['date', 'day', 't', 'time', 'when', 'week'],
  count: ['count', 'counts', 'cases', 'n', 'obs', 'observed', 'number', 'reports'],
} as const
type Name = keyof typeof columns

const orders: readonly (readonly Name[])[] = [
  ['district', 'x', 'y', 'date', 'count'],
  ['x', 'y', 'date', 'count'],
  ['x', 'y', 'date'],
]
const ordersWithDistrict: readonly (readonly Name[])[] = [
  ['district', 'x', 'y', 'date', 'count'],
  ['district', 'x', 'y', 'date'],
  ['district', 'date', 'count'],
  ['district', 'date'],
]

/** Reads cases by place and day; `knownOf` knows where a district lies that comes without x and y. Throws TableError. */
export function readCases(
  source: Iterable<Row>,
  period: Period,
  knownOf: (district: string) => KnownDistrict | null,
): CasesTable {
  const all = [...source]
  const { at, called, rows } = openTable(all, columns, {
    needed: ['date'],
    orders: isValue(all[0]?.cells[0] ?? '') ? orders : ordersWithDistrict,
  })
  const hasSpots = at.x !== undefined && at.y !== undefined
  if (!hasSpots && at.district === undefined) throw new TableError(all[0]!.line, 'needs a district, or x and y')
  const places = new Map<string, Spot & { number: number; name: string }>()
  const found = rows.map((row) => {
    const name = at.district === undefined ? null : cellOf(row, at.district, 'district')
    const spot = hasSpots ? { x: numberOf(row, at.x!, 'x'), y: numberOf(row, at.y!, 'y'), code: name } : knownOf(name!)
    if (!spot) throw new TableError(row.line, `there is no district "${name}"; give x and y with it`)
    const key = spot.code ?? `${spot.x} ${spot.y}`
    let place = places.get(key)
    if (!place) places.set(key, (place = { x: spot.x, y: spot.y, number: places.size, name: key }))
    if (place.x !== spot.x || place.y !== spot.y)
      throw new TableError(row.line, `${key} lies at ${spot.x}, ${spot.y} here and at ${place.x}, ${place.y} before`)
    const count = at.count === undefined ? 1 : countOf(row, at.count, { name: 'count', most: mostCases })
    return { row, place: place.number, count, day: timeOf(row, at.date!) }
  })
  const isGlobe = !hasSpots || /^l/.test(called.x ?? '') || /^l/.test(called.y ?? '')
  return { ...unitsOf(found, period, [...places.values()]), isGlobe }
}

function timeOf(row: Row, at: number): number {
  const cell = row.cells[at] ?? ''
  return isDate(cell) || !/^-?\d+$/.test(cell) ? dayOf(row, at, 'date') : numberOf(row, at, 'date')
}

interface FoundCase {
  readonly row: Row
  readonly place: number
  readonly count: number
  readonly day: number
}

function unitsOf(
  found: readonly FoundCase[],
  { unitDays, from, to }: Period,
  places: readonly (Spot & { name: string })[],
) {
  const first = from === null ? found.reduce((least, { day }) => Math.min(least, day), Infinity) : edge(from)
  const last = to === null ? found.reduce((most, { day }) => Math.max(most, day), -Infinity) : edge(to)
  const kept = found.filter(({ day }) => day >= first && day <= last)
  const units = Math.ceil((last - first + 1) / unitDays)
  if (!(units >= 2 && units <= 100_000))
    throw new TableError(found[0]!.row.line, `the period must be 2 to 100000 units of time, not ${units}`)
  const total = kept.reduce((sum, { count }) => sum + count, 0)
  if (total > mostCases) throw new TableError(found.at(-1)!.row.line, `more than ${mostCases} cases together`)
  // Numbers of days in a file are told as they are; days since 1970 as dates.
  const isDated = found.some(({ row }) => row.cells.some(isDate))
  const tell = (day: number) => (isDated ? isoOf(day) : String(day))
  const cases: Cases = {
    x: places.map(({ x }) => x),
    y: places.map(({ y }) => y),
    place: kept.map(({ place }) => place),
    unit: kept.map(({ day }) => units - 1 - Math.floor((last - day) / unitDays)),
    count: kept.map(({ count }) => count),
    units,
  }
  const daysOf = (unit: number): readonly [string, string] => {
    const end = last - (units - 1 - unit) * unitDays
    return [tell(Math.max(first, end - unitDays + 1)), tell(end)]
  }
  return { cases, names: places.map(({ name }) => name), daysOf }
}

function edge(text: string): number {
  const row = { line: 0, cells: [text] }
  return timeOf(row, 0)
}
