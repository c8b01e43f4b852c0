import { areaName } from '../../areas/borders.ts'
import type { AreaView } from '../../areas/view.ts'
import { csvTable } from '../../values/csv.ts'
import { type GivenRow, type PublicFigures, publicGroupings } from '../../values/public-figures.ts'
import { periodWords } from '../../values/public-period.ts'
import { type Names, simulatedWords } from '../../values/statistics-words.ts'

/** What must be read with the figures wherever they go. */
export const told =
  'Reports, not crimes. A rise can mean that more people report. Nothing here says that an area is free of crime. Counts of 1 to 4, and those that would give them away, are not given.'

/** The figures as rows of what, which and how many; an empty cell is not given. */
export function figuresAsCsv(figures: PublicFigures, { view, names }: { view: AreaView; names: Names }): string {
  const { reports, months, areas, by, losses, checks } = figures
  const rows: (readonly (string | number | null)[])[] = [
    ['what', 'which', 'count'],
    ['reports', '', reports],
    ...months.map(({ month, count }) => ['month', month, count]),
    ...areas.map(({ is, count }) => ['area', `${is} ${areaName(view, is)}`, count]),
    ...publicGroupings.flatMap((each) =>
      rowsOf(by?.[each]).map(({ is, count }) => [each, is && names(each, is), count]),
    ),
    ...(losses
      ? ([
          ['pounds lost', 'total', losses.total],
          ['pounds lost', 'median', losses.median],
        ] as const)
      : []),
    ['checks answered by the service', '', checks],
    ['area', '', figures.area ?? 'United Kingdom'],
    ['period', '', periodWords(figures.period)],
    ['note', '', figures.simulated ? `${simulatedWords}. ${told}` : told],
  ]
  return csvTable(rows)
}

/** One row without a name for a grouping that is not given. */
const rowsOf = (rows: readonly GivenRow[] | null | undefined): readonly GivenRow[] =>
  rows === null ? [{ is: '', count: null }] : (rows ?? [])

/** The same for programs; null is not given. */
export const figuresAsJson = (figures: PublicFigures): string =>
  `${JSON.stringify({ ...figures, note: figures.simulated ? `${simulatedWords}. ${told}` : told })}\n`
