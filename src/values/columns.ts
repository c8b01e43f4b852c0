/** Rows told column by column: alike things stand together, and compress to less. A column that is empty throughout stands once. */
export type Columns = Readonly<Record<string, unknown>>

type Row = Readonly<Record<string, unknown>>

const isEmpty = (value: unknown) => value === '' || (Array.isArray(value) && value.length === 0)

/** Turns rows with the same names into columns; the first named must not be empty throughout. */
export function toColumns<T extends object>(rows: readonly T[], first: readonly string[] = []): Columns {
  const names = new Set([...first, ...rows.flatMap((row) => Object.keys(row))])
  const columns = [...names].map((name) => {
    const column = rows.map((row) => (row as Row)[name])
    return [name, column.every(isEmpty) ? (column[0] ?? []) : column]
  })
  return Object.fromEntries(columns)
}

/** The rows again. */
export function fromColumns<T>(columns: Columns): T[] {
  const all = Object.entries(columns) as [string, { readonly length: number; readonly [at: number]: unknown }][]
  return Array.from(
    { length: all[0]?.[1].length ?? 0 },
    (_, at) => Object.fromEntries(all.map(([name, column]) => [name, column.length ? column[at] : column])) as T,
  )
}
