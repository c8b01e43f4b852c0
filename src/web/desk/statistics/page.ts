import { areaName } from '../../../areas/borders.ts'
import type { AreaView } from '../../../areas/view.ts'
import type { CheckRow } from '../../../link/statistics/checks.ts'
import type { Totals } from '../../../link/statistics/count.ts'
import type { Grouping } from '../../../link/statistics/parts.ts'
import type { Row, Statistics } from '../../../link/statistics/statistics.ts'
import { countInWords, inPounds } from '../../../values/count.ts'
import { longDate } from '../../../values/day.ts'
import { groupingWords, type Names, simulatedWords } from '../../../values/statistics-words.ts'
import { type Html, html } from '../../html.ts'
import type { Page } from '../../page.ts'
import { problemSummary, textField } from '../../parts/form.ts'
import { barChart, shortDate, table } from '../../statistics/chart.ts'
import type { Asked } from './asked.ts'

/** All that a page of the desk counts. */
export interface Counts {
  readonly asked: Asked
  readonly statistics: Statistics
  /** As long just before, and the same days a year before. */
  readonly before: Totals
  readonly yearBefore: Totals
  readonly checks: readonly CheckRow[]
  readonly view: AreaView
  readonly names: Names
  readonly scripts: readonly { readonly id: string; readonly title: string }[]
}

export const pounds = (value: number | null): string => (value === null ? '–' : inPounds(Math.round(value)))

/** Counts of what somebody at the desk may see, with nothing held back. */
export function deskStatisticsPage(counts: Counts): Page {
  const { asked, statistics, view } = counts
  const { from, to } = statistics.query
  const where = asked.place.code === null ? 'all areas you may see' : areaName(view, asked.place.code)
  return {
    title: 'Statistics of reports',
    back: '/desk',
    wide: true,
    main: html`${problemSummary(asked.problems)}<h1>Statistics of reports</h1>
${choice(counts)}<h2>In ${where}, ${longDate(from)} to ${longDate(to)}</h2>
${statistics.simulated > 0 ? html`<p class="note"><strong>${simulatedWords}:</strong> ${countInWords(statistics.simulated)} of those counted here are invented.</p>` : ''}
<p class="note">For the desk only: small numbers are not held back here. Do not pass them on outside it.</p>
${statistics.reports === 0 ? html`<p class="lead">No report counts here. That does not mean that nothing happened.</p>` : ''}
${totals(counts)}${kept(statistics)}${overTime(statistics)}
${tables(counts)}${checksPart(counts)}
<ul class="links"><li><a href="/desk/statistics.csv?${again(counts)}">These figures as a table (CSV)</a></li><li><a href="/desk/statistics.json?${again(counts)}">The same for programs (JSON)</a></li></ul>`,
  }
}

/** The same question as an address. */
function again({ asked: { place, query } }: Counts): string {
  const { from, to, script = '' } = query
  return new URLSearchParams({ area: place.code ?? '', from, to, script }).toString()
}

function choice({ asked, scripts, view }: Counts): Html {
  const { place, problems, query } = asked
  const text = place.text || (place.code === null ? '' : areaName(view, place.code))
  const day = (name: 'from' | 'to', label: string) =>
    textField({ name, label, type: 'date', value: query[name], problem: problems[name] })
  return html`<form method="get" action="/desk/statistics" class="noprint"><div class="filters">
${textField({ name: 'place', label: 'Area', hint: 'A council area, a force or a postcode. Empty for all.', value: text, problem: problems.place })}${day('from', 'First day')}${day('to', 'Last day')}<div class="field"><label for="script">What they pretended</label><select id="script" name="script"><option value="">Anything</option>${scripts.map(
    ({ id, title }) => html`<option value="${id}"${id === query.script ? html` selected` : ''}>${title}</option>`,
  )}</select></div></div><button type="submit">Count</button></form>`
}

function totals({ statistics, before, yearBefore }: Counts): Html {
  const each: readonly (readonly [string, (totals: Totals) => string])[] = [
    ['Reports', ({ reports }) => countInWords(reports)],
    ['People it happened to', ({ targeted }) => countInWords(targeted)],
    ['Of them lost money or goods', ({ lost }) => countInWords(lost)],
    ['Median loss', ({ losses }) => pounds(losses.median)],
    ['Largest loss', ({ losses }) => pounds(losses.largest)],
    ['Lost in all', ({ losses }) => pounds(losses.total)],
    ['Who say how much', ({ losses }) => countInWords(losses.count)],
    ['Give an age', ({ aged }) => countInWords(aged)],
    [
      'Of them 65 or over',
      ({ aged, over65 }) => (aged === 0 ? '–' : `${countInWords(over65)} (${Math.round((100 * over65) / aged)} %)`),
    ],
  ]
  return table({
    caption: 'Figures, as long before, and a year before',
    heads: ['Figure', 'Now', 'As long before', 'A year before'],
    rows: each.map(([words, of]) => [words, of(statistics), of(before), of(yearBefore)]),
  })
}

/** What does not count, and what nobody looked at: a flood never moves a figure unnoticed. */
const kept = ({ reports, unverified, leftOut }: Statistics): Html =>
  html`<p>Nobody has looked at ${countInWords(unverified)} of the ${countInWords(reports)} yet. Not counted: ${countInWords(leftOut.setAside)} set aside, ${countInWords(leftOut.flood)} of floods of false reports.</p>`

/** Up to so many weeks are drawn as weeks. */
const mostWeeks = 60

function overTime({ by }: Statistics): Html {
  const inWeeks = by.week.length <= mostWeeks
  const rows = inWeeks ? by.week : by.month
  if (rows.length === 0) return html``
  const title = inWeeks ? 'Reports by week' : 'Reports by month'
  const bars = rows.map(({ is, count }) => ({ label: shortDate(is ?? ''), count }))
  const name = inWeeks ? groupingWords.week! : groupingWords.month!
  return html`<h2>Over time</h2><figure>${barChart({ title, id: 'time', bars })}</figure>
<details><summary>The same as a table</summary>${table({ caption: title, heads: [name, 'Reports'], rows: rows.map(({ is, count }) => [longDate(is ?? ''), count]) })}</details>`
}

const shownGroupings: readonly Grouping[] = [
  'force',
  'district',
  'kind',
  'outcome',
  'script',
  'tactic',
  'method',
  'age',
  'loss',
  'trust',
  'via',
]

const tables = (counts: Counts): Html =>
  html`<div class="beside">${shownGroupings.map((by) => html`<section><h2>${groupingWords[by]}</h2>${rowsTable(by, counts)}</section>`)}</div>
<h2>Tactics by month</h2><details><summary>As a table</summary>${table({
    caption: 'Tactics by month',
    heads: ['Tactic', 'Month', 'Reports'],
    rows: counts.statistics.tacticsByMonth.map(({ month, tactic, count }) => [
      counts.names('tactic', tactic),
      longDate(month),
      count,
    ]),
  })}</details>`

export function nameOf(by: Grouping, { is }: Row, { view, names }: Pick<Counts, 'view' | 'names'>): string {
  if (is === null) return 'not said'
  return by === 'district' || by === 'force' ? areaName(view, is) : names(by, is)
}

/** A longer table is shown by its largest rows, and whole behind a summary. */
const mostRows = 12

function rowsTable(by: Grouping, counts: Counts): Html {
  const rows = counts.statistics.by[by].map((row) => [nameOf(by, row, counts), row.count])
  const ofRows = (caption: string, shown: typeof rows) =>
    table({ caption, heads: [groupingWords[by]!, 'Reports'], rows: shown })
  const caption = `${groupingWords[by]}: reports`
  if (rows.length === 0) return html`<p>None.</p>`
  if (rows.length <= mostRows) return ofRows(caption, rows)
  return html`${ofRows(`${caption}, the largest`, rows.slice(0, mostRows))}<details><summary>All ${rows.length}</summary>${ofRows(caption, rows)}</details>`
}

const checksPart = ({ checks, names }: Counts): Html =>
  html`<h2>Checks</h2><p>Only those that the service answered, and only of people who said where they live. A check in a browser stays there and is not counted.</p>
${checks.length === 0 ? html`<p>None.</p>` : table({ caption: 'Checks by what was recognised and how they ended', heads: ['What they pretended', 'Ended in', 'Checks'], rows: checks.map(({ script, verdict, count }) => [script === '' ? 'nothing known' : names('script', script), verdict, count]) })}`
