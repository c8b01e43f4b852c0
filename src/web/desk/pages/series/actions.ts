import type { SeriesSeen } from '../../../../link/store/seen.ts'
import { referenceOf } from '../../../../values/reference.ts'
import { type Html, html } from '../../../html.ts'
import { textField } from '../../../parts/form.ts'
import { whenOf } from './words.ts'

/** What can be done with a series, by the name of its form. */
export type SeriesAct = 'cut' | 'join' | 'name' | 'state' | 'evidence'

/** What was written into a form that could not be done, and why. */
export interface Refused {
  readonly act: SeriesAct
  readonly fields: URLSearchParams
  readonly problem: string
}

interface Acting {
  readonly refused: Refused | null
  /** Whether who looks may join, cut, name and close. */
  readonly mayDecide: boolean
  /** How many reports they would take out as they were given. */
  readonly asGiven: number
  /** Where a warning is drawn up, and for which organisations who looks may do so; null where they may not. */
  readonly draft: { readonly path: string; readonly organisations: readonly { id: string; name: string }[] } | null
}

/** The forms of what can be done; each asks why, and says what will happen. */
export function actionsPart(series: SeriesSeen, acting: Acting): Html {
  const forms = acting.mayDecide ? [cutForm, joinForm, nameForm, stateForm, evidenceForm] : [evidenceForm]
  return html`${acting.draft && series.reports.length > 0 ? draftForm(series, acting.draft) : ''}
${forms.map((form) => form(series, acting))}
${acting.mayDecide ? '' : html`<p>A writer or an investigator joins, cuts, names and closes series.</p>`}`
}

/** Why a form could not be done stands first in it, and it is open. */
function formOf(
  act: SeriesAct,
  { series, acting, title, button }: { series: SeriesSeen; acting: Acting; title: string; button: string },
  inside: (value: (name: string) => string) => Html,
): Html {
  const refused = acting.refused?.act === act ? acting.refused : null
  const value = (name: string) => refused?.fields.get(name) ?? ''
  return html`<details id="do-${act}"${refused ? html` open` : ''}><summary>${title}</summary>
<form method="post" action="/desk/series/${series.id}/${act}">${refused ? html`<p class="wrong" id="${act}-problem"><strong>Problem:</strong> ${refused.problem}</p>` : ''}${inside(value)}
<button type="submit">${button}</button></form></details>\n`
}

const whyField = (act: SeriesAct, value: (name: string) => string, hint: string): Html => {
  const id = `${act}-why`
  return html`<div class="field"><label for="${id}">Why?</label><p class="hint" id="${id}-hint">${hint}</p><input type="text" id="${id}" name="why" value="${value('why')}" maxlength="600" required autocomplete="off" aria-describedby="${id}-hint"></div>`
}

const everybody = 'One line. Everybody who sees these reports reads it: no names of people who reported.'

const cutForm = (series: SeriesSeen, acting: Acting): Html =>
  formOf('cut', { series, acting, title: 'Cut a report out', button: 'Cut it out' }, (value) => {
    const options = series.reports.map(
      (one) =>
        html`<option value="${one.id}"${one.id === value('report') ? html` selected` : ''}>${referenceOf(one.id)}, ${whenOf(one)}</option>`,
    )
    return html`<p>The report leaves this series, and no later run puts it back, until somebody undoes it. What hangs on it alone may leave with it.</p>
<div class="field"><label for="cut-report">Which report?</label><select id="cut-report" name="report" required><option value="">Choose one</option>${options}</select></div>
${whyField('cut', value, everybody)}`
  })

const joinForm = (series: SeriesSeen, acting: Acting): Html =>
  formOf('join', { series, acting, title: 'Join a report or another series', button: 'Join it' }, (value) => {
    const other = textField({
      name: 'other',
      label: 'Which one?',
      hint: 'The reference of a report, such as ABCD-EFGH-2345, or what stands after “Series” or in the address of one.',
      value: value('other'),
    })
    return html`<p>It becomes part of this series with all that belongs to it, and stays so in every later run, until somebody undoes it.</p>
${other}${whyField('join', value, everybody)}`
  })

const nameForm = (series: SeriesSeen, acting: Acting): Html =>
  formOf('name', { series, acting, title: 'Give it a name', button: 'Name it' }, (value) => {
    const name = textField({
      name: 'name',
      label: 'Name',
      hint: 'Everybody who sees one of its reports sees the name: nothing that tells of a person, or of a place that others may not know.',
      value: value('name') || (series.name ?? ''),
    })
    return html`<p>The name stands in lists and above this page. The reference stays.</p>${name}`
  })

function stateForm(series: SeriesSeen, acting: Acting): Html {
  const isOpen = series.state === 'open'
  if (series.state === 'ended') return html``
  const words = isOpen ? { title: 'Close it', button: 'Close it' } : { title: 'Open it again', button: 'Open it again' }
  return formOf(
    'state',
    { series, acting, ...words },
    (
      value,
    ) => html`<p>${isOpen ? 'It leaves the list of open series. When a report that fits comes in, it opens again by itself.' : 'It stands in the list of open series again.'}</p>
<input type="hidden" name="to" value="${isOpen ? 'closed' : 'open'}">${whyField('state', value, everybody)}`,
  )
}

const evidenceForm = (series: SeriesSeen, acting: Acting): Html =>
  formOf('evidence', { series, acting, title: 'Take it out as evidence', button: 'Take it out' }, (value) => {
    const { asGiven } = acting
    const all = series.reports.length
    const what =
      asGiven === all && series.hidden.length === 0
        ? `All ${all} reports as they were given, with names, pictures and recordings.`
        : asGiven > 0
          ? `${asGiven} of ${all} reports as they were given; of the others the words are redacted, and names, exact ages, pictures and recordings left out.`
          : 'Words are redacted; names, exact ages, pictures and recordings are left out. An investigator takes them out as they were given.'
    const left = series.hidden.length > 0 ? ' Reports you may not see are counted for each force, no more.' : ''
    const tick = html`<label class="tick"><input type="checkbox" name="redacted" value="yes"${value('redacted') ? html` checked` : ''}> <span>Redact all of it, to hand on to others</span></label>`
    return html`<p>You get one ZIP file: a page to read and print, tables of reports, numbers and links, and a list of all files with their SHA-256. ${what}${left} That you took it out, when and why is kept for six years. If a report is taken back later, nothing reaches your copy: look here again before you use it.</p>
${asGiven > 0 ? tick : ''}${whyField('evidence', value, 'Such as the number of the crime or of the order. It stands in the file.')}`
  })

function draftForm({ id }: SeriesSeen, { path, organisations }: NonNullable<Acting['draft']>): Html {
  const [first, ...others] = organisations
  const options = organisations.map((one) => html`<option value="${one.id}">${one.name}</option>`)
  const choice =
    others.length === 0
      ? html`<input type="hidden" name="organisation" value="${first?.id}">`
      : html`<div class="field"><label for="organisation">For which organisation?</label><select id="organisation" name="organisation">${options}</select></div>`
  return html`<form method="post" action="${path}"><input type="hidden" name="series" value="${id}">${choice}<p>From these reports a draft of a warning is made, with a figure for every number. Nothing is published: a writer goes on with it, and somebody else approves it.</p><button type="submit">Draw up a warning</button></form>`
}
