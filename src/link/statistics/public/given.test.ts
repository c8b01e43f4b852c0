import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { publicPeriods } from '../../../values/public-period.ts'
import { seeded } from '../../../values/seeded.ts'
import { hadFrom, type Solved, withSum } from '../equations.ts'
import { fewest } from '../suppress.ts'
import { countBase, giveBase } from './given.ts'
import { cellOf, everywhere } from './lattice.ts'

const periods = publicPeriods('2025-01', '2026-06')
const months = periods.filter(({ kind }) => kind === 'month').map(({ id }) => id)
const forces = ['a', 'b', 'c']
const places = forces.flatMap((force) => [1, 2, 3].map((number) => ({ force, district: `${force}${number}` })))

/** Which months of which districts a cell is the sum of. */
const baseOf = (area: string, { from, to }: (typeof periods)[number]) =>
  places
    .filter(({ force, district }) => [everywhere, force, district].includes(area))
    .flatMap(({ district }) => months.filter((one) => from <= one && one <= to).map((one) => `${district} ${one}`))

describe('Districts, forces and the country in months, quarters, years and overlapping twelve months', () => {
  test('give no small count away to somebody who solves all that is given at once', () => {
    for (const seed of [1, 2, 3, 4]) {
      const random = seeded(seed)
      const some = () => Math.floor((random() < 0.4 ? 5 : 40) * random())
      const rows = places.flatMap((place) => months.map((month) => ({ ...place, month, count: some() })))
      const given = giveBase(rows, periods)
      const counted = countBase(rows, periods)
      const cells = [everywhere, ...forces, ...places.map(({ district }) => district)].flatMap((area) =>
        periods.map((period) => ({ area, period, count: counted.get(cellOf('', area, period.id))! })),
      )
      let solved: Solved = new Map()
      for (const { area, period } of cells)
        if (given(area, period.id) !== null)
          solved = withSum(solved, new Map(baseOf(area, period).map((one) => [one, 1])))
      const known = hadFrom(solved).length
      for (const { area, period, count } of cells.filter((cell) => cell.count > 0 && cell.count < fewest)) {
        assert.equal(given(area, period.id), null, `${area} ${period.id} is given`)
        const tried = withSum(solved, new Map(baseOf(area, period).map((one) => [one, 1])))
        assert.ok(tried.size > solved.size, `${area} ${period.id}, ${count}, can be had among ${known} that are known`)
      }
    }
  })
})
