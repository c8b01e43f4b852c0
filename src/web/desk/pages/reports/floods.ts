import type { Flood } from '../../../../report/floods.ts'
import { countInWords } from '../../../../values/count.ts'
import { longDate } from '../../../../values/day.ts'
import { type Html, html } from '../../../html.ts'
import type { Page } from '../../../page.ts'
import { moment } from '../moment.ts'

const whyWords: Readonly<Record<Flood['why'], string>> = {
  origin: 'came by one connection or key',
  wording: 'are worded alike',
  number: 'name one number',
}

const doneWords: Readonly<Record<string, string>> = {
  'kept-out': 'The flood is kept out. One of its reports stands for all.',
  'let-in': 'The flood is let in. All its reports count.',
}

/** Floods of reports, who decided what, and what may be decided. */
export const floodsPage = (
  floods: readonly Flood[],
  { names, done }: { names: ReadonlyMap<string, string>; done: string | null },
): Page => ({
  title: 'Floods: many reports alike in a short time',
  back: '/desk/reports',
  main: html`<h1>Floods: many reports alike in a short time</h1>
${done !== null && Object.hasOwn(doneWords, done) ? html`<p role="status"><strong>${doneWords[done]}</strong></p>` : ''}
<p>Somebody may send many false reports, to make a series or to have a number blocked. The first one counts; the others do not until a writer lets them in.</p>
${floods.length === 0 ? html`<p role="status">There were none in your areas.</p>` : html`<ul class="found-list">${floods.map((flood) => item(flood, names))}</ul>`}`,
})

function item(flood: Flood, names: ReadonlyMap<string, string>): Html {
  const { id, why, all, seen, from, to, noticedAt, first, decision, decidedBy, decidedAt, mayDecide } = flood
  const part = seen < all ? ` You see ${countInWords(seen)} of them.` : ''
  const days = from && to ? (from === to ? `On ${longDate(from)}.` : `${longDate(from)} to ${longDate(to)}.`) : ''
  const who = decidedBy ? (names.get(decidedBy) ?? 'somebody who has left') : ''
  const was =
    decision && decidedAt ? `${decision === 'let-in' ? 'Let in' : 'Kept out'} by ${who}, ${moment(decidedAt)}.` : ''
  const button = (to: 'kept-out' | 'let-in', words: string) =>
    decision === to
      ? ''
      : html`<form method="post" action="/desk/reports/floods"><input type="hidden" name="id" value="${id}"><button type="submit" name="decision" value="${to}" class="plain">${words}</button></form>`
  return html`<li id="flood-${id}"><h2>${all === 1 ? 'One report' : html`${countInWords(all)} reports`} more that ${whyWords[why]}</h2>
<p>${days} Noticed ${moment(noticedAt)}.${part} ${first ? html`<a href="/desk/reports/${first}">The one that stands for all</a>` : ''}</p>
<p>${was || 'Nobody has decided: they do not count.'}</p>
${mayDecide ? html`${button('kept-out', 'Keep them out')}${button('let-in', 'Let them in: all count')}` : html`<p class="source">A writer who writes for all areas these came from decides.</p>`}</li>`
}
