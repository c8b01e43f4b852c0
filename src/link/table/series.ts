import { largestCount } from '../spikes/counts.ts'
import { cellOf, countOf, dayOf, isDate, openTable, type Row, TableError } from './columns.ts'

/** Counts at equal steps of time. */
export interface SeriesTable {
  /** As the file has them; 1, 2, 3 … where it has none. */
  readonly labels: readonly string[]
  readonly counts: Float64Array
  /** Days since 1970-01-01 where the file has dates. */
  readonly days: Float64Array | null
}

const columns = {
  time: ['t', 'time', 'date', 'week', 'day', 'month', 'index', 'epoch', 'i', 'period'],
  count: ['obs', 'observed', 'count', 'counts', 'n', 'cases', 'reports', 'number', 'value', 'y', 'total'],
} as const

/** Reads one count a row. Throws TableError for what is no count, and for times that do not go on in equal steps. */
export function readSeries(source: Iterable<Row>): SeriesTable {
  const { at, rows } = openTable(source, columns, { needed: ['count'], orders: [['time', 'count'], ['count']] })
  const counts = Float64Array.from(rows, (row) => countOf(row, at.count!, { name: 'count', most: largestCount }))
  if (at.time === undefined) return { labels: rows.map((_, index) => String(index + 1)), counts, days: null }
  const labels = rows.map((row) => cellOf(row, at.time!, 'time'))
  if (isDate(labels[0]!)) {
    const days = Float64Array.from(rows, (row) => dayOf(row, at.time!, 'date'))
    demandSteps(rows, days, labels)
    return { labels, counts, days }
  }
  const numbers = labels.map(Number)
  if (numbers.every(Number.isFinite)) demandSteps(rows, numbers, labels)
  return { labels, counts, days: null }
}

/** A month has 28 to 31 days; any other step is the same all along. */
function demandSteps(rows: readonly Row[], times: ArrayLike<number>, labels: readonly string[]): void {
  const first = times[1]! - times[0]!
  const isMonthly = first >= 28 && first <= 31
  for (let at = 1; at < times.length; at++) {
    const step = times[at]! - times[at - 1]!
    if (!(step > 0)) throw new TableError(rows[at]!.line, `${labels[at]} is not after ${labels[at - 1]}; sort the rows`)
    if (step !== first && !(isMonthly && step >= 28 && step <= 31))
      throw new TableError(rows[at]!.line, `a gap between ${labels[at - 1]} and ${labels[at]}; write a row with 0`)
  }
}
