import type { AreaView } from '../../../../areas/view.ts'
import type { Titles } from '../../../../link/reason-words.ts'
import type { SeriesMember } from '../../../../link/store/seen.ts'
import { inPounds } from '../../../../values/count.ts'
import { referenceOf } from '../../../../values/reference.ts'
import { type Html, html } from '../../../html.ts'
import { placeOf, whenOf } from './words.ts'

/** A table that can be moved to and fro where the window is narrow. */
export const wideTable = (label: string, head: readonly string[], rows: readonly Html[]): Html =>
  html`<div class="wide" role="region" aria-label="${label}" tabindex="0"><table><thead><tr>${head.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table></div>`

/** A report by its reference, on the way to its own page. */
export const reportLink = (id: string): Html => html`<a href="/desk/reports/${id}">${referenceOf(id)}</a>`

const kinds: Readonly<Record<SeriesMember['kind'], string>> = {
  call: 'call',
  visit: 'at the door',
  message: 'text or e-mail',
  post: 'post',
  sighting: 'cash machine',
}

const outcomes: Readonly<Record<SeriesMember['outcome'], string>> = {
  nothing: 'nothing lost',
  shared: 'details shared',
  lost: 'lost',
}

/** The reports of a series that may be seen. */
export const reportsPart = (reports: readonly SeriesMember[], view: AreaView, titles: Titles): Html =>
  wideTable(
    'Reports',
    ['Report', 'When', 'Where', 'How', 'What it looks like', 'Said they were with', 'What came of it', 'Trust'],
    reports.map(
      (one) =>
        html`<tr id="report-${one.id}"><td>${reportLink(one.id)}</td><td>${whenOf(one)}</td><td>${placeOf(view, one)}</td><td>${kinds[one.kind]}</td><td>${one.script ? titles.script(one.script) : ''}</td><td>${one.claimed}</td><td>${outcomes[one.outcome]}${one.lostPounds === null ? '' : `: ${inPounds(one.lostPounds)}`}</td><td>${one.via === 'simulated' ? 'simulated' : one.trust}</td></tr>\n`,
    ),
  )
