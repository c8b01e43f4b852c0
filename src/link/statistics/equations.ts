/** A sum of unknown numbers by their names. */
export type Row<K> = ReadonlyMap<K, number>

/** What follows from sums that are known, by Gauss–Jordan elimination. */
export interface Solved<K> {
  /** Each by one unknown that stands in no other row. */
  readonly rows: Map<K, Row<K>>
  /** In which rows every other unknown stands. */
  readonly within: Map<K, Set<K>>
  /** Of which unknowns the set is its own: the others are of what it was copied from, and copied before they change. */
  readonly owned: Set<K>
}

export const nothingSolved = <K>(): Solved<K> => ({ rows: new Map(), within: new Map(), owned: new Set() })

/** A copy to add to; nothing is added to the first from then on. */
export const copyOf = <K>({ rows, within }: Solved<K>): Solved<K> => ({
  rows: new Map(rows),
  within: new Map(within),
  owned: new Set(),
})

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
  if (row.size === 0) return false
  const pivot = leastUsed(row, within)
  const scale = row.get(pivot)!
  const own = new Map([...row].map(([name, factor]) => [name, factor / scale]))
  for (const user of [...(within.get(pivot) ?? [])]) {
    const old = rows.get(user)!
    replace(solved, user, plus(old, -old.get(pivot)!, own))
  }
  within.delete(pivot)
  replace(solved, pivot, own)
  return true
}

/** The unknown that stands in the fewest rows: the fewest change. */
function leastUsed<K>(row: Row<K>, within: Solved<K>['within']): K {
  const uses = (name: K) => within.get(name)?.size ?? 0
  return [...row.keys()].reduce((least, name) => (uses(name) < uses(least) ? name : least))
}

/** Puts a row in the place of the one under the same name, if there is one. */
function replace<K>(solved: Solved<K>, name: K, row: Row<K>): void {
  const old = solved.rows.get(name)
  for (const unknown of old?.keys() ?? []) if (!row.has(unknown)) usersOf(solved, unknown).delete(name)
  for (const unknown of row.keys()) if (unknown !== name && !old?.has(unknown)) usersOf(solved, unknown).add(name)
  solved.rows.set(name, row)
}

/** The rows in which an unknown stands, to be changed. */
function usersOf<K>({ within, owned }: Solved<K>, unknown: K): Set<K> {
  const users = within.get(unknown)
  if (users && owned.has(unknown)) return users
  const own = new Set(users)
  within.set(unknown, own)
  owned.add(unknown)
  return own
}

/** The unknown numbers that can be had exactly. */
export const hadFrom = <K>({ rows }: Solved<K>): K[] =>
  [...rows].filter(([, row]) => row.size === 1).map(([name]) => name)
