import type { GivenLosses } from '../../../values/public-figures.ts'
import type { PublicPeriod } from '../../../values/public-period.ts'
import { fewest } from '../suppress.ts'
import type { GivenIn } from './given.ts'
import { cellOf, type Decided, everywhere, suppressIn } from './lattice.ts'
import type { LostRow } from './rows.ts'

interface Loss {
  readonly count: number
  readonly total: number
  readonly median: number
  readonly largest: number
}

/** What was lost in each force, and everywhere, in each period. */
function lossesIn(rows: readonly LostRow[], periods: readonly PublicPeriod[]): ReadonlyMap<string, Loss> {
  const pounds = new Map<string, (readonly number[])[]>()
  for (const row of rows)
    for (const { id } of periods.filter(({ from, to }) => from <= row.month && row.month <= to))
      for (const area of [everywhere, row.force]) {
        const cell = cellOf('', area, id)
        pounds.set(cell, [...(pounds.get(cell) ?? []), row.pounds])
      }
  return new Map([...pounds].map(([id, lists]) => [id, lossOf(Float64Array.from(lists.flat()).sort())]))
}

function lossOf(sorted: Float64Array): Loss {
  const [low, high] = [Math.floor((sorted.length - 1) / 2), Math.ceil((sorted.length - 1) / 2)]
  return {
    count: sorted.length,
    total: sorted.reduce((sum, one) => sum + one, 0),
    median: (sorted[low]! + sorted[high]!) / 2,
    largest: sorted.at(-1)!,
  }
}

/** One loss may be at most this share of the sum: else the sum tells of that one. */
const mostOfSum = 0.85

/** What is given of losses: none under five, none of which one is most, and none that follows from others. */
export function giveLosses(
  rows: readonly LostRow[],
  periods: readonly PublicPeriod[],
  lost: GivenIn,
): (area: string, period: string) => GivenLosses {
  const of = lossesIn(rows, periods)
  const counted = new Map([...of].map(([id, { total }]) => [id, total]))
  const isGuarded = (id: string) => {
    const row = of.get(id)
    const [, area, period] = id.split('\t') as [string, string, string]
    if (!row) return false
    return row.count < fewest || row.largest > mostOfSum * row.total || lost(area, period) === null
  }
  const parts = [...new Set(rows.map(({ force }) => force))].sort()
  const decided = (id: string): Decided => (isGuarded(id) ? { fixed: 'hidden' } : {})
  const { hidden } = suppressIn({ whats: [''], wholes: [{ area: everywhere, parts }], periods, counted, decided })
  return (area, period) => {
    const id = cellOf('', area, period)
    const row = of.get(id)
    if (!row || isGuarded(id)) return { total: null, median: null }
    return { total: hidden.has(id) ? null : rough(row.total), median: rough(row.median) }
  }
}

/** Two digits that count: what somebody lost to the pound is theirs. */
const rough = (pounds: number): number => Number(pounds.toPrecision(2))
