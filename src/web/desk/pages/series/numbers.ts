import type { SeriesMember } from '../../../../link/store/seen.ts'
import { type Html, html } from '../../../html.ts'
import { wideTable } from '../../../parts/wide-table.ts'
import { reportLink } from './reports.ts'
import { byFrequency, whenOf } from './words.ts'

interface Use {
  readonly number: string
  readonly how: 'shown' | 'spoken'
  readonly report: SeriesMember
}

/** Numbers the callers used: how often each was shown and spoken, and when. */
export function numbersPart(reports: readonly SeriesMember[]): Html {
  const uses = reports.flatMap((report) => [
    ...report.shown.map((number): Use => ({ number, how: 'shown', report })),
    ...report.spoken.map((number): Use => ({ number, how: 'spoken', report })),
  ])
  if (uses.length === 0) return html`<p>No number was reported.</p>`
  const numbers = byFrequency(uses.map(({ number }) => number))
  return html`<p>A number on a display can be forged. A number that was spoken is one the caller wanted to be rung.</p>
${wideTable(
  'Numbers',
  ['Number', 'Shown', 'Spoken', 'When, and in which report'],
  numbers.map(([number]) =>
    numberRow(
      number,
      uses.filter((use) => use.number === number),
    ),
  ),
)}`
}

function numberRow(number: string, uses: readonly Use[]): Html {
  const times = (how: Use['how']) => uses.filter((use) => use.how === how).length
  const list = html`<ul class="close">${uses.map(({ how, report }) => html`<li>${whenOf(report)}, ${how}: ${reportLink(report.id)}</li>`)}</ul>`
  const few = uses.length <= 3
  return html`<tr><td>${number}</td><td>${times('shown')}</td><td>${times('spoken')}</td><td>${few ? list : html`<details><summary>${uses.length} times</summary>${list}</details>`}</td></tr>\n`
}

const listed = (label: string, values: readonly string[]): Html | '' =>
  values.length === 0
    ? ''
    : html`<h3>${label}</h3><ul>${byFrequency(values).map(([value, count]) => html`<li>${value}${count > 1 ? `, ${count} times` : ''}</li>`)}</ul>`

/** Names the callers gave, accounts, addresses, and whom they said they were with; each with how often. */
export function namesPart(reports: readonly SeriesMember[]): Html {
  const parts = [
    listed(
      'Names the callers gave',
      reports.flatMap(({ aliases }) => aliases),
    ),
    listed(
      'Whom they said they were with',
      reports.flatMap(({ claimed }) => claimed ?? []),
    ),
    listed(
      'Accounts',
      reports.flatMap(({ accounts }) => accounts),
    ),
    listed(
      'Web addresses',
      reports.flatMap(({ urls }) => urls),
    ),
  ]
  return parts.every((part) => part === '') ? html`<p>No name was reported.</p>` : html`${parts}`
}
