import type { AreaView } from '../../../../areas/view.ts'
import { areaNames } from '../../../../warn/person.ts'
import { readingMark } from '../../../../warn/review/decide.ts'
import { takenLasts } from '../../../../warn/review/last-moment.ts'
import type { Difference } from '../../../../warn/write/differences.ts'
import type { Version } from '../../../../warn/write/version.ts'
import { type Html, html } from '../../../html.ts'
import type { Page } from '../../../page.ts'
import { tick } from '../../../pages/questions.ts'
import { problemSummary, textField } from '../../../parts/form.ts'
import type { Look } from '../../warnings/tools.ts'
import type { PlaceSearch } from '../../warnings/writing-fields.ts'
import { moment } from '../moment.ts'
import { changedNote, type Figures, figuresPart, namesPart, seenPart } from './figures.ts'
import { areasPart, type Drawn, differencesPart, factsPart, previewPart, remarksPart } from './look.ts'

/** One of the lists of what waits. */
export type Waiting = Pick<
  Version,
  'warning_id' | 'number' | 'kind' | 'state' | 'title' | 'organisation' | 'submitted_by' | 'submitted_at' | 'changed_at'
>

interface Lists {
  readonly pending: readonly Waiting[]
  readonly drafts: readonly Waiting[]
  readonly nameOf: (id: string) => string
  readonly mayWrite: boolean
  /** What was done just now. */
  readonly done: string | null
}

const doneWords: Readonly<Record<string, string>> = {
  return: 'It is sent back to its writer. It is under “Being written” below.',
  reject: 'It is rejected. It stays in the list of warnings.',
  withdraw: 'You took it back. It is under “Being written” below.',
}

/** What waits for a decision, and what is being written. */
export const reviewPage = ({ pending, drafts, nameOf, mayWrite, done }: Lists): Page => ({
  title: 'Warnings to decide on',
  back: '/desk/warnings',
  main: html`<h1>Warnings to decide on</h1>
${done !== null && Object.hasOwn(doneWords, done) ? html`<p class="note" role="status">${doneWords[done]}</p>` : ''}${mayWrite ? html`<p><a class="button" href="/desk/warnings/new">Write a warning</a></p>` : ''}
<h2>Waiting for a second person</h2>
${
  pending.length > 0
    ? html`<ul class="found-list">${pending.map(
        ({ warning_id, number, title, organisation, submitted_by, submitted_at }) =>
          html`<li><p><a href="/desk/warnings/${warning_id}/decide">${title || 'No title'}</a>${number > 1 ? ` (version ${number})` : ''}</p><p>${organisation}. Put forward by ${nameOf(submitted_by ?? '')}${submitted_at ? `, ${moment(submitted_at)}` : ''}.</p></li>\n`,
      )}</ul>`
    : html`<p>Nothing waits.</p>`
}
<h2>Being written</h2>
${
  drafts.length > 0
    ? html`<ul class="found-list">${drafts.map(
        ({ warning_id, kind, state, title, organisation, changed_at }) =>
          html`<li><p><a href="/desk/warnings/${warning_id}${mayWrite && kind === 'own' ? '/write' : ''}">${title || 'No title yet'}</a>${state === 'returned' ? ' (sent back)' : ''}</p><p>${organisation}, changed ${moment(changed_at)}.</p></li>\n`,
      )}</ul>`
    : html`<p>Nothing.</p>`
}`,
})

/** A version as it would be published. */
export interface Candidate {
  readonly version: Version
  readonly look: Look
  readonly view: AreaView
  readonly drawn: Drawn
  /** Codes of the areas it is for. */
  readonly areas: readonly string[]
  readonly figures: Figures
}

/** Of one taken in, title, facts and where it is from; its own words stay with its publisher. */
const candidatePart = ({ version, look }: Candidate): Html =>
  html`<h2>How it will look</h2>${
    version.kind === 'own'
      ? previewPart(look)
      : html`<article class="original"><h3>${version.title}</h3><p>${version.organisation}</p>${version.address ? html`<p><a href="${version.address}">What they published</a></p>` : ''}</article>`
  }`

interface Forward extends Candidate {
  readonly problem: string | null
  readonly organisations: readonly { readonly id: string; readonly name: string }[]
  readonly search: PlaceSearch | null
}

/** What will be put forward, with what has to be ticked first. */
export function forwardPage(forward: Forward): Page {
  const { version, look, problem, areas, view, drawn } = forward
  const isTelling = version.kind === 'own' && look.remarks.some(({ kind }) => kind === 'who')
  const { warning_id: id } = version
  return {
    title: problem ? 'Error: Put a warning forward' : 'Put a warning forward',
    back: version.kind === 'own' ? `/desk/warnings/${id}/write` : `/desk/warnings/${id}`,
    main: html`${problem ? html`<div class="problem" role="alert" tabindex="-1"><h2>There is a problem</h2><p>${problem}</p>${version.kind === 'own' ? html`<p><a href="/desk/warnings/${id}/write">Change it</a></p>` : ''}</div>` : ''}<h1>Put this warning forward</h1>
<p>Another person of your organisation decides on it. Until then nobody outside sees it.</p>
${candidatePart(forward)}${version.kind === 'own' ? html`<p><a href="/desk/warnings/${id}/write">Change it</a></p>` : ''}
<h2>Facts</h2><p>They are published beside it. Is one wrong? <a href="/desk/warnings/${id}#facts">Correct it</a> first.</p>${factsPart(look)}${figuresPart(forward.figures)}
${version.kind === 'own' ? html`<h2>What could be better</h2>${remarksPart(look.remarks)}` : ''}
<h2>Where it is for</h2>${areasPart(view, areas, drawn) || html`<p>No area is chosen yet.</p>`}
<form method="post" action="/desk/warnings/${id}/forward">
${version.kind === 'taken' ? takenFields(forward) : ''}
${isTelling ? tick({ name: 'confirmed', value: 'yes', words: 'I have looked at what could tell who somebody was: nobody can be found by it, or they agree', on: false }) : ''}
<p class="buttons"><button type="submit" name="do" value="forward">Put it forward</button></p></form>`,
  }
}

const takenFields = ({ areas, view, organisations, search }: Forward): Html => html`${
  organisations.length > 1
    ? html`<fieldset><legend>Who publishes it?</legend>${organisations.map(({ id, name }, at) => tick({ name: 'organisation', value: id, words: name, on: at === 0, radio: true }))}</fieldset>`
    : html`<input type="hidden" name="organisation" value="${organisations[0]?.id}">`
}<fieldset><legend>Areas</legend>${areas.map((code) => tick({ name: 'area', value: code, words: areaNames(view, [code]), on: true }))}
${search ? html`<p role="status" class="note">${search.text}: ${search.next}</p>${search.choices.map(({ code, label }) => tick({ name: 'area', value: code, words: label, on: false }))}` : ''}
${textField({ name: 'place', label: 'Add an area', hint: 'A police force, a district, a town or a county.' })}<button type="submit" name="do" value="areas" class="plain">Change the areas</button></fieldset>`

interface Deciding extends Candidate {
  readonly nameOf: (id: string) => string
  /** From the published version to this one; null where none is published. */
  readonly differences: readonly Difference[] | null
  /** Why the decision that was sent does not hold yet, and its note. */
  readonly problem: string | null
  readonly note: string
  /** `own`: whoever looks put it forward. */
  readonly may: 'decide' | 'own' | 'look'
}

/** Exactly what would be published, and the three ways to decide. */
export function decidePage(deciding: Deciding): Page {
  const { version, look, nameOf, differences, may, areas, view, drawn, problem } = deciding
  const { warning_id: id, submitted_by, submitted_at } = version
  return {
    title: problem ? 'Error: Decide on a warning' : 'Decide on a warning',
    back: '/desk/warnings/review',
    ...(problem && { status: 409 }),
    main: html`${problem ? html`<div class="problem" role="alert" tabindex="-1"><h2>There is a problem</h2><p>${problem}</p><p><a href="#figures">Look at its figures</a>, tick that you have seen them, or send it back.</p></div>` : ''}<h1>Decide on a warning</h1>
<p>Put forward by ${nameOf(submitted_by ?? '')}${submitted_at ? `, ${moment(submitted_at)}` : ''}. This is exactly what would be published.</p>
${problem ? '' : changedNote(deciding.figures)}${candidatePart(deciding)}
${version.content.expires ? html`<p>It holds until ${moment(new Date(version.content.expires))}.</p>` : version.kind === 'taken' ? html`<p>${takenLasts}</p>` : ''}
${differences ? html`<h2>What is different from what is published</h2>${differencesPart(differences, ['Published', 'New'])}` : ''}
<h2>Facts</h2>${factsPart(look)}${figuresPart(deciding.figures)}
${version.kind === 'own' ? html`<h2>What could be better</h2>${remarksPart(look.remarks)}` : ''}
<h2>Where it is for</h2>${areasPart(view, areas, drawn)}
${may === 'decide' ? decideForm(deciding) : may === 'own' ? ownPart(id) : html`<p class="note">An approver of ${version.organisation} for all its areas decides.</p>`}`,
  }
}

const decideForm = ({ version, figures, note }: Deciding): Html =>
  html`<h2>Your decision</h2><form method="post" action="/desk/warnings/${version.warning_id}/decide"><input type="hidden" name="read" value="${readingMark(version)}">
${textField({ name: 'note', label: 'A note to its writer', hint: 'What to change, if you send it back. It is not published.', value: note })}
${namesPart(figures)}${seenPart(figures)}<p>To have it changed, send it back. What is rejected stays in the list of warnings, and is never published.</p>
<p class="buttons"><button type="submit" name="decision" value="approve">Approve and publish</button> <button type="submit" name="decision" value="return" class="plain">Send back</button> <button type="submit" name="decision" value="reject" class="plain">Reject</button></p></form>`

const ownPart = (id: string): Html =>
  html`<p class="note">You put it forward yourself: another person decides.</p><form method="post" action="/desk/warnings/${id}/withdraw"><button type="submit" class="plain">Take it back</button></form>`

/** Cancels what is published; says what that does. */
export const cancelPage = (
  version: Version,
  { problem, reason }: { problem: string | null; reason: string },
): Page => ({
  title: problem ? 'Error: Cancel a warning' : 'Cancel a warning',
  back: `/desk/warnings/${version.warning_id}`,
  main: html`${problem ? problemSummary({ reason: problem }) : ''}<h1>Cancel this warning?</h1>
<p class="lead">${version.title}</p>
<p>It stops at once, and cannot be brought back. Its page stays and says that it was cancelled, and why.</p>
<form method="post" action="/desk/warnings/${version.warning_id}/cancel">${textField({ name: 'reason', label: 'Why?', hint: 'A sentence that everybody reads, such as “The caller was a genuine officer.”', value: reason, problem: problem ?? undefined })}<button type="submit">Cancel the warning</button></form>`,
})
