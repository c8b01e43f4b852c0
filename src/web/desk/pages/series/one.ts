import { areaName } from '../../../../areas/borders.ts'
import type { AreaView } from '../../../../areas/view.ts'
import type { EarlierExport } from '../../../../link/evidence/bundle.ts'
import type { Titles } from '../../../../link/reason-words.ts'
import type { SeriesSeen } from '../../../../link/store/seen.ts'
import { type Html, html } from '../../../html.ts'
import type { Page } from '../../../page.ts'
import { problemSummary } from '../../../parts/form.ts'
import { wideTable } from '../../../parts/wide-table.ts'
import { moment } from '../moment.ts'
import type { Drawn } from '../warnings/look.ts'
import { actionsPart, type Refused } from './actions.ts'
import { historyPart } from './history.ts'
import { decisionsPart, linksPart } from './links.ts'
import { namesPart, numbersPart } from './numbers.ts'
import { placesPart } from './places.ts'
import { reportsPart } from './reports.ts'
import { timeLinePart } from './time-line.ts'
import { reportsInWords, sentenceOf, seriesStates, titleOf } from './words.ts'

/** What the page of a series is made from. */
export interface OneSeries {
  readonly series: SeriesSeen
  readonly exports: readonly EarlierExport[]
  readonly view: AreaView
  readonly drawn: Drawn
  readonly titles: Titles
  /** Of coordinators, by id. */
  readonly nameOf: (id: string) => string
  readonly mayDecide: boolean
  /** How many of the reports who looks may see as they were given. */
  readonly asGiven: number
  readonly draft: Parameters<typeof actionsPart>[1]['draft']
  /** What was done just now. */
  readonly done: string | null
  readonly refused: Refused | null
}

const doneWords: Readonly<Record<string, string>> = {
  cut: 'The report was cut out.',
  join: 'They are joined.',
  undo: 'It was undone. What it kept apart is compared again within a minute.',
  name: 'It has its new name.',
  state: 'That is changed.',
}

/** A series: what it is, its reports, on what it rests, how it came about, and what can be done. */
export function seriesPage(one: OneSeries): Page {
  const { series, refused, done, view, titles } = one
  const title = titleOf(series)
  const { reports } = series
  return {
    title: refused ? `Error: ${title}` : title,
    back: '/desk/series',
    wide: true,
    ...(refused && { status: 400 }),
    main: html`${refused ? problemSummary({ [`do-${refused.act}`]: refused.problem }) : ''}<h1>${title}</h1>
${done !== null && Object.hasOwn(doneWords, done) ? html`<p role="status"><strong>${doneWords[done]}</strong></p>` : ''}
${remarks(one)}
${reports.length > 0 ? html`<p class="lead">${sentenceOf(reports, view, titles)}</p>` : html`<p class="lead">No report belongs to it any more.</p>`}
<p>Series ${series.id} <span class="state">${seriesStates[series.state]}</span> ${series.mergedInto ? html` It is part of <a href="/desk/series/${series.mergedInto}">series ${series.mergedInto}</a> now.` : ''}</p>
<nav aria-label="On this page"><a href="#actions">What you can do</a> <a href="#links">Why they belong together</a> <a href="#numbers">Numbers</a> <a href="#places">Map</a> <a href="#history">History</a></nav>
${reports.length > 0 ? evidenceParts(one) : ''}
<h2 id="history">How it came about</h2>
${historyPart(series.history, one.nameOf, series.hidden.length === 0)}
${exportsPart(one)}
<h2 id="actions">What you can do</h2>
${actionsPart(series, one)}`,
  }
}

/** What must be known before anything else: what is invented, and what is hidden. */
function remarks({ series, view }: OneSeries): Html {
  const invented = series.reports.filter(({ via }) => via === 'simulated').length
  const all = series.reports.length
  return html`${invented > 0 ? html`<p class="note"><strong>Simulated, not real.</strong> ${invented === all ? 'All of these reports were' : `${invented} of these ${all} reports ${invented === 1 ? 'was' : 'were'}`} invented by a program.</p>` : ''}${series.hidden.map(
    ({ force, reports }) =>
      html`<p class="note">${reports === 1 ? 'One more report' : `${reports} more reports`} at ${areaName(view, force)} ${reports === 1 ? 'belongs' : 'belong'} to it. You may not see ${reports === 1 ? 'it' : 'them'}: ask ${areaName(view, force)}, and name series ${series.id}.</p>`,
  )}`
}

function evidenceParts({ series, view, titles, drawn, nameOf, mayDecide }: OneSeries): Html {
  const { reports, links, decisions, id } = series
  return html`<h2 id="reports">${reports.length === 1 ? 'The report' : `The ${reportsInWords(reports.length)}`}</h2>
${reportsPart(reports, view, titles)}
<h2 id="links">Why they belong together</h2>
${linksPart(links, titles)}
<h3>What people decided</h3>
${decisionsPart(decisions, { series: id, nameOf, mayDecide })}
<h2 id="numbers">Numbers the callers used</h2>
${numbersPart(reports)}
<h2>Names and addresses</h2>
${namesPart(reports)}
<h2 id="places">Where</h2>
${placesPart(reports, view, drawn)}
<h2>When</h2>
${timeLinePart(reports.map(({ happenedOn }) => happenedOn))}`
}

function exportsPart({ exports }: OneSeries): Html {
  if (exports.length === 0) return html`<p>It was never taken out as evidence.</p>`
  return html`<h3>Taken out as evidence</h3>
${wideTable(
  'Taken out as evidence',
  ['When', 'Who', 'Why', 'How', 'Reports', 'SHA-256 of the file'],
  exports.map(
    ({ at, by, why, redacted, reports, sha256 }) =>
      html`<tr><td>${moment(at)}</td><td>${by}</td><td>${why ?? 'For those who see all its reports'}</td><td>${redacted ? 'redacted' : 'as given'}</td><td>${reports}</td><td><code>${sha256}</code></td></tr>\n`,
  ),
)}`
}
