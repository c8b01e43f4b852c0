import { daysAfter, daysBetween, longDate } from '../../../../values/day.ts'
import { escapeText } from '../../../../values/markup.ts'
import { Html, html } from '../../../html.ts'
import { wideTable } from './reports.ts'

interface Bar {
  /** "3 November 2026", "Week of 2 November 2026", "November 2026". */
  readonly label: string
  readonly count: number
}

const mostDays = 45
const mostWeeks = 60
const width = 600
const height = 160
const foot = 24

/** When the reports happened: bars for days, weeks (from Monday) or months, and the same as a table. */
export function timeLinePart(days: readonly string[]): Html {
  const bars = barsOf(days)
  const seen = bars.filter(({ count }) => count > 0)
  return html`<figure class="sketch">${new Html(drawBars(bars))}</figure>
${wideTable(
  'Reports over time',
  ['When', 'Reports'],
  seen.map(({ label, count }) => html`<tr><td>${label}</td><td>${count}</td></tr>\n`),
)}`
}

/** One bar for each day, week or month from the first to the last, also where there is nothing. Days are YYYY-MM-DD, at least one. */
export function barsOf(days: readonly string[]): Bar[] {
  const sorted = [...days].sort()
  const [first, last] = [sorted[0]!, sorted.at(-1)!]
  const span = daysBetween(first, last) + 1
  const [startOf, next, labelOf] = span <= mostDays ? byDay : span <= mostWeeks * 7 ? byWeek : byMonth
  const bars: Bar[] = []
  for (let at = startOf(first); at <= last; at = next(at)) {
    const end = next(at)
    bars.push({ label: labelOf(at), count: sorted.filter((day) => day >= at && day < end).length })
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
const byMonth: Steps = [
  (day) => `${day.slice(0, 7)}-01`,
  (day) => `${daysAfter(day, 31).slice(0, 7)}-01`,
  (day) => longDate(day.slice(0, 7)),
]

function drawBars(bars: readonly Bar[]): string {
  const most = Math.max(...bars.map(({ count }) => count))
  const step = width / bars.length
  const round = (value: number) => Math.round(value * 10) / 10
  const shapes = bars.map(({ label, count }, at) => {
    const tall = ((height - foot - 20) * count) / most
    const bar = `<rect x="${round(at * step + step * 0.1)}" y="${round(height - foot - tall)}" width="${round(step * 0.8)}" height="${round(tall)}" fill="currentColor"><title>${escapeText(`${label}: ${count}`)}</title></rect>`
    return count === 0 ? '' : bar
  })
  const [first, last] = [escapeText(bars[0]!.label), escapeText(bars.at(-1)!.label)]
  const text = (x: number, anchor: string, words: string, y = height - 6) =>
    `<text x="${x}" y="${y}" text-anchor="${anchor}" font-family="sans-serif" font-size="15" fill="currentColor">${words}</text>`
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="time-title time-desc" viewBox="0 0 ${width} ${height}"><title id="time-title">Reports over time</title><desc id="time-desc">From ${first} to ${last}; at most ${most} at a time. The same stands in the table beneath.</desc>
${shapes.join('')}<path d="M0 ${height - foot}H${width}" stroke="currentColor"/>${text(0, 'start', first)}${bars.length > 1 ? text(width, 'end', last) : ''}${text(0, 'start', `at most ${most}`, 14)}</svg>`
}
