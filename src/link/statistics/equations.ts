/** A sum of unknown numbers by their names. */
export type Row<K> = ReadonlyMap<K, number>

/** What follows from sums that are known, by Gauss–Jordan elimination. */
export interface Solved<K> {
  /** Each by one unknown that stands in no other row. */
  readonly rows: Map<K, Row<K>>
  /** In which rows every other unknown stands; the sets are never changed, so that a copy is cheap. */
  readonly within: Map<K, ReadonlySet<K>>
}

export const nothingSolved = <K>(): Solved<K> => ({ rows: new Map(), within: new Map() })

export const copyOf = <K>({ rows, within }: Solved<K>): Solved<K> => ({ rows: new Map(rows), within: new Map(within) })

const tiny = 1e-9

/** `row` + `times` × `other`, without what cancels out. */
function plus<K>(row: Row<K>, times: number, other: Row<K>): Row<K> {
  const sum = new Map(row)
  for (const [name, factor] of other) {
    const value = (sum.get(name) ?? 0) + times * factor
    if (Math.abs(value) < tiny) sum.delete(name)
    else sum.set(name, value)
  }
  return sum
}

/** Adds one more known sum. False if it tells nothing new. */
export function addSum<K>(solved: Solved<K>, sum: Row<K>): boolean {
  const { rows, within } = solved
  let row = sum
  for (const [name, factor] of sum) {
    const known = rows.get(name)
    if (known) row = plus(row, -factor, known)
  }
  const pivot = row.keys().next()
  if (pivot.done) return false
  const scale = row.get(pivot.value)!
  const own = new Map([...row].map(([name, factor]) => [name, factor / scale]))
  for (const user of within.get(pivot.value) ?? []) {
    const old = rows.get(user)!
    replace(solved, user, plus(old, -old.get(pivot.value)!, own))
  }
  within.delete(pivot.value)
  replace(solved, pivot.value, own)
  return true
}

/** Puts a row in the place of the one under the same name, if there is one. */
function replace<K>({ rows, within }: Solved<K>, name: K, row: Row<K>): void {
  const old = rows.get(name)
  for (const unknown of old?.keys() ?? [])
    if (!row.has(unknown)) within.set(unknown, new Set([...(within.get(unknown) ?? [])].filter((one) => one !== name)))
  for (const unknown of row.keys())
    if (unknown !== name && !old?.has(unknown)) within.set(unknown, new Set(within.get(unknown)).add(name))
  rows.set(name, row)
}

/** The unknown numbers that can be had exactly. */
export const hadFrom = <K>({ rows }: Solved<K>): K[] =>
  [...rows].filter(([, row]) => row.size === 1).map(([name]) => name)
