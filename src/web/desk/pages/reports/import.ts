import type { AreaView } from '../../../../areas/view.ts'
import type { ReportImport } from '../../../../report/import/imports.ts'
import type { Trial } from '../../../../report/import/trial.ts'
import { type ImportField, importFields } from '../../../../values/import-mapping.ts'
import { kindWords } from '../../../../values/statistics-words.ts'
import { type Html, html } from '../../../html.ts'
import type { Page } from '../../../page.ts'
import { problemSummary } from '../../../parts/form.ts'
import { wideTable } from '../../../parts/wide-table.ts'
import { moment } from '../moment.ts'
import { countsOf, stateOf } from './imports.ts'
import { problemsPart, trialPart } from './trial.ts'
import { forWords } from './words.ts'

/** What the page of an import is made from. */
export interface OneImport {
  readonly one: ReportImport
  readonly problem: string | null
  /** Headings and first rows; null where the file is gone, or columns are chosen for good. */
  readonly inside: { readonly headings: readonly string[]; readonly samples: readonly (readonly string[])[] } | null
  readonly trial: Trial | null
  readonly view: AreaView
  /** Its file is kept here, so it goes on by itself. */
  readonly isGoing: boolean
  /** It was taken back just now. */
  readonly isBackNow: boolean
}

/** One import: its columns, its trial, or what came of it. */
export function importPage(whole: OneImport): Page {
  const { one, problem, inside } = whole
  return {
    title: problem ? `Error: ${one.name}` : one.name,
    back: '/desk/reports/imports',
    wide: true,
    ...(problem && { status: 400 }),
    main: html`${problem ? problemSummary({ columns: problem }) : ''}<h1>${one.name}</h1>
<p><span class="state">${stateOf(one)}</span> Sent ${moment(one.began_at)}.</p>
${inside ? choosing(whole, inside) : came(whole)}`,
  }
}

function choosing(whole: OneImport, { headings, samples }: NonNullable<OneImport['inside']>): Html {
  const { one, trial, view } = whole
  return html`<h2 id="columns">Which column holds what</h2>
<p>These were guessed by their headings. Put right what is wrong, then try it.</p>
${wideTable(
  'The first rows of the file',
  headings,
  samples.map((cells) => html`<tr>${headings.map((_, at) => html`<td>${(cells[at] ?? '').slice(0, 80)}</td>`)}</tr>`),
)}
${mappingForm(one, headings)}
${trial ? trialPart({ one, trial, view }) : ''}`
}

function mappingForm({ id, mapping }: ReportImport, headings: readonly string[]): Html {
  const column = (field: ImportField) => {
    const [label, hint] = importFields[field]
    const name = `column-${field}`
    return html`<div class="field"><label for="${name}">${label}</label>${hint ? html`<p id="${name}-hint" class="hint">${hint}</p>` : ''}<select id="${name}" name="${name}"${hint ? html` aria-describedby="${name}-hint"` : ''}><option value="">No column</option>${headings.map((heading) => option(heading, heading, mapping.columns[field]))}</select></div>`
  }
  const choice = (name: string, label: string, options: readonly (readonly [string, string])[], chosen: string) =>
    html`<div class="field"><label for="${name}">${label}</label><select id="${name}" name="${name}">${options.map(([value, words]) => option(value, words, chosen))}</select></div>`
  const dates = [
    ['day-first', 'Day first: 3/4/2026 is 3 April'],
    ['month-first', 'Month first: 3/4/2026 is 4 March'],
  ] as const
  return html`<form method="post" action="/desk/reports/imports/${id}/columns"><div class="filters">${(Object.keys(importFields) as ImportField[]).map(column)}
${choice('dates', 'Dates', dates, mapping.dates)}
${choice('kind', 'Where a row does not say how they came', Object.entries(kindWords), mapping.kind)}
${choice('forWhom', 'Where a row does not say who tells it', Object.entries(forWords), mapping.forWhom)}</div>
<button type="submit">Try it: take nothing in yet</button></form>`
}

const option = (value: string, words: string, chosen: string | undefined) =>
  html`<option value="${value}"${value === chosen ? html` selected` : ''}>${words}</option>`

const going = 'It is being taken in, also when you leave this page.'
const atTerminal =
  'It is being taken in at the terminal, or was broken off there. Read the file in again then: nothing goes in twice.'

function came({ one, isBackNow, isGoing }: OneImport): Html {
  const { id, started_at, ended_at, taken_back_at, stopped_why, problems, added } = one
  if (taken_back_at)
    return html`<p role="status">${isBackNow ? html`<strong>It is taken back.</strong> ` : ''}All reports that came with this file are gone, since ${moment(taken_back_at)}.</p>`
  if (!started_at) return html`<p role="status">The file is here no more: it is kept for a day. Send it again.</p>`
  const state = ended_at ? `It ended ${moment(ended_at)}.` : isGoing ? going : atTerminal
  return html`<p role="status">${countsOf(one)} ${state}</p>
${stopped_why ? html`<p><strong>It stopped:</strong> ${stopped_why}</p>` : ''}
${ended_at ? '' : html`<p><a class="button" href="/desk/reports/imports/${id}">See how far it is</a></p>`}
${added > 0 ? html`<p><a href="/desk/reports?import=${id}">The reports that came with it</a></p>` : ''}
${problemsPart(problems, id)}
<h2>Take it back</h2><p>All reports that came with this file go, with what was noted on them. The same file can be read in again.</p>
<form method="post" action="/desk/reports/imports/${id}/take-back"><button type="submit" class="plain">Take all of it back</button></form>`
}
