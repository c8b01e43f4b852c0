import type { Grant } from '../../../people/grants.ts'
import type { KeyReports } from '../../../report/key-reports.ts'
import type { ReporterKey } from '../../../report/keys.ts'
import { countInWords } from '../../../values/count.ts'
import { longDate } from '../../../values/day.ts'
import { type Html, html } from '../../html.ts'
import type { Page } from '../../page.ts'
import { type Problems, problemSummary, textField } from '../../parts/form.ts'
import { moment } from './moment.ts'

export interface KeyReportsView {
  readonly scope: Grant
  /** It has ended. */
  readonly key: ReporterKey
  /** Who set its reports aside; null where nobody did. */
  readonly by: string | null
  /** YYYY-MM-DD, or what was written instead; null before a day is asked about. */
  readonly since: string | null
  readonly counts: KeyReports
  /** What was done just now. */
  readonly done: string | null
  readonly problems: Problems
}

const told: Readonly<Record<string, string>> = {
  ended: 'The key has ended.',
  aside: 'The reports are set aside. They count nowhere.',
  again: 'The reports count again.',
}

/** What came with a key that has ended: how many since a day, to be set aside at once or counted again. */
export function keyReportsPage(view: KeyReportsView): Page {
  const { scope, key, counts, done, problems } = view
  const isWrong = Object.keys(problems).length > 0
  const title = `Reports that came with the key of ${key.name}`
  return {
    title: isWrong ? `Error: ${title}` : title,
    back: `/desk/reporters?organisation=${scope.organisation}`,
    ...(isWrong && { status: 400 }),
    main: html`${problemSummary(problems)}<h1>${title}</h1>
${done && told[done] ? html`<p role="status"><strong>${told[done]}</strong></p>` : ''}
${counts.all === 0 ? html`<p>None did.</p>` : key.asideAt ? again(view) : choose(view)}`,
  }
}

const naming = ({ scope, key }: KeyReportsView): Html =>
  html`<input type="hidden" name="organisation" value="${scope.organisation}"><input type="hidden" name="id" value="${key.id}">`

const inWords = (count: number): string => (count === 1 ? 'One report' : `${countInWords(count)} reports`)

function choose(view: KeyReportsView): Html {
  const { key, since, counts, problems } = view
  const isAsked = since !== null && !problems.since
  return html`<p>${inWords(counts.all)} came with it in all. Did somebody else have the key? Then some may be false. You can set aside all that came since a day.</p>
<form method="get" action="/desk/reporters/reports">${naming(view)}
${textField({ name: 'since', label: 'Since which day?', hint: `The first day on which somebody else may have had it. It was made on ${moment(key.madeAt)}.`, type: 'date', value: since ?? '', problem: problems.since })}
<button type="submit"${isAsked ? html` class="plain"` : ''}>See how many</button></form>
${isAsked ? setAside(view, since) : ''}`
}

function setAside(view: KeyReportsView, since: string): Html {
  const { counts, problems } = view
  const left = counts.since - counts.aside
  return html`<h2>${inWords(counts.since)} since ${longDate(since)}</h2>
${counts.aside > 0 ? html`<p>${inWords(counts.aside)} of these ${counts.aside === 1 ? 'is' : 'are'} set aside already.</p>` : ''}
${
  left === 0
    ? html`<p>There is nothing to set aside.</p>`
    : html`<p>What is set aside stays to be read, and counts nowhere: in no series and no figure. You can take it back here. Warnings that are out already stay as they are, so look at those too.</p>
<form method="post" action="/desk/reporters/aside">${naming(view)}<input type="hidden" name="since" value="${since}">
${textField({ name: 'why', label: 'Why they are set aside', hint: 'Such as: the key was stolen. No names.', problem: problems.why })}
<button type="submit">Set aside ${inWords(left).toLowerCase()}</button></form>`
}`
}

const again = (view: KeyReportsView): Html =>
  html`<p>${view.by ?? 'Somebody who has left'} set aside what came since ${longDate(view.key.asideSince!)}, on ${moment(view.key.asideAt!)}. Of what came since then, ${inWords(view.counts.aside).toLowerCase()} ${view.counts.aside === 1 ? 'is' : 'are'} set aside now.</p>
<p>You can take that back. What somebody decided about a single report meanwhile stays.</p>
<form method="post" action="/desk/reporters/again">${naming(view)}<button type="submit" class="plain">Let them count again</button></form>`
