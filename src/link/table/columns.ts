/** One record of a file and the line it began on. */
export interface Row {
  readonly line: number
  readonly cells: readonly string[]
}

/** What is wrong in a file, and on which line. */
export class TableError extends Error {
  readonly line: number
  constructor(line: number, problem: string) {
    super(`line ${line}: ${problem}`)
    this.line = line
  }
}

/** Most rows of a file. */
const mostRows = 1_000_000

/** The columns a table may have, each with the names it may go by, in lower case. */
export type Columns<Name extends string> = Readonly<Record<Name, readonly string[]>>

export interface Table<Name extends string> {
  /** Where each column stands; absent where there is none. */
  readonly at: Readonly<Partial<Record<Name, number>>>
  /** The name a column goes by in the file, in lower case; absent without a header. */
  readonly called: Readonly<Partial<Record<Name, string>>>
  readonly rows: readonly Row[]
}

export interface Layout<Name extends string> {
  /** Columns that a header must name. */
  readonly needed: readonly Name[]
  /** Without a header: which columns stand where in a file of so many. */
  readonly orders: readonly (readonly Name[])[]
}

/** Finds the columns by the header, or without one by their number. Throws TableError for no rows, too many, or a column missing. */
export function openTable<Name extends string>(
  source: Iterable<Row>,
  columns: Columns<Name>,
  { needed, orders }: Layout<Name>,
): Table<Name> {
  const rows: Row[] = []
  for (const row of source) {
    if (rows.length > mostRows) throw new TableError(row.line, `more than ${mostRows} rows; split the file`)
    rows.push(row)
  }
  const first = rows[0]
  if (!first) throw new TableError(1, 'the file is empty')
  if (first.cells.some(isValue)) return { ...byOrder(first, orders), rows }
  const called: Partial<Record<Name, string>> = {}
  const at: Partial<Record<Name, number>> = {}
  const heads = first.cells.map((cell) => cell.toLowerCase())
  for (const name of Object.keys(columns) as Name[]) {
    const found = columns[name].find((alias) => heads.includes(alias))
    if (found === undefined) continue
    called[name] = found
    at[name] = heads.indexOf(found)
  }
  for (const name of needed)
    if (at[name] === undefined)
      throw new TableError(first.line, `no column for ${name}; call it one of: ${columns[name].join(', ')}`)
  if (rows.length === 1) throw new TableError(first.line, 'there is a header and no row')
  return { at, called, rows: rows.slice(1) }
}

/** Begins as a number or a date: what a header does not hold. */
export const isValue = (cell: string) => /^[-+]?[\d.]/.test(cell)

function byOrder<Name extends string>(
  { line, cells }: Row,
  orders: readonly (readonly Name[])[],
): Pick<Table<Name>, 'at' | 'called'> {
  const order =
    orders.find((names) => names.length === cells.length) ?? orders.find((names) => names.length < cells.length)
  if (!order)
    throw new TableError(line, `${cells.length} columns, needs ${orders.map((names) => names.join(', ')).join(' or ')}`)
  const at = Object.fromEntries(order.map((name, index) => [name, index])) as Partial<Record<Name, number>>
  return { at, called: {} as Partial<Record<Name, string>> }
}

/** A cell as it stands. Throws TableError if it is missing or empty. */
export function cellOf({ line, cells }: Row, at: number, name: string): string {
  const cell = cells[at]
  if (cell === undefined || cell === '') throw new TableError(line, `${name} is missing`)
  return cell
}

/** A decimal number. Throws TableError. */
export function numberOf(row: Row, at: number, name: string): number {
  const cell = cellOf(row, at, name)
  const value = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(cell) ? Number(cell) : Number.NaN
  if (!Number.isFinite(value)) throw new TableError(row.line, `${name} must be a number, not "${cell}"`)
  return value
}

/** A whole number from 0 to `most`. Throws TableError. */
export function countOf(row: Row, at: number, { name, most }: { name: string; most: number }): number {
  const value = numberOf(row, at, name)
  if (!Number.isInteger(value) || value < 0 || value > most)
    throw new TableError(row.line, `${name} must be a whole number from 0 to ${most}, not "${row.cells[at]}"`)
  return value
}

const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/
const slashed = /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/
const british = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/

/** A date as days since 1970-01-01: 2026-11-21, 2026/11/21 or 21/11/2026. Throws TableError for a date there is not. */
export function dayOf(row: Row, at: number, name: string): number {
  const cell = cellOf(row, at, name)
  const yearFirst = iso.exec(cell) ?? slashed.exec(cell)
  const parts = yearFirst?.slice(1, 4) ?? british.exec(cell)?.slice(1, 4).reverse()
  if (!parts) throw new TableError(row.line, `${name} must be a date such as 2026-11-21, not "${cell}"`)
  const [year, month, day] = parts.map(Number) as [number, number, number]
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || year < 1900 || year > 2200)
    throw new TableError(row.line, `there is no date ${cell}`)
  return date.getTime() / 86_400_000
}

/** Whether a cell looks like a date rather than a number. */
export const isDate = (cell: string) => iso.test(cell) || slashed.test(cell) || british.test(cell)
