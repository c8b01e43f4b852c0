import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { type Cell, fewest, type Sum, suppress } from './suppress.ts'

const quarterOf = (month: number) => `q${Math.floor(month / 3)}`

/** Two forces of three districts, six months, two quarters and all of it, as they come out month by month. */
function lattice(counts: readonly number[]): { cells: Cell[]; sums: Sum[] } {
  const areas = ['a1', 'a2', 'a3', 'b1', 'b2', 'b3']
  const months = [0, 1, 2, 3, 4, 5]
  const base = (area: string, month: number) => counts[areas.indexOf(area) * 6 + month]!
  const inside: Record<string, string[]> = { a: areas.slice(0, 3), b: areas.slice(3), uk: areas }
  const within: Record<string, number[]> = { q0: [0, 1, 2], q1: [3, 4, 5], all: months }
  for (const area of areas) inside[area] = [area]
  for (const month of months) within[`m${month}`] = [month]
  const cells: Cell[] = []
  for (const [area, of] of Object.entries(inside))
    for (const [period, in_] of Object.entries(within)) {
      const value = of.flatMap((one) => in_.map((month) => base(one, month))).reduce((a, b) => a + b, 0)
      cells.push({ id: `${area} ${period}`, value, batch: in_.at(-1)! })
    }
  const sums: Sum[] = []
  for (const period of Object.keys(within)) {
    const sum = (total: string, parts: string[]) =>
      sums.push({ total: `${total} ${period}`, parts: parts.map((part) => `${part} ${period}`) })
    sum('uk', ['a', 'b'])
    for (const force of ['a', 'b']) sum(force, inside[force]!)
  }
  for (const area of Object.keys(inside)) {
    sums.push({ total: `${area} all`, parts: [`${area} q0`, `${area} q1`] })
    for (const quarter of ['q0', 'q1'])
      sums.push({
        total: `${area} ${quarter}`,
        parts: months.filter((month) => quarterOf(month) === quarter).map((month) => `${area} m${month}`),
      })
  }
  return { cells, sums }
}

/**
 * Somebody who takes down all that is ever given and solves for the base counts, as a whole and otherwise than we do: a hidden
 * count is had if adding a little to it breaks what is given whatever else is changed, which is so if and only if its row
 * depends on the others' (rank of the matrix of unknown base counts).
 */
function hadBy(
  given: readonly { readonly of: readonly number[] }[],
  width: number,
): (target: readonly number[]) => boolean {
  const rows: Float64Array[] = []
  const reduce = (of: readonly number[]): Float64Array => {
    const row = new Float64Array(width)
    for (const at of of) row[at] = 1
    for (const done of rows) {
      const lead = done.findIndex((value) => value !== 0)
      const factor = row[lead]! / done[lead]!
      if (factor !== 0) for (let at = 0; at < width; at++) row[at] = row[at]! - factor * done[at]!
      for (let at = 0; at < width; at++) if (Math.abs(row[at]!) < 1e-9) row[at] = 0
    }
    return row
  }
  for (const { of } of given) {
    const row = reduce(of)
    if (row.some((value) => value !== 0)) {
      rows.push(row)
      rows.sort((a, b) => a.findIndex((v) => v !== 0) - b.findIndex((v) => v !== 0))
    }
  }
  return (target) => reduce(target).every((value) => value === 0)
}

const areasOf: Record<string, number[]> = { a: [0, 1, 2], b: [3, 4, 5], uk: [0, 1, 2, 3, 4, 5] }
const monthsOf: Record<string, number[]> = { q0: [0, 1, 2], q1: [3, 4, 5], all: [0, 1, 2, 3, 4, 5] }
/** Which base counts a cell is the sum of. */
function baseOf(id: string): number[] {
  const [area, period] = id.split(' ') as [string, string]
  const inside = areasOf[area] ?? [['a1', 'a2', 'a3', 'b1', 'b2', 'b3'].indexOf(area)]
  const within = monthsOf[period] ?? [Number(period.slice(1))]
  return inside.flatMap((one) => within.map((month) => one * 6 + month))
}

describe('Small counts outside the desk', () => {
  test('cannot be had by subtraction: districts from forces, months from quarters, or any mixture', () => {
    const small = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 5, max: 60 }))
    fc.assert(
      fc.property(fc.array(small, { minLength: 36, maxLength: 36 }), (counts) => {
        const { cells, sums } = lattice(counts)
        const { hidden } = suppress(cells, sums)
        const given = cells.filter(({ id }) => !hidden.has(id)).map(({ id }) => ({ of: baseOf(id) }))
        const isHad = hadBy(given, 36)
        for (const { id, value } of cells)
          if (value > 0 && value < fewest) {
            assert.ok(hidden.has(id), `${id} is given`)
            assert.ok(!isHad(baseOf(id)), `${id} can be had`)
          }
      }),
      { numRuns: 60, seed: 20_261_121 },
    )
  })

  test('the attacker of this test does find what plain hiding leaves open', () => {
    const { cells } = lattice(Array.from({ length: 36 }, (_, at) => (at === 8 ? 2 : 20)))
    const given = cells.filter(({ value }) => value >= fewest).map(({ id }) => ({ of: baseOf(id) }))
    assert.ok(hadBy(given, 36)(baseOf('a2 m2')))
  })

  test('what is out stays out: a later month hides nothing that was given before', () => {
    const counts = Array.from({ length: 36 }, (_, at) => (at % 6 === 5 ? (at % 5) + 1 : 9 + (at % 7)))
    const { cells, sums } = lattice(counts)
    const early = cells.filter(({ batch }) => batch < 5)
    const ids = new Set(early.map(({ id }) => id))
    const { hidden: then } = suppress(
      early,
      sums.filter(({ total, parts }) => [total, ...parts].every((id) => ids.has(id))),
    )
    const { hidden: now } = suppress(cells, sums)
    for (const { id } of early) assert.equal(now.has(id), then.has(id), id)
  })

  test('by hand: one district of 2 beside one of 40 and one of 9 hides the 9 too, and nothing else', () => {
    const cells = [51, 40, 2, 9].map((value, at) => ({ id: `c${at}`, value, batch: 0 }))
    const sums = [{ total: 'c0', parts: ['c1', 'c2', 'c3'] }]
    assert.deepEqual([...suppress(cells, sums).hidden].sort(), ['c2', 'c3'])
    const narrow = [44, 40, 2, 2].map((value, at) => ({ id: `c${at}`, value, batch: 0 }))
    assert.ok(suppress(narrow, sums).hidden.has('c1'), 'two that add up to 4 are known to be 3 at most')
  })

  test('none is a count that is given: nobody is known by it', () => {
    const cells = [42, 42, 0].map((value, at) => ({ id: `c${at}`, value, batch: 0 }))
    assert.equal(suppress(cells, [{ total: 'c0', parts: ['c1', 'c2'] }]).hidden.size, 0)
  })
})
