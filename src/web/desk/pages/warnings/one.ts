import type { AreaView } from '../../../../areas/view.ts'
import { longDate } from '../../../../values/day.ts'
import type { FactField } from '../../../../warn/facts/field-words.ts'
import { type Film, filmsIn } from '../../../../warn/facts/films.ts'
import type { FactNames, PlacedFact } from '../../../../warn/facts/stated.ts'
import type { Today } from '../../../../warn/facts/today.ts'
import type { SearchedState } from '../../../../warn/search.ts'
import type { WholeWarning } from '../../../../warn/whole.ts'
import { type Html, html } from '../../../html.ts'
import type { Page } from '../../../page.ts'
import { sourceLine } from '../../../parts/source.ts'
import { moment } from '../moment.ts'
import { factList } from './facts.ts'
import { areasInWords } from './list.ts'
import { originalText, todayId } from './original.ts'
import { copiesPart, correctionsPart, historyPart, versionsPart } from './rest.ts'
import { stateWords } from './state.ts'

/** What the page of a warning is made from. */
export interface One {
  readonly whole: WholeWarning
  readonly state: SearchedState
  readonly facts: readonly PlacedFact[]
  readonly today: readonly Today[]
  readonly names: FactNames
  readonly view: AreaView
  readonly mayCorrect: boolean
  /** What may be done with it. */
  readonly actions: Html | ''
}

/** A warning: its facts beside its words as they came, and everything that was done with it. */
export function warningPage(one: One): Page {
  const { whole, facts, today, mayCorrect } = one
  const { warning, version } = whole
  const title = version.title || 'Without a title'
  const correctAt = (field: FactField) =>
    `/desk/warnings/${warning.id}/correct?field=${field}&version=${version.number}`
  const corrected = new Map(
    whole.corrections.filter(({ undone_at }) => undone_at === null).map(({ field, by }) => [field, by]),
  )
  return {
    title,
    back: '/desk/warnings',
    wide: true,
    main: html`<h1>${title}</h1>
${headLine(one)}
${one.actions}
<div class="beside"><section aria-labelledby="facts"><h2 id="facts">What it says</h2>
${mayCorrect ? html`<p>The software read these facts. Follow the words to their place, and correct what is wrong.</p>` : ''}
${factList({ facts, corrected, correctAt: mayCorrect ? correctAt : null })}
${todayPart(today)}${filmsPart(filmsIn(version.text))}</section>
<section class="original" aria-labelledby="original" tabindex="0"><h2 id="original">As it was written</h2>
<pre${languageOf(version)}>${originalText(version.text, facts, today)}</pre>${otherLanguages(version)}</section></div>
${correctionsPart(whole, one.names, mayCorrect)}${versionsPart(whole)}${copiesPart(whole)}${historyPart(whole)}`,
  }
}

/** States that come after publication. */
const wasPublic: ReadonlySet<SearchedState> = new Set(['published', 'expired', 'updated', 'cancelled'])

function headLine({ whole, state, view }: One): Html {
  const { warning, version, original } = whole
  const { address, id } = warning
  return html`<p>${version.organisation || 'No publisher named'}${version.issued_on ? `, ${longDate(version.issued_on)}` : ''} <span class="state">${stateWords[state]}</span></p>
${
  wasPublic.has(state)
    ? html`<p><a href="/desk/warnings/${id}/effect">What followed this warning</a></p>
`
    : ''
}${reasonPart(whole)}${version.districts.length > 0 ? html`<p>Areas: ${areasInWords(version.districts, view)}</p>` : html`<p>No area was read in it.</p>`}
${address && /^https?:/.test(address) ? html`<p>Published at <a href="${address}" rel="noreferrer nofollow">${address}</a></p>` : ''}
<p class="source">${warning.kind === 'taken' ? 'Collected' : 'Begun'} ${moment(version.made_at)}${original ? ` as ${original.media_type}` : ''}. <a href="/desk/warnings/${id}/original?version=${version.number}">Download ${original ? 'the document as it came' : 'its text'}</a></p>`
}

/** Why it was cancelled, sent back or rejected. */
function reasonPart({ version: { state, note, end_reason } }: WholeWarning): Html | '' {
  const reason = state === 'cancelled' ? end_reason : state === 'returned' || state === 'rejected' ? note : null
  return reason === null ? '' : html`<p class="note">Why: ${reason}</p>\n`
}

const todayPart = (today: readonly Today[]): Html | '' =>
  today.length === 0
    ? ''
    : html`<h2>What has changed since</h2><ul class="numbers">${today.map((one, index) => html`<li id="${todayId(index)}"><p><q>${one.old}</q></p><p><strong>Today:</strong> ${one.today}</p><p class="source">Source: ${sourceLine(one.source)}</p></li>\n`)}</ul>`

const filmsPart = (films: readonly Film[]): Html | '' =>
  films.length === 0
    ? ''
    : html`<h2>Films</h2><ul class="links">${films.map(({ title, address }) => html`<li>${address ? html`<a href="${address}" rel="noreferrer nofollow">${title}</a>` : `${title} (no address is given)`}</li>`)}</ul>`

type Version = WholeWarning['version']

const languageOf = ({ content }: Version): Html | '' => {
  const first = content.texts[0]?.language ?? 'en'
  return first === 'en' ? '' : html` lang="${first}"`
}

const otherLanguages = ({ content }: Version): readonly Html[] =>
  content.texts
    .slice(1)
    .map(
      ({ language, title, summary, body }) =>
        html`<section lang="${language}"><h3>${title}</h3><p>${summary}</p><pre>${body}</pre></section>`,
    )
