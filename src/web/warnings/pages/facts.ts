import type { PublishedWarning, StatedFact } from '../../../values/warning.ts'
import { type Html, html } from '../../html.ts'

/** Shown elsewhere on the page: who warns and when, and advice as links to what it says today. */
const shownElsewhere = new Set(['advice', 'police_force', 'publish_date'])
const mostQuotes = 3

/** The facts of a warning, each with the words behind it and with what holds today where those are old. */
export function factSection({ facts, kind }: PublishedWarning): Html | '' {
  const shown = facts.filter((fact) => !shownElsewhere.has(fact.field) && tellsMore(fact, facts))
  const names = [...new Set(shown.map(({ name }) => name))]
  if (names.length === 0) return ''
  return html`<h2>What we read in it</h2>
<p>${kind === 'taken' ? 'Beside each fact are their words.' : 'Beside each fact are the words that tell it.'}</p>
<ul class="reasons">${names.map((name) =>
    factItem(
      name,
      shown.filter((fact) => fact.name === name),
    ),
  )}</ul>`
}

/** One amount is the same as all of it; a crime that no words show is none. */
function tellsMore({ field, value, quotes }: StatedFact, facts: readonly StatedFact[]): boolean {
  if (field === 'crime_types') return quotes.length > 0
  return field !== 'losses_gbp' || facts.every((other) => other.field !== 'loss_total_gbp' || other.value !== value)
}

const factItem = (name: string, facts: readonly StatedFact[]): Html =>
  html`<li><p><strong>${name}:</strong>${facts.length === 1 ? html` ${factWords(facts[0]!)}` : ''}</p>
${facts.length > 1 ? html`<ul>${facts.map((fact) => html`<li>${factWords(fact)}</li>\n`)}</ul>` : ''}</li>\n`

/** Without quotation marks of its own. */
const bare = (quote: string) => quote.replace(/^["'“‘]+|["'”’]+$/g, '')

const factWords = ({ value, quotes, today }: StatedFact): Html =>
  html`${value} ${quotes.slice(0, mostQuotes).map((quote) => html`<q>${bare(quote)}</q> `)}${today ? html`<br><strong>Today:</strong> ${today}` : ''}`
