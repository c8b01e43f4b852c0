import { areaName } from '../../../../areas/borders.ts'
import type { AreaMap } from '../../../../areas/map/draw.ts'
import type { AreaView } from '../../../../areas/view.ts'
import type { ReportBehind, Step } from '../../../../link/night/behind.ts'
import type { ShownSpike } from '../../../../link/night/list.ts'
import { fewDigits, seldom } from '../../../../link/night/words.ts'
import { countInWords } from '../../../../values/count.ts'
import { longDate } from '../../../../values/day.ts'
import { kindWords } from '../../../../values/statistics-words.ts'
import { Html, html } from '../../../html.ts'
import type { Page } from '../../../page.ts'
import { problemSummary } from '../../../parts/form.ts'
import { wideTable } from '../../../parts/wide-table.ts'
import { moment } from '../moment.ts'
import { reportLink } from '../series/reports.ts'
import { chart } from './chart.ts'
import { simulatedNote } from './list.ts'
import { hasProblems, type SilenceForm, silenceForm } from './silence.ts'
import { daysInWords, forceName, hiddenWords, levelWords, methodWords, spikeTitle, type TypeName } from './words.ts'

export interface SpikeWhole {
  readonly spike: ShownSpike
  readonly steps: readonly Step[]
  readonly map: AreaMap
  readonly reports: readonly ReportBehind[]
  readonly view: AreaView
  readonly typeName: TypeName
  readonly isSimulated: boolean
  readonly mayChange: boolean
  /** Whether a warning can be drawn up from it here. */
  readonly mayDraft: boolean
  readonly form: SilenceForm
}

/** One spike: what was expected, what came and why it stands out, with its reports. */
export function spikePage(whole: SpikeWhole): Page {
  const { spike, steps, view, typeName, isSimulated, mayChange, mayDraft, form } = whole
  const title = spikeTitle(spike, view, typeName)
  return {
    title: hasProblems(form.problems) ? `Error: ${title}` : title,
    back: '/desk/spikes',
    ...(hasProblems(form.problems) && { status: 400 }),
    wide: true,
    main: html`${problemSummary(form.problems)}<h1>${title}</h1>
${isSimulated ? simulatedNote : ''}<p>${daysInWords(spike.from, spike.to)} <span class="state">${levelWords[spike.level]}</span>${spike.isSilenced ? html` <span class="state">silenced</span>` : ''}</p>
<p><strong>${spike.why}</strong></p>
${hiddenPart(spike, view)}
${facts(spike)}
${mayDraft ? html`<form method="post" action="/desk/warnings/draft"><input type="hidden" name="spike" value="${spike.id}"><button type="submit">Draw up a warning</button></form>` : ''}
<h2>How it came</h2>${chart(steps, spike)}
${reportsPart(whole)}
${mapPart(whole)}
${mayChange && spike.isWhole && !spike.isSilenced ? silenceForm(spike, form) : ''}`,
  }
}

/** Reports that they may not see, by force where there are several. */
const hiddenPart = (spike: ShownSpike, view: AreaView): Html | '' =>
  spike.hidden.length === 0
    ? ''
    : html`<p>And ${hiddenWords(spike, view)}. You may not see these.</p>
${spike.hidden.length > 1 ? html`<details><summary>Where they are</summary><ul>${spike.hidden.map(({ force, reports }) => html`<li>${forceName(force, view)}: ${countInWords(reports)}</li>`)}</ul></details>` : ''}`

function facts(spike: ShownSpike): Html {
  const { method, observed, expected, bound, p, recurrenceDays, firstSeen, seen } = spike
  const isPairs = method === 'knox' && spike.isWhole
  return html`<dl class="facts"><dt>${isPairs ? 'Pairs near each other' : 'Came'}</dt><dd>${countInWords(observed)}</dd>
${expected === null ? '' : html`<dt>Expected</dt><dd>${fewDigits(expected)}</dd>`}
${bound === null ? '' : html`<dt>Bound of the method, for ${method === 'farrington' ? 'a week' : 'the day or week told above'}</dt><dd>${fewDigits(bound)}</dd>`}
${recurrenceDays === null ? '' : html`<dt>Chance gives as much somewhere</dt><dd>${seldom(recurrenceDays)}</dd>`}
${isPairs && p !== null ? html`<dt>Share of random orders with as many pairs</dt><dd>${p}</dd>` : ''}
<dt>Noticed</dt><dd>${methodWords[method]}, first on ${moment(firstSeen)}, last on ${moment(seen)}</dd></dl>`
}

function reportsPart({ reports, spike, view, typeName }: SpikeWhole): Html {
  const series = new Map(reports.flatMap((one) => (one.series === null ? [] : [[one.series, one.seriesName] as const])))
  const counted = (id: string) => reports.filter((one) => one.series === id).length
  return html`<h2>Its reports (${countInWords(spike.reports)})</h2>
${series.size > 0 ? html`<p>Some of them belong to a series:</p><ul class="links">${[...series].map(([id, name]) => html`<li><a href="/desk/series/${id}">${name ?? `Series ${id}`}</a> (${counted(id)})</li>`)}</ul>` : html`<p>None of them belongs to a series yet.</p>`}
${wideTable(
  'Reports',
  ['Report', 'Day', 'Area', 'How', 'What they do', 'Lost'],
  reports.map(
    ({ id, happened_on, district, kind, script, outcome }) =>
      html`<tr><td>${reportLink(id)}</td><td>${longDate(happened_on)}</td><td>${areaName(view, district)}</td><td>${kindWords[kind]}</td><td>${script === null ? 'not known' : typeName(script)}</td><td>${outcome === 'lost' ? 'yes' : 'no'}</td></tr>\n`,
  ),
)}
${reports.length < spike.reports ? html`<p class="hint">The newest ${reports.length} of ${countInWords(spike.reports)}.</p>` : ''}`
}

const mapPart = ({ map }: SpikeWhole): Html =>
  html`<h2>Where</h2><figure>${new Html(map.svg)}<figcaption class="source">${map.basis === 'outlines' ? '' : 'The edges are approximate. '}${map.attribution}</figcaption></figure>
<details><summary>The same as a list</summary><ul>${map.rows
    .filter(({ role }) => role === 'chosen')
    .map(
      ({ number, name, force }) => html`<li>${number === null ? '' : `${number} `}${name}, ${force}</li>`,
    )}</ul></details>`
