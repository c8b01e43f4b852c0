import { areaName } from '../../../../areas/borders.ts'
import type { AreaView } from '../../../../areas/view.ts'
import { dayInLondon } from '../../../../values/london-day.ts'
import {
  counters,
  type WarningContent,
  type WarningLanguage,
  type WarningText,
  warningLanguages,
} from '../../../../values/warning.ts'
import { longest } from '../../../../warn/write/content.ts'
import type { Difference } from '../../../../warn/write/differences.ts'
import type { Save } from '../../../../warn/write/save.ts'
import type { Version } from '../../../../warn/write/version.ts'
import { type Html, html } from '../../../html.ts'
import type { Page } from '../../../page.ts'
import { tick } from '../../../pages/questions.ts'
import { type Problems, problemSummary, textField } from '../../../parts/form.ts'
import type { Look } from '../../warnings/tools.ts'
import type { PlaceSearch } from '../../warnings/writing-fields.ts'
import { moment } from '../moment.ts'
import { type Figures, figuresPart, renewPart } from './figures.ts'
import { areasPart, type Drawn, differencesPart, lookPart } from './look.ts'

/** A save that is looked at instead of what stands. */
export interface Shown {
  readonly save: Save
  /** What stands now → what the save says. */
  readonly differences: readonly Difference[]
}

/** What the page of a draft shows. */
export interface Writing {
  readonly draft: Version
  readonly look: Look
  readonly shown: Shown | null
  readonly search: PlaceSearch | null
  readonly saves: readonly Save[]
  readonly nameOf: (id: string) => string
  readonly view: AreaView
  readonly drawn: Drawn
  readonly figures: Figures
  readonly problem: Problems
  /** It was saved just now. */
  readonly isSaved: boolean
}

/** A draft to be written on, with how it reads beside it. */
export function writingPage(writing: Writing): Page {
  const { draft, look, problem, view, drawn } = writing
  const title = draft.number > 1 ? 'Write the next version' : 'Write a warning'
  return {
    title: Object.keys(problem).length > 0 ? `Error: ${title}` : title,
    back: '/desk/warnings/review',
    wide: true,
    main: html`${problemSummary(problem)}<h1>${title}</h1>
<p>For ${draft.organisation}. Nobody outside sees it before another person approves it.</p>
${writing.isSaved ? html`<p class="note" role="status">Saved.</p>` : ''}
${draft.state === 'returned' ? returnedPart(writing) : ''}${writing.shown ? shownPart(writing, writing.shown) : ''}
<div class="beside"><div>${formPart(writing)}</div>
<section id="look" aria-label="How it reads" tabindex="0">${lookPart(look)}</section></div>
<h2>Where it is for</h2>
${areasPart(view, look.content.areas, drawn) || html`<p>No area is chosen yet.</p>`}
${figuresPart(writing.figures)}${renewPart(writing.figures)}${historyPart(writing)}
${draft.state === 'draft' ? discardPart(writing) : ''}`,
  }
}

const returnedPart = ({ draft, nameOf }: Writing): Html =>
  draft.decided_by === null
    ? html`<p class="note">It was taken back.</p>`
    : html`<p class="note">Sent back by ${nameOf(draft.decided_by)}${draft.note ? html`: ${draft.note}` : '.'}</p>`

function shownPart({ nameOf, draft }: Writing, { save, differences }: Shown): Html {
  const when = html`${nameOf(save.saved_by)}, ${moment(save.saved_at)}`
  return html`<section class="act" aria-label="Another text"><h2>${save.aside ? 'Somebody else saved in between' : 'An earlier text'}</h2>
<p>${save.aside ? 'Nothing is lost. The form holds what was kept aside' : 'The form holds what was saved'} (${when}). What stands now is different here. Put the two together in the form, then save.</p>
${differencesPart(differences, ['Stands now', 'In the form'], true)}
<p><a href="/desk/warnings/${draft.warning_id}/write">Leave it, and go on with what stands now</a></p></section>`
}

function formPart({ draft, look: { content }, search, view, isSaved }: Writing): Html {
  const { warning_id: id, revision } = draft
  return html`<form method="post" action="/desk/warnings/${id}/write" data-draft="${id}"${isSaved ? html` data-saved="yes"` : ''}>
<p role="status" data-draft-status></p><div data-offer hidden><p>What you wrote here before was not saved.</p><p class="buttons"><button type="button" data-back-in>Bring it back</button> <button type="button" class="plain" data-drop>Leave it</button></p></div>
<input type="hidden" name="revision" value="${revision}"><input type="hidden" name="draft" value="${id}"><input type="hidden" name="organisation" value="${draft.organisation_id}"><input type="hidden" name="languages" value="${content.texts.map(({ language }) => language).join()}">
${content.texts.map(textFields)}
${areasFields(view, content, search)}
<div class="field"><label for="expires">Last day</label><p id="expires-hint" class="hint">A year at most. After it the page says that the warning is over.</p><input id="expires" name="expires" type="date" value="${content.expires ? dayInLondon(new Date(content.expires)) : ''}" aria-describedby="expires-hint"></div>
<fieldset><legend>Who at counters should hear it too?</legend>${counters.map((one) => tick({ name: 'counter', value: one, words: counterWords[one], on: content.counters.includes(one) }))}</fieldset>
${languageField(content)}
<p class="buttons"><button type="submit" name="do" value="look">Save and look</button> <button type="submit" name="do" value="forward" class="plain">Save and go on to put it forward</button></p></form>`
}

const counterWords = {
  bank: 'Banks and post offices',
  jeweller: 'Jewellers',
  exchange: 'Bureaux de change',
  taxi: 'Taxi firms',
} as const

function textFields({ language, title, summary, body }: WarningText): Html {
  const isEnglish = language === 'en'
  const named = (words: string) => (isEnglish ? words : `${words} (${warningLanguages[language]})`)
  const area = (name: string, label: string, { rows, value, hint }: { rows: number; value: string; hint: string }) => {
    const id = `${name}-${language}`
    return html`<div class="field"><label for="${id}">${label}</label><p id="${id}-hint" class="hint">${hint}</p><textarea id="${id}" name="${id}" rows="${rows}" lang="${language}" aria-describedby="${id}-hint">
${value}</textarea></div>`
  }
  return html`${textField({ name: `title-${language}`, label: named('Title'), hint: `At most ${longest.title} characters.`, value: title })}
${area('summary', named('Summary'), { rows: 3, value: summary, hint: `One or two sentences, at most ${longest.summary} characters.` })}
${area('body', named('Text'), { rows: isEnglish ? 16 : 10, value: body, hint: 'First what to do, then what happened. Two stars make **bold**, # makes a heading, * a list.' })}`
}

function areasFields(view: AreaView, { areas }: WarningContent, search: PlaceSearch | null): Html {
  return html`<fieldset><legend>Areas</legend>
${areas.map((code) => tick({ name: 'area', value: code, words: areaName(view, code), on: true }))}
${search ? html`<p role="status" class="note" id="which">${search.text}: ${search.next}</p>${search.choices.map(({ code, label }) => tick({ name: 'area', value: code, words: label, on: false }))}` : ''}
${textField({ name: 'place', label: areas.length > 0 ? 'Add another area' : 'Add an area', hint: 'A police force, a district, a town or a county. It is added when you save. Untick one to take it out.' })}</fieldset>`
}

const languageOrder = [
  'cy',
  'gd',
  'ga',
  'pl',
  'pa',
  'ur',
  'bn',
  'gu',
  'so',
] as const satisfies readonly WarningLanguage[]
const languageNames: Readonly<Record<(typeof languageOrder)[number], string>> = {
  cy: 'Welsh',
  gd: 'Scottish Gaelic',
  ga: 'Irish',
  pl: 'Polish',
  pa: 'Punjabi',
  ur: 'Urdu',
  bn: 'Bengali',
  gu: 'Gujarati',
  so: 'Somali',
}

function languageField({ texts }: WarningContent): Html | '' {
  const left = languageOrder.filter((one) => !texts.some(({ language }) => language === one))
  if (left.length === 0) return ''
  return html`<div class="field"><label for="language">Add a language</label><p id="language-hint" class="hint">Its fields come when you save. Empty all of them to take it out again.</p><select id="language" name="language" aria-describedby="language-hint"><option value="">None</option>${left.map((one) => html`<option value="${one}">${languageNames[one]} (${warningLanguages[one]})</option>`)}</select></div>`
}

const historyPart = ({ saves, nameOf, draft, shown }: Writing): Html =>
  html`<details><summary>Every time it was saved (${saves.length})</summary><ul class="found-list">${saves.map(
    (save) =>
      html`<li>${moment(save.saved_at)}, ${nameOf(save.saved_by)}${save.aside ? ' – kept aside, another had saved in between' : ''}${save.id === shown?.save.id ? ' – in the form now' : html`: <a href="/desk/warnings/${draft.warning_id}/write?save=${save.id}" aria-label="Go back to the text of ${moment(save.saved_at)}, number ${save.id}">Go back to this one</a>`}</li>\n`,
  )}</ul></details>`

const discardPart = ({ draft: { warning_id: id }, saves: { length } }: Writing): Html =>
  html`<details><summary>Throw this draft away</summary><p>${length > 1 ? `The ${length} times it was saved and what was corrected in it go for good. ` : ''}What it says now can be brought back on the next page, and only there.</p>
<form method="post" action="/desk/warnings/${id}/discard"><button type="submit" class="plain">Throw it away</button></form></details>`

interface Discarded {
  readonly draft: Version
}

/** After a draft was thrown away: the way to bring it back. */
export const discardedPage = ({ draft }: Discarded): Page => ({
  title: 'Thrown away',
  back: '/desk/warnings/review',
  main: html`<h1>The draft is thrown away</h1>
<p class="lead">${draft.title || 'It had no title.'}</p>
<p>You can bring back what it said last, from this page only.</p>
<form method="post" action="/desk/warnings/new"><input type="hidden" name="organisation" value="${draft.organisation_id}">${draft.number > 1 ? html`<input type="hidden" name="of" value="${draft.warning_id}">` : ''}
<input type="hidden" name="content" value="${JSON.stringify(draft.content)}"><button type="submit">Bring it back</button></form>
<p><a href="/desk/warnings/review">Leave it</a></p>`,
})

interface New {
  readonly organisations: readonly { readonly id: string; readonly name: string }[]
  /** The warning of others that it shall tell again; null for none. */
  readonly from: Version | null
}

/** Begins a warning: for which organisation, and from what. */
export const newPage = ({ organisations, from }: New): Page => ({
  title: 'Write a warning',
  back: '/desk/warnings/review',
  main: html`<h1>Write a warning</h1>
${from ? html`<p class="lead">From what ${from.organisation || 'others'} published: ${from.title}</p><p>The draft begins with its facts in our words and where they are from. Its own sentences stay with who wrote them.</p>` : html`<p>Say what to do, what happened, where, and whom to ring. Another person looks at it before anybody sees it.</p>`}
<form method="post" action="/desk/warnings/new">${from ? html`<input type="hidden" name="from" value="${from.warning_id}">` : ''}
${
  organisations.length > 1
    ? html`<fieldset><legend>For which organisation?</legend>${organisations.map(({ id, name }, at) => tick({ name: 'organisation', value: id, words: name, on: at === 0, radio: true }))}</fieldset>`
    : html`<input type="hidden" name="organisation" value="${organisations[0]?.id}">`
}<button type="submit">Begin</button></form>`,
})
