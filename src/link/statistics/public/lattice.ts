import type { PublicPeriod } from '../../../values/public-period.ts'
import { type Cell, type Sum, type Suppressed, suppress } from '../suppress.ts'

/** The whole country, as an area. */
export const everywhere = 'uk'

/** Counts of areas in periods, under the names of their cells. */
export type Counted = ReadonlyMap<string, number>

/** The name of a cell: what is counted, where and when. */
export const cellOf = (what: string, area: string, period: string): string => `${what}\t${area}\t${period}`

/** An area and those that it is the sum of. */
export interface Whole {
  readonly area: string
  readonly parts: readonly string[]
}

export type Decided = Pick<Cell, 'fixed' | 'had' | 'kept'>

/** What is looked at together: what is given of one is never given without looking at the others. */
export interface Lattice {
  readonly whats: readonly string[]
  readonly wholes: readonly Whole[]
  readonly periods: readonly PublicPeriod[]
  readonly counted: Counted
  /** What was decided elsewhere of a cell. */
  readonly decided?: (id: string) => Decided
  /** More that anybody can add up, and their cells. */
  readonly more?: { readonly cells: readonly Cell[]; readonly sums: readonly Sum[] }
}

/** The names of the cells that are not given, and of those that are had all the same. */
export function suppressIn(lattice: Lattice): Suppressed {
  const { whats, periods, counted, decided, more } = lattice
  const areas = areasIn(lattice)
  const cells = whats.flatMap((what) =>
    areas.flatMap((area) =>
      periods.map((period): Cell => {
        const id = cellOf(what, area, period.id)
        return { id, value: counted.get(id) ?? 0, batch: batchOf(period), ...decided?.(id) }
      }),
    ),
  )
  return suppress([...cells, ...(more?.cells ?? [])], [...sumsIn(lattice), ...(more?.sums ?? [])])
}

export const areasIn = ({ wholes }: Pick<Lattice, 'wholes'>): string[] => [
  ...new Set(wholes.flatMap(({ area, parts }) => [area, ...parts])),
]

/** When a period is first given: as its last month is. */
export const batchOf = ({ to }: PublicPeriod): number => Number(to.slice(0, 4)) * 12 + Number(to.slice(5))

function sumsIn(lattice: Lattice): Sum[] {
  const { whats, wholes, periods } = lattice
  const times = periods.map((period) => ({ id: period.id, parts: partsOf(period, periods) }))
  return whats.flatMap((what) => [
    ...wholes.flatMap(({ area, parts }) =>
      periods.map(({ id }) => ({ total: cellOf(what, area, id), parts: parts.map((part) => cellOf(what, part, id)) })),
    ),
    ...areasIn(lattice).flatMap((area) =>
      times
        .filter(({ parts }) => parts.length > 0)
        .map(({ id, parts }) => ({
          total: cellOf(what, area, id),
          parts: parts.map((part) => cellOf(what, area, part)),
        })),
    ),
  ])
}

/** The quarters of a longer period; the months of a quarter, where months are given. */
function partsOf({ kind, from, to }: PublicPeriod, periods: readonly PublicPeriod[]): string[] {
  if (kind === 'month') return []
  const wanted = kind === 'quarter' ? 'month' : 'quarter'
  return periods.filter((other) => other.kind === wanted && other.from >= from && other.to <= to).map(({ id }) => id)
}
