import type { Given } from '../../../values/public-figures.ts'
import type { PublicPeriod } from '../../../values/public-period.ts'
import type { Suppressed } from '../suppress.ts'
import { batchOf, type Counted, cellOf, type Decided, everywhere, suppressIn } from './lattice.ts'
import type { BaseRow } from './rows.ts'

/** What is given of one thing that is counted, by area and period. */
export type GivenIn = (area: string, period: string) => Given

/** Adds each row to its district, its force and the whole, in every period that holds its month. */
export function countBase(rows: readonly Omit<BaseRow, 'simulated'>[], periods: readonly PublicPeriod[]): Counted {
  const counted = new Map<string, number>()
  for (const { force, district, month, count } of rows)
    for (const { id } of periods.filter(({ from, to }) => from <= month && month <= to))
      for (const area of new Set([everywhere, force, district].filter((one) => one !== '')))
        add(counted, cellOf('', area, id), count)
  return counted
}

export function add(counted: Map<string, number>, id: string, count: number): void {
  counted.set(id, (counted.get(id) ?? 0) + count)
}

/** What is given of reports, or of checks, and from which batch on something tells what is not. */
export interface BaseGiven {
  readonly of: GivenIn
  readonly had: (area: string, period: string) => number | undefined
}

/**
 * What is given of reports, or of checks: first for forces, then for the districts of each. Where the districts of a force cannot
 * be hidden enough beside what is given of it, that of the force is not given either, from the month on in which it tells. No
 * later month changes what was given before.
 */
export function giveBase(rows: readonly Omit<BaseRow, 'simulated'>[], periods: readonly PublicPeriod[]): BaseGiven {
  const counted = countBase(rows, periods)
  const kept = new Map<string, number>()
  const done: Hiding['done'] = new Map()
  for (;;) {
    const { hidden, had, open } = hideIn(rows, { periods, counted, kept, done })
    const telling = open
      .flatMap((one) =>
        periods.map((period) => ({ ...one, of: batchOf(period), id: cellOf('', one.force, period.id) })),
      )
      .filter((one) => one.of === one.batch || (one.of < one.batch && had.get(one.id) === one.batch))
      .filter(({ id }) => !kept.has(id))
    for (const one of telling) kept.set(one.id, one.batch)
    if (telling.length === 0)
      return {
        of: (area, period) => {
          const id = cellOf('', area, period)
          return hidden.has(id) ? null : (counted.get(id) ?? 0)
        },
        had: (area, period) => had.get(cellOf('', area, period)),
      }
  }
}

interface Hiding {
  readonly periods: readonly PublicPeriod[]
  readonly counted: Counted
  /** Cells of forces that must not be had, and from which batch on. */
  readonly kept: ReadonlyMap<string, number>
  /** What was found before of a force, by its name and what was given of it. */
  readonly done: Map<string, Suppressed>
}

function hideIn(rows: readonly Omit<BaseRow, 'simulated'>[], { periods, counted, kept, done }: Hiding) {
  const forces = namesOf(rows, 'force')
  const batch = new Map(periods.map((period) => [period.id, batchOf(period)]))
  const decidedAbove = (id: string): Decided => {
    const from = kept.get(id)
    if (from === undefined) return {}
    return from === batch.get(periodIn(id)) ? { fixed: 'hidden' } : { kept: from }
  }
  const top = { whats: [''], wholes: [{ area: everywhere, parts: forces }], periods, counted, decided: decidedAbove }
  const above = suppressIn(top)
  const hidden = new Set(above.hidden)
  const open: { readonly force: string; readonly batch: number }[] = []
  for (const force of forces) {
    const parts = namesOf(
      rows.filter((row) => row.force === force),
      'district',
    )
    const decided = (id: string): Decided => {
      if (id.split('\t')[1] !== force) return {}
      return decidedBy(!above.hidden.has(id), above.had.get(id), batch.get(periodIn(id))!)
    }
    const given = JSON.stringify([force, periods.map(({ id }) => decided(cellOf('', force, id)))])
    const found =
      done.get(given) ?? suppressIn({ whats: [''], wholes: [{ area: force, parts }], periods, counted, decided })
    done.set(given, found)
    for (const id of found.hidden) hidden.add(id)
    if (found.open !== null) open.push({ force, batch: found.open.batch })
  }
  return { hidden, had: above.had, open }
}

const periodIn = (id: string) => id.split('\t')[2]!

/** In one order, so that every hour the same are hidden. */
const namesOf = (rows: readonly Omit<BaseRow, 'simulated'>[], by: 'force' | 'district') =>
  [...new Set(rows.map((row) => row[by]))].sort()

/** What a table is told of a cell that another one decided: given, not given, or had from a later batch on. */
export function decidedBy(isGiven: boolean, had: number | undefined, batch: number): Decided {
  if (isGiven || (had !== undefined && had <= batch)) return { fixed: 'given' }
  return had === undefined ? { fixed: 'hidden' } : { fixed: 'hidden', had }
}
