import type { PublishedWarning, StatedFact } from '../../../values/warning.ts'
import { type Html, html } from '../../html.ts'

/** Advice is shown as links to what it says today. */
const shownElsewhere = new Set(['advice', 'police_force', 'publish_date'])

/** The facts of a warning, each with the words behind it and with what holds today where those are old. */
export function factSection({ facts, kind }: PublishedWarning): Html | '' {
  const shown = facts.filter(({ field }) => !shownElsewhere.has(field))
  const old = facts.filter(({ field, today }) => shownElsewhere.has(field) && today !== null)
  if (shown.length === 0) return ''
  return html`<h2>What we read in it</h2>
<p>${kind === 'taken' ? 'The marked words are theirs.' : 'The marked words are those that say so.'}</p>
<ul class="reasons">${[...shown, ...old].map(factItem)}</ul>`
}

const factItem = ({ name, value, quotes, today }: StatedFact): Html =>
  html`<li><p><strong>${name}:</strong> ${value}</p>
${quotes.length > 0 ? html`<p>${quotes.slice(0, 3).map((quote) => html`<q>${quote}</q> `)}</p>` : ''}${today ? html`<p><strong>Today:</strong> ${today}</p>` : ''}</li>\n`
