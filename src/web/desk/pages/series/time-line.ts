import { daysAfter, daysBetween, longDate } from '../../../../values/day.ts'
import { type Html, html } from '../../../html.ts'
import { wideTable } from '../../../parts/wide-table.ts'
import { barChart, shortDate } from '../../../statistics/chart.ts'

interface Step {
  /** First day, or the month: "2026-11-03", "2026-11". */
  readonly from: string
  /** "3 November 2026", "Week of 2 November 2026", "November 2026". */
  readonly label: string
  readonly count: number
}

const mostDays = 45
const mostWeeks = 60

/** When the reports happened: bars for days, weeks (from Monday) or months, and the same as a table. */
export function timeLinePart(days: readonly string[]): Html {
  const bars = barsOf(days)
  const seen = bars.filter(({ count }) => count > 0)
  const drawn = bars.map(({ from, count }) => ({ label: shortDate(from), count }))
  return html`<figure>${barChart({ title: 'Reports over time', id: 'time', bars: drawn })}</figure>
${wideTable(
  'Reports over time',
  ['When', 'Reports'],
  seen.map(({ label, count }) => html`<tr><td>${label}</td><td>${count}</td></tr>\n`),
)}`
}

/** One bar for each day, week or month from the first to the last, also where there is nothing. Days are YYYY-MM-DD, at least one. */
function barsOf(days: readonly string[]): Step[] {
  const sorted = [...days].sort()
  const [first, last] = [sorted[0]!, sorted.at(-1)!]
  const span = daysBetween(first, last) + 1
  const [startOf, next, labelOf] = span <= mostDays ? byDay : span <= mostWeeks * 7 ? byWeek : byMonth
  const bars: Step[] = []
  for (let at = startOf(first); at <= last; at = next(at)) {
    const end = next(at)
    bars.push({ from: at, label: labelOf(at), count: sorted.filter((day) => day >= at && day < end).length })
  }
  return bars
}

type Steps = readonly [
  startOf: (day: string) => string,
  next: (start: string) => string,
  labelOf: (start: string) => string,
]

const byDay: Steps = [(day) => day, (day) => daysAfter(day, 1), longDate]
const byWeek: Steps = [
  (day) => daysAfter(day, -((new Date(day).getUTCDay() + 6) % 7)),
  (day) => daysAfter(day, 7),
  (day) => `Week of ${longDate(day)}`,
]
const byMonth: Steps = [(day) => day.slice(0, 7), (month) => daysAfter(`${month}-01`, 31).slice(0, 7), longDate]
