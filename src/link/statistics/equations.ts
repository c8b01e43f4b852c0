/** A sum of unknown numbers by their names. */
export type Row = ReadonlyMap<string, number>

/** What follows from sums that are known, by Gauss–Jordan elimination: each row with one unknown that no other row has. */
export type Solved = ReadonlyMap<string, Row>

const tiny = 1e-9

/** `row` + `times` × `other`, without what cancels out. */
function plus(row: Row, times: number, other: Row): Map<string, number> {
  const sum = new Map(row)
  for (const [name, factor] of other) {
    const value = (sum.get(name) ?? 0) + times * factor
    if (Math.abs(value) < tiny) sum.delete(name)
    else sum.set(name, value)
  }
  return sum
}

/** The same with one more known sum. */
export function withSum(solved: Solved, sum: Row): Solved {
  let row = sum
  for (const name of sum.keys()) {
    const known = solved.get(name)
    if (known) row = plus(row, -(row.get(name) ?? 0), known)
  }
  const pivot = row.keys().next().value
  if (pivot === undefined) return solved
  const scale = row.get(pivot)!
  const own = new Map([...row].map(([name, factor]) => [name, factor / scale]))
  const all = new Map<string, Row>()
  for (const [name, old] of solved) all.set(name, old.has(pivot) ? plus(old, -old.get(pivot)!, own) : old)
  return all.set(pivot, own)
}

/** The unknown numbers that can be had exactly. */
export const hadFrom = (solved: Solved): string[] =>
  [...solved].filter(([, row]) => row.size === 1).map(([name]) => name)
