import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { earsBounds, earsMethods } from '../../src/link/spikes/ears.ts'
import { farringtonClassic, farringtonFlexible } from '../../src/link/spikes/farrington.ts'
import { knoxTable, shuffleKnox } from '../../src/link/spikes/knox.ts'
import { readEvents } from '../../src/link/table/events.ts'
import { readSeries } from '../../src/link/table/series.ts'
import { readCsv } from '../../src/values/csv.ts'

export interface Difference {
  readonly method: string
  readonly compared: number
  readonly largest: number
  /** Bounds that one side has and the other has not. */
  readonly missing: number
  readonly limit: number
}

export interface StatisticsFigures {
  readonly differences: readonly Difference[]
  readonly knox: KnoxFigures
}

interface KnoxFigures {
  readonly cells: number
  readonly observedRight: number
  readonly ratiosToTheDigit: number
  /** Of the near cells, in standard errors of a mean of 19 shuffles: how far the published mean is from the exact one. */
  readonly furthest: number
}

/**
 * What the Near Repeat Calculator 1.3 printed for chicago_be_month1.csv on 23 September 2019 (package NearRepeat by
 * W. Steenbeek): pairs observed, and their ratio to the mean of 19 random shuffles. Rows are distances, columns days.
 */
const published = {
  observed: [28, 5, 5, 2, 44, 13, 8, 4, 97, 56, 19, 16, 77, 67, 45, 20, 182194, 146149, 95237, 45879],
  ratio: [1.65, 0.43, 0.63, 0.58, 1.69, 0.6, 0.57, 0.56, 1.32, 0.94, 0.51, 0.88, 0.94, 1.03, 1.07, 1.01, 1, 1, 1, 1],
} as const
const publishedShuffles = 19

/** Compares with the references of `<shared>/data/reference`; null if they are not there. */
export function evaluateStatistics(shared: string): StatisticsFigures | null {
  const folder = join(shared, 'data', 'reference')
  if (!existsSync(folder)) return null
  const rowsOf = (name: string) => [...readCsv(readFileSync(join(folder, name), 'utf8'))]
  const { counts } = readSeries(rowsOf('agona.csv'))
  const compare = (method: string, bounds: Float64Array, { file, column, limit }: Reference): Difference => {
    const pairs = rowsOf(file)
      .slice(1)
      .map(({ cells }) => [bounds[Number(cells[0]) - 1]!, cells[column] === 'NA' ? Number.NaN : Number(cells[column])])
    const both = pairs.filter((pair) => !pair.some(Number.isNaN))
    const largest = both.reduce((most, [ours, theirs]) => Math.max(most, Math.abs(ours! - theirs!)), 0)
    const missing = pairs.filter(([ours, theirs]) => Number.isNaN(ours) !== Number.isNaN(theirs)).length
    return { method, compared: both.length, largest, missing, limit }
  }
  const farrington = (column: number) => ({ file: 'farrington-ref.csv', column, limit: 1e-6 })
  const differences = [
    ...earsMethods.map((method) =>
      compare(`EARS ${method}`, earsBounds(counts, method), { file: `ears-${method}.csv`, column: 1, limit: 1e-9 }),
    ),
    compare('Farrington Flexible nbPlugin', farringtonFlexible(counts).bound, farrington(2)),
    compare(
      'Farrington Flexible delta',
      farringtonFlexible(counts, { threshold: 'delta', seasons: 1 }).bound,
      farrington(3),
    ),
    compare('Farrington classic', farringtonClassic(counts).bound, farrington(4)),
  ]
  const figures = { differences, knox: evaluateKnox(readEvents(rowsOf('chicago_be_month1.csv'))) }
  print(figures)
  return figures
}

/** Every bound is there and within its limit, every cell of the Knox table right; where there is no reference, nothing is known. */
export const isAgreed = (figures: StatisticsFigures | null): boolean =>
  figures === null ||
  (figures.differences.every(({ largest, missing, limit }) => largest <= limit && missing === 0) &&
    figures.knox.observedRight === figures.knox.cells)

interface Reference {
  readonly file: string
  readonly column: number
  readonly limit: number
}

function evaluateKnox(events: Parameters<typeof knoxTable>[0]): KnoxFigures {
  const { observed, expected, ratio } = knoxTable(events)
  const { deviation } = shuffleKnox(events, { replicates: 199, seed: 20_261_121 })
  const cells = published.observed.map((_, at) => at)
  const errors = cells
    .filter((at) => published.ratio[at] !== 1)
    .map((at) => {
      const mean = published.observed[at]! / published.ratio[at]!
      return Math.abs(mean - expected[at]!) / (deviation[at]! / Math.sqrt(publishedShuffles))
    })
  return {
    cells: cells.length,
    observedRight: cells.filter((at) => observed[at] === published.observed[at]).length,
    ratiosToTheDigit: cells.filter((at) => ratio[at]!.toFixed(2) === published.ratio[at]!.toFixed(2)).length,
    furthest: Math.max(...errors),
  }
}

function print({ differences, knox }: StatisticsFigures): void {
  console.log('\nStatistics against the references')
  for (const { method, compared, largest, missing, limit } of differences)
    console.log(
      `${method}: largest difference ${largest.toExponential(1)} over ${compared} bounds (limit ${limit}); ${missing} missing`,
    )
  console.log(
    `Knox: ${knox.observedRight} of ${knox.cells} cells right; ${knox.ratiosToTheDigit} ratios to the printed digit. The ` +
      `published ones rest on ${publishedShuffles} random shuffles, ours on the exact mean: at most ` +
      `${knox.furthest.toFixed(1)} standard errors apart`,
  )
}
