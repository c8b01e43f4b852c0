import { areaName } from '../../areas/borders.ts'
import { drawMap } from '../../areas/map/draw.ts'
import type { AreaView } from '../../areas/view.ts'
import { countInWords, inPounds } from '../../values/count.ts'
import { type Given, type GivenRow, type PublicFigures, publicGroupings } from '../../values/public-figures.ts'
import { type PublicPeriod, periodWords } from '../../values/public-period.ts'
import { groupingWords, type Names, simulatedWords } from '../../values/statistics-words.ts'
import { Html, html } from '../html.ts'
import type { Page } from '../page.ts'
import { areaPath, type Outlines } from '../pages/area.ts'
import { problemSummary, textField } from '../parts/form.ts'
import { barChart, shortDate, table } from './chart.ts'

/** What a page of statistics shows. */
export interface Shown {
  readonly figures: PublicFigures | null
  readonly periods: readonly PublicPeriod[]
  /** What somebody wrote as a place, and what to say to it. */
  readonly place: { readonly text: string; readonly problem: string | null }
  readonly view: AreaView
  readonly outlines: Outlines
  readonly names: Names
}

/** Where the same figures are, as a page or a file. */
const statisticsPath = (area: string | null, period: string, form: '' | '.csv' | '.json' = ''): string =>
  area !== null && form === ''
    ? `${areaPath(area)}/statistics?period=${period}`
    : `/statistics${form}?${area === null ? '' : `area=${area}&`}period=${period}`

const notes = html`<h2>What these figures are not</h2>
<ul><li>They are reports, not crimes. Most crimes are never reported. Some reports are mistaken.</li>
<li>A rise can mean that more people report, as they do after a warning.</li>
<li>A low figure does not mean that an area is free of crime.</li>
<li>Counts of 1 to 4 are not given, so that nobody can be recognised. Some larger ones are not given either, where they would give a small one away. Both are shown as –.</li>
<li>A report that comes more than a week after the end of a month counts in the month in which it came.</li>
<li>Of checks, only those are counted that the service answered itself. A check that your browser does stays on your device and is not counted.</li></ul>`

export function statisticsPage(shown: Shown): Page {
  const { figures, periods, place, view } = shown
  const where = figures?.area ? areaName(view, figures.area) : 'the United Kingdom'
  return {
    title: `${place.problem === null ? '' : 'Error: '}What people reported${figures ? ` in ${where}` : ''}`,
    description: 'How many people reported bogus calls and visits, where, and what they lost. Reports, not crimes.',
    back: figures?.area ? areaPath(figures.area) : '/',
    main: html`${place.problem === null ? '' : problemSummary({ place: place.problem })}<h1>What people reported</h1>
${figures ? whole(figures, shown, where) : html`<p class="lead">There is nothing to show yet.</p><p>Figures come a week after the end of each month, once somebody has reported.</p>`}
${periods.length > 0 ? choice(shown) : ''}${notes}
<ul class="links noprint"><li><a href="/warnings">Warnings near you</a></li><li><a href="/areas">Find an area</a></li></ul>`,
  }
}

function choice({ figures, periods, place }: Shown): Html {
  const chosen = figures?.period.id
  const problem = place.problem ?? undefined
  return html`<h2 id="choose" class="noprint">Choose an area and a time</h2><form method="get" action="/statistics" class="noprint">
${textField({ name: 'place', label: 'Area', hint: 'A town, a council area, a police force or a postcode. Empty for the whole country.', value: place.text, problem })}<div class="field"><label for="period">Time</label><select id="period" name="period">${periods
    .toReversed()
    .map(
      (each) =>
        html`<option value="${each.id}"${each.id === chosen ? html` selected` : ''}>${periodWords(each)}</option>`,
    )}</select></div><button type="submit">Show it</button></form>`
}

/** "42 people", "1,204 people"; what to say where it is not given. */
const peopleIn = (count: Given) =>
  count === null
    ? 'fewer than 5 people, or a number that is not given,'
    : count === 0
      ? 'nobody'
      : `${countInWords(count)} people`

function whole(figures: PublicFigures, shown: Shown, where: string): Html {
  const { area, period, reports, months, losses, checks, simulated } = figures
  const when = periodWords(period)
  const bars = months.map(({ month, count }) => ({ label: shortDate(month), count }))
  return html`${simulated ? html`<p class="note"><strong>${simulatedWords}.</strong> Some of what is counted here is invented, for a demonstration.</p>` : ''}
<p class="lead">In ${where}, ${peopleIn(reports)} reported a bogus call, visit or message: ${when}.</p>
${losses ? lossWords(figures) : ''}${checks === null || checks === 0 ? '' : html`<p>The service answered ${countInWords(checks)} checks of calls, visits and messages here.</p>`}
<p class="noprint"><a href="#choose">Choose another area or time</a></p>
${bars.some(({ count }) => count !== null) ? html`<figure>${barChart({ title: `Reports by month in ${where}`, id: 'months', bars })}</figure>` : ''}
${table({ caption: 'Reports by month', heads: ['Month', 'Reports'], rows: months.map(({ month, count }) => [periodWords({ id: month, kind: 'month', from: month, to: month }), count]) })}
${figures.by ? groups(figures, shown.names) : closer(figures, shown)}
${figures.areas.length > 0 ? areasPart(figures, shown) : ''}
<ul class="links noprint"><li><a href="${statisticsPath(area, period.id, '.csv')}">The same as a table (CSV)</a></li><li><a href="${statisticsPath(area, period.id, '.json')}">The same for programs (JSON)</a></li></ul>`
}

function lossWords({ losses, by }: PublicFigures): Html {
  const lost = by?.outcome?.find(({ is }) => is === 'lost')
  const count = lost ? lost.count : by?.outcome === null ? null : 0
  if (count === 0) return html`<p>None of them said that money or goods were lost.</p>`
  const { total, median } = losses!
  const half = median === null ? '' : html` Of those who say how much, half lost about ${inPounds(median)} or more.`
  const all = total === null ? '' : html` Together it was about ${inPounds(total)}.`
  return html`<p>${count === null ? 'Some' : countInWords(count)} of them lost money or goods.${half}${all}</p>`
}

const groups = ({ by }: PublicFigures, names: Names): Html =>
  html`${publicGroupings
    .map((each) => ({ each, rows: by![each] }))
    .filter(({ rows }) => rows === null || rows.length > 0)
    .map(({ each, rows }) => html`<h2>${groupingWords[each]}</h2>${rows ? tableOf(each, rows, names) : notGiven}\n`)}`

const notGiven = html`<p>These counts are not given: small ones could be worked out from them.</p>`

/** Of these the order says nothing: the most first. */
const byCount = ['kind', 'outcome', 'script', 'tactic', 'method']
/** More than so many that are not given stand apart, so that the others are seen. */
const fewNotGiven = 3

function tableOf(by: (typeof publicGroupings)[number], rows: readonly GivenRow[], names: Names): Html {
  const sorted = byCount.includes(by) ? rows.toSorted((a, b) => (b.count ?? 0) - (a.count ?? 0)) : rows
  const without = sorted.filter(({ count }) => count === null)
  const apart = without.length > fewNotGiven && by !== 'age' && by !== 'loss' ? without : []
  const shown = sorted.filter((row) => !apart.includes(row))
  return html`${table({
    caption: `${groupingWords[by]}: reports`,
    heads: [groupingWords[by]!, 'Reports'],
    rows: shown.map(({ is, count }) => [names(by, is), count]),
  })}${apart.length > 0 ? html`<details><summary>${apart.length} more, whose counts are not given</summary><ul>${apart.map(({ is }) => html`<li>${names(by, is)}</li>`)}</ul></details>` : ''}`
}

/** Why there are no more tables, and where they are. */
function closer({ area, period }: PublicFigures, { view }: Shown): Html {
  const force = area === null ? null : (view.districts.get(area)?.force ?? area)
  if (force === area) return html`<p>Choose three months or a year to see how it came, ages and losses.</p>`
  return html`<p>How it came, ages and losses are given for the police force: <a href="${statisticsPath(force, period.id)}">${areaName(view, force!)}</a>.</p>`
}

function areasPart({ area, areas, period }: PublicFigures, { view, outlines }: Shown): Html {
  const caption = area === null ? 'Reports by police force' : 'Reports by council area'
  const rows = areas.map(({ is, count }): [Html, Given] => [
    html`<a href="${statisticsPath(is, period.id)}">${areaName(view, is)}</a>`,
    count,
  ])
  if (area === null) return html`<h2>Where</h2>${table({ caption, heads: ['Police force', 'Reports'], rows })}`
  const districts = areas.map(({ is }) => is)
  const map = drawMap(view, { title: `Council areas of ${areaName(view, area)}`, districts, ...outlines })
  const numbered = rows.map(([link, count], at) => [map.rows[at]?.number ?? '', link, count] as const)
  return html`<h2>Where</h2><figure>${new Html(map.svg)}<figcaption class="source">${map.attribution}</figcaption></figure>
${table({ caption, heads: ['On the map', 'Council area', 'Reports'], rows: numbered })}`
}
