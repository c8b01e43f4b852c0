import { type Html, html } from '../../../html.ts'
import { longField, problemSummary, textField } from '../../../parts/form.ts'
import { moment } from '../moment.ts'
import type { OneReport } from './one.ts'

/** What was decided, and what may be. */
export function decisionPart({ shown, mayDecide, isOwn, names, queue, problem }: OneReport): Html {
  const { report, state } = shown
  const { id, looked_at, looked_by, set_aside_why } = report
  const who = looked_by ? (names.get(looked_by) ?? 'somebody who has left') : ''
  const was = looked_at
    ? html`<p>${set_aside_why === null ? 'Checked' : 'Set aside'} by ${who}, ${moment(looked_at)}.${set_aside_why ? html` Why: ${set_aside_why}` : ''}</p>`
    : ''
  const next = queue ? html`<input type="hidden" name="next" value="queue">` : ''
  const decide = (what: string, inside: Html) =>
    html`<form method="post" action="/desk/reports/${id}/decide">${next}<input type="hidden" name="what" value="${what}">${inside}</form>`
  const forms = html`${state === 'counts' && looked_at ? '' : decide('checked', html`<button type="submit" accesskey="c">Checked: it counts</button>`)}
${state === 'set-aside' ? '' : decide('set-aside', html`${problem ? problemSummary({ why: problem }) : ''}${textField({ name: 'why', label: 'Why it is set aside', hint: 'Such as: a test, the same call told twice, not a crime of this kind. No names.', problem: problem ?? undefined })}<button type="submit" class="plain" accesskey="a">Set aside: it counts nowhere</button>`)}
${looked_at ? decide('undone', html`<button type="submit" class="plain">Take the decision back</button>`) : ''}
${queue ? html`<p><a class="button plain" href="${queue.skip}" accesskey="n">Leave it, next one</a></p><p class="source">Keys: C checked, A set aside, N next, with the keys your browser uses for access keys (often Alt and Shift).</p>` : ''}`
  return html`<h2>Decision</h2>${was}${
    isOwn
      ? html`<p>You sent this report yourself, so somebody else looks at it.</p>`
      : mayDecide
        ? forms
        : html`<p>A writer for this area decides.</p>`
  }`
}

/** What was added later, and a form to add more. */
export function notePart({ shown, mayDecide, names }: OneReport): Html {
  const { notes, report } = shown
  const writer = (by: string | null) =>
    by === null ? 'whoever reported it' : (names.get(by) ?? 'somebody who has left')
  return html`<h2>Notes</h2>
${notes.length === 0 ? html`<p>None yet.</p>` : html`<ul class="found-list">${notes.map(({ by, words, at }) => html`<li><p>${words}</p><p class="source">By ${writer(by)}, ${moment(at)}</p></li>`)}</ul>`}
${mayDecide ? html`<form method="post" action="/desk/reports/${report.id}/note">${longField({ name: 'words', label: 'Add a note', hint: 'Others at the desk who see this report read it, and it goes with the report. Leave out names.', rows: 3 })}<button type="submit" class="plain">Keep the note</button></form>` : ''}`
}
