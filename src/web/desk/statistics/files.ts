import { groupings } from '../../../link/statistics/parts.ts'
import { csvTable } from '../../../values/csv.ts'
import { simulatedWords } from '../../../values/statistics-words.ts'
import { type Counts, nameOf } from './page.ts'

const simulatedNote = `${simulatedWords}, are among those counted.`

/** One figure a row, for a spreadsheet; formulas in names are disarmed. */
export function countsAsCsv(counts: Counts): string {
  const { statistics, before, yearBefore, checks } = counts
  const { query, leftOut } = statistics
  const sides = [
    ['', statistics],
    [', as long before', before],
    [', a year before', yearBefore],
  ] as const
  const rows: (readonly (string | number | null)[])[] = [
    ['what', 'code', 'name', 'count'],
    ...sides.flatMap(([when, { reports, targeted, lost, losses, aged, over65 }]) => [
      [`reports${when}`, '', '', reports],
      [`people it happened to${when}`, '', '', targeted],
      [`lost something${when}`, '', '', lost],
      [`pounds lost${when}`, '', 'total', losses.total],
      [`pounds lost${when}`, '', 'median', losses.median],
      [`gave an age${when}`, '', '', aged],
      [`65 or over${when}`, '', '', over65],
    ]),
    ...groupings.flatMap((by) =>
      statistics.by[by].map((row) => [by, row.is ?? '', nameOf(by, row, counts), row.count]),
    ),
    ...statistics.tacticsByMonth.map(({ month, tactic, count }) => [
      `tactic in ${month}`,
      tactic,
      counts.names('tactic', tactic),
      count,
    ]),
    ...checks.map(({ script, verdict, count }) => ['checks the service answered', script, verdict, count]),
    ['not counted: set aside', '', '', leftOut.setAside],
    ['not counted: floods', '', '', leftOut.flood],
    ['from', '', query.from, null],
    ['to', '', query.to, null],
    ...(statistics.simulated > 0 ? [['note', '', simulatedNote, statistics.simulated]] : []),
  ]
  return csvTable(rows)
}

/** The same for programs. Who asked, and what they may see, stays out. */
export function countsAsJson({ statistics, before, yearBefore, checks }: Counts): string {
  const { query, ...figures } = statistics
  const { scope: _, ...asked } = query
  const note = statistics.simulated > 0 ? simulatedNote : null
  return `${JSON.stringify({ asked, figures, before, yearBefore, checks, note })}\n`
}
