import type { SeriesEvent, SeriesEventKind } from '../../../../link/store/seen.ts'
import { type Html, html } from '../../../html.ts'
import { moment } from '../moment.ts'
import { reportsInWords } from './words.ts'

const happenings: Readonly<Record<SeriesEventKind, string>> = {
  began: 'It began',
  grew: 'It grew',
  shrank: 'It shrank',
  joined: 'Another series was joined to it',
  split: 'A part of it became a series of its own',
  cut: 'A report was cut out',
  named: 'It was named',
  closed: 'It was closed',
  opened: 'It was opened again',
  ended: 'It ended: too few reports are left, or it was joined to another',
  exported: 'It was taken out as evidence',
}

/**
 * How a series came to be what it is, newest first. Where reports are hidden, what the program
 * did is left out: its days would tell of them.
 */
export function historyPart(events: readonly SeriesEvent[], nameOf: (id: string) => string, isWhole: boolean): Html {
  const shown = events.filter(({ by }) => isWhole || by !== null)
  if (shown.length === 0) return html`<p>Nothing that you may see.</p>`
  return html`<ul class="found-list">${shown.map((event) => item(event, nameOf))}</ul>`
}

const item = ({ at, what, other, reports, by, words }: SeriesEvent, nameOf: (id: string) => string) =>
  html`<li><p><strong>${happenings[what]}</strong>${other ? html` (<a href="/desk/series/${other}">series ${other}</a>)` : ''}${reports === null ? '' : html`, ${reportsInWords(reports)} then`}</p>
<p class="source">${moment(at)}, ${by === null ? 'by the program' : nameOf(by)}</p>${words ? html`<p>${words}</p>` : ''}</li>\n`
