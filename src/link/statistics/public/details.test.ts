import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { publicPeriods } from '../../../values/public-period.ts'
import { seeded } from '../../../values/seeded.ts'
import { addSum, copyOf, nothingSolved } from '../equations.ts'
import { fewest } from '../suppress.ts'
import { giveDetails } from './details.ts'
import { countBase, giveBase } from './given.ts'
import { cellOf, everywhere } from './lattice.ts'

const periods = publicPeriods('2025-01', '2026-06')
const longer = periods.filter(({ kind }) => kind !== 'month')
const forces = ['a', 'b', 'c']
const kinds = ['call', 'post', 'visit']

interface Row {
  readonly is: string
  readonly force: string
  readonly quarter: string
  readonly count: number
}

const lastOf = (quarter: string) => `${quarter.slice(0, 4)}-${String(Number(quarter.slice(6)) * 3).padStart(2, '0')}`

/** What is given of kinds, all of which came in the last month of their quarter, beside what is given of all. */
function given(rows: readonly Row[]) {
  const base = rows.map(({ force, quarter, count }) => ({
    force,
    district: `${force}1`,
    month: lastOf(quarter),
    count,
  }))
  const counted = countBase(base, periods)
  const whole = giveBase(base, periods)
  const wholeCount = (area: string, period: string) => counted.get(cellOf('', area, period)) ?? 0
  const groups = rows.filter(({ count }) => count > 0).map((row) => ({ ...row, by: 'kind' as const }))
  return { whole, details: giveDetails('kind', { rows: groups, periods: longer, whole, wholeCount }) }
}

const inside = (area: string, period: (typeof periods)[number], { force, quarter }: Row) =>
  [everywhere, force].includes(area) && period.from <= lastOf(quarter) && lastOf(quarter) <= period.to

describe('Kinds of reports outside the desk', () => {
  test('are not even named where that would tell that none is above 3', () => {
    const few = [1, 3, 1].map((count, at) => ({ is: kinds[at]!, force: 'a', quarter: '2025-Q1', count }))
    const { whole, details } = given(few)
    assert.equal(whole.of('a', '2025-Q1'), 5)
    assert.equal(details.of('a', '2025-Q1'), null)
  })

  test('are not given where their sum is not', () => {
    const { whole, details } = given([{ is: 'call', force: 'a', quarter: '2025-Q1', count: 3 }])
    assert.deepEqual([whole.of('a', '2025-Q1'), details.of('a', '2025-Q1')], [null, null])
    assert.deepEqual(details.of('a', '2025-Q2'), [])
  })

  test('tell no small count to somebody who adds up all that is given of them and of their sums', () => {
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const random = seeded(seed)
      const quarters = longer.filter(({ kind }) => kind === 'quarter').map(({ id }) => id)
      const rows: Row[] = forces.flatMap((force) =>
        quarters.flatMap((quarter) =>
          kinds.map((is) => ({ is, force, quarter, count: Math.floor((random() < 0.4 ? 5 : 40) * random()) })),
        ),
      )
      const { whole, details } = given(rows)
      const solved = nothingSolved<string>()
      const sumOf = (area: string, period: (typeof periods)[number], is?: string) =>
        new Map(
          rows
            .filter((row) => (is === undefined || row.is === is) && inside(area, period, row))
            .map((row) => [`${row.is} ${row.force} ${row.quarter}`, 1]),
        )
      const cells = [everywhere, ...forces].flatMap((area) => periods.map((period) => ({ area, period })))
      for (const { area, period } of cells) {
        if (whole.of(area, period.id) !== null) addSum(solved, sumOf(area, period))
        const table = period.kind === 'month' ? null : details.of(area, period.id)
        for (const { is, count } of table ?? []) if (count !== null) addSum(solved, sumOf(area, period, is))
      }
      const small = rows.filter(({ count }) => count > 0 && count < fewest)
      for (const { is, force, quarter, count } of small)
        assert.ok(addSum(copyOf(solved), new Map([[`${is} ${force} ${quarter}`, 1]])), `${seed}: ${count} can be had`)
    }
  })
})
