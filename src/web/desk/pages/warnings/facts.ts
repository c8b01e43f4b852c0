import { type FactField, factFields, fieldNames } from '../../../../warn/facts/field-words.ts'
import type { PlacedFact } from '../../../../warn/facts/stated.ts'
import { type Html, html } from '../../../html.ts'
import { factId, placeId } from './original.ts'

/** The facts of a warning, and what may be done with them. */
export interface FactsShown {
  readonly facts: readonly PlacedFact[]
  /** Names of the people who corrected a field, by field. */
  readonly corrected: ReadonlyMap<string, string>
  /** Where a field is corrected; null where it may not be. */
  readonly correctAt: ((field: FactField) => string) | null
}

/** Every fact with its words, each linked to its place in the text; then what was not read. */
export function factList({ facts, corrected, correctAt }: FactsShown): Html {
  const indexed = facts.map((fact, index) => [fact, index] as const)
  const known = factFields.filter((field) => facts.some((fact) => fact.field === field))
  const missing = factFields.filter((field) => !known.includes(field))
  return html`<dl class="facts">${known.map(
    (field) =>
      html`<dt>${fieldNames[field]}${correctAt ? html` <a href="${correctAt(field)}" aria-label="Correct: ${fieldNames[field]}">correct</a>` : ''}</dt>
${indexed.filter(([fact]) => fact.field === field).map(([fact, index]) => factItem(fact, index))}
${corrected.has(field) ? html`<dd class="source">As corrected by ${corrected.get(field)}.</dd>` : ''}`,
  )}</dl>
${missing.length > 0 ? html`<p>Not read in it: ${missing.map((field, at) => html`${at > 0 ? ', ' : ''}${correctAt ? html`<a href="${correctAt(field)}" aria-label="Add: ${fieldNames[field]}">${fieldNames[field]}</a>` : fieldNames[field]}${corrected.has(field) ? ` (as corrected by ${corrected.get(field)})` : ''}`)}.</p>` : ''}`
}

const factItem = ({ value, quotes, places, today }: PlacedFact, index: number): Html =>
  html`<dd id="${factId(index)}">${value}${quotes.map((quote, at) => html` <a class="quote" href="#${placeId(places[at]!)}">“${quote}”</a>`)}${today === null ? '' : html`<p class="today"><strong>Today:</strong> ${today}</p>`}</dd>\n`
