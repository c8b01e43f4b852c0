import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { publicPeriods } from '../../../values/public-period.ts'
import { seeded } from '../../../values/seeded.ts'
import { addSum, copyOf, nothingSolved } from '../equations.ts'
import { fewest } from '../suppress.ts'
import { countBase, giveBase } from './given.ts'
import { cellOf, everywhere } from './lattice.ts'

const last = '2026-06'
const periods = publicPeriods('2025-01', last)
const months = periods.filter(({ kind }) => kind === 'month').map(({ id }) => id)
const forces = ['a', 'b', 'c']
const places = forces.flatMap((force) => [1, 2, 3].map((number) => ({ force, district: `${force}${number}` })))
const areas = [everywhere, ...forces, ...places.map(({ district }) => district)]

/** Which months of which districts a cell is the sum of. */
const baseOf = (area: string, { from, to }: (typeof periods)[number]) =>
  places
    .filter(({ force, district }) => [everywhere, force, district].includes(area))
    .flatMap(({ district }) => months.filter((one) => from <= one && one <= to).map((one) => `${district} ${one}`))

/** Small counts of districts in months, and a few larger ones. */
function invent(seed: number) {
  const random = seeded(seed)
  const some = () => Math.floor((random() < 0.4 ? 5 : 40) * random())
  return places.flatMap((place) => months.map((month) => ({ ...place, month, count: some() })))
}

describe('Districts, forces and the country in months, quarters, years and overlapping twelve months', () => {
  test('give no small count away to somebody who solves all that is given at once', () => {
    for (const seed of [1, 2, 3, 4]) {
      const rows = invent(seed)
      const given = giveBase(rows, periods)
      const counted = countBase(rows, periods)
      const cells = areas.flatMap((area) =>
        periods.map((period) => ({ area, period, count: counted.get(cellOf('', area, period.id))! })),
      )
      const solved = nothingSolved<string>()
      const row = (area: string, period: (typeof periods)[number]) =>
        new Map(baseOf(area, period).map((one) => [one, 1]))
      for (const { area, period } of cells) if (given.of(area, period.id) !== null) addSum(solved, row(area, period))
      for (const { area, period, count } of cells.filter((cell) => cell.count > 0 && cell.count < fewest)) {
        assert.equal(given.of(area, period.id), null, `${area} ${period.id} is given`)
        assert.ok(addSum(copyOf(solved), row(area, period)), `${area} ${period.id}, ${count}, can be had`)
      }
    }
  })

  test('stay as they were first given, whatever later months tell', () => {
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const rows = invent(seed)
      const now = giveBase(rows, periods)
      for (const upto of months.slice(0, -1)) {
        const early = publicPeriods('2025-01', upto)
        const known = rows.filter(({ month }) => month <= upto).toReversed()
        const then = giveBase(known, early)
        for (const area of areas)
          for (const { id } of early)
            assert.equal(now.of(area, id), then.of(area, id), `${seed}: ${area} ${id}, as given after ${upto}`)
      }
    }
  })
})
