import { areaName } from '../../../../areas/borders.ts'
import type { AreaView } from '../../../../areas/view.ts'
import { longDate } from '../../../../values/day.ts'
import type { FoundWarning, FoundWarnings } from '../../../../warn/search.ts'
import { type Html, html } from '../../../html.ts'
import type { Page } from '../../../page.ts'
import { textField } from '../../../parts/form.ts'
import { stateWords } from './state.ts'

/** What the list is made from. */
export interface Listed {
  readonly found: FoundWarnings
  /** As it was asked. */
  readonly fields: URLSearchParams
  /** By something else than words, and at all. */
  readonly isNarrowed: boolean
  readonly isSearched: boolean
  /** What is wrong with the area that was written, and the areas it may mean. */
  readonly area: {
    readonly problem: string
    readonly choices: readonly (readonly [area: string, words: string])[]
  } | null
  readonly tactics: readonly (readonly [id: string, title: string])[]
  readonly view: AreaView
  readonly mayWrite: boolean
}

/** Everything that was taken in or written, with a form to search it. */
export const warningsPage = (listed: Listed): Page => ({
  title: 'Warnings',
  back: '/desk',
  wide: true,
  main: html`<h1>Warnings</h1>
<ul class="links">${listed.mayWrite ? html`<li><a href="/desk/warnings/new">Write a warning</a></li>` : ''}
<li><a href="/desk/warnings/review">What waits for a decision</a></li><li><a href="/desk/sources">Where warnings are collected from</a></li></ul>
${searchForm(listed)}
${listed.area ? areaProblem(listed) : listed.found.total === 0 ? nothing(listed) : results(listed)}
<p><a href="/desk/warnings/corrections.jsonl">Download all corrections, as tests for the software (JSON Lines)</a></p>`,
})

function searchForm({ fields, isNarrowed, tactics }: Listed): Html {
  const value = (name: string) => fields.get(name) ?? ''
  const date = (name: string, label: string) =>
    html`<div class="field"><label for="${name}">${label}</label><input type="date" id="${name}" name="${name}" value="${value(name)}"></div>`
  return html`<search><form method="get" action="/desk/warnings">
${textField({ name: 'words', label: 'Words to look for', hint: 'A warning must hold all of them. Put quotation marks (") round words that belong together, the word “or” between two if either will do, and a minus before one to leave it out (-word).', value: value('words') })}
<details${isNarrowed ? html` open` : ''}><summary>By area, trick, state and date</summary><div class="filters">${textField({ name: 'area', label: 'Area', value: value('area') })}
${choose({ name: 'tactic', label: 'What they do', value: value('tactic') }, tactics)}
${choose({ name: 'state', label: 'State', value: value('state') }, Object.entries(stateWords))}
${choose({ name: 'kind', label: 'Whose', value: value('kind') }, [
  ['taken', 'collected from others'],
  ['own', 'written here'],
])}
${date('from', 'Dated from')}${date('until', 'Dated until')}</div></details>
<div class="buttons"><button type="submit">Search</button> <a class="button plain" href="/desk/warnings">Show all</a></div></form></search>`
}

const choose = (
  { name, label, value }: { name: string; label: string; value: string },
  options: readonly (readonly [value: string, words: string])[],
) =>
  html`<div class="field"><label for="${name}">${label}</label><select id="${name}" name="${name}"><option value="">Any</option>${options.map(([each, words]) => html`<option value="${each}"${each === value ? html` selected` : ''}>${words}</option>`)}</select></div>`

function areaProblem({ area, fields }: Listed): Html {
  const { problem, choices } = area!
  return html`<section role="status"><h2>Which area?</h2><p>${problem}</p><ul class="links">${choices.map(([value, words]) => html`<li><a href="${addressWith(fields, 'area', value)}">${words}</a></li>`)}</ul></section>`
}

function nothing({ isSearched, mayWrite }: Listed): Html {
  if (isSearched)
    return html`<section role="status"><h2>No warning fits</h2><p>Take a word or a choice away, look at the spelling, or <a href="/desk/warnings">show all</a>.</p></section>`
  return html`<section role="status"><h2>Nothing was collected yet</h2><p>Follow a page or a feed under <a href="/desk/sources">where warnings are collected from</a>, or take in a folder of files at the terminal: <code>doorchain warnings import FOLDER</code>${mayWrite ? html`. Or <a href="/desk/warnings/new">write one</a>` : ''}.</p></section>`
}

function results({ found, fields, view }: Listed): Html {
  const { total, page, pages, rows } = found
  const link = (to: number, words: string) => html`<a href="${addressWith(fields, 'page', String(to))}">${words}</a>`
  return html`<section aria-labelledby="found"><h2 id="found">${total === 1 ? 'One story' : `${total.toLocaleString('en-GB')} stories`}</h2>
<ul class="found-list">${rows.map((row) => item(row, view))}</ul>
${pages > 1 ? html`<nav aria-label="Pages">${page > 1 ? link(page - 1, 'Newer') : ''} <span>Page ${page} of ${pages}</span> ${page < pages ? link(page + 1, 'Older') : ''}</nav>` : ''}</section>`
}

const item = (row: FoundWarning, view: AreaView): Html =>
  html`<li><h3><a href="/desk/warnings/${row.id}">${row.title || 'Without a title'}</a></h3>
<p>${row.organisation || 'No publisher named'}${row.issued ? `, ${longDate(row.issued)}` : ''} <span class="state">${stateWords[row.state]}</span>${row.told > 1 ? html` <span class="state">told ${row.told} times</span>` : ''}</p>
${row.districts.length > 0 ? html`<p class="source">${areasInWords(row.districts, view)}</p>` : ''}
${row.snippet.length > 0 ? html`<p>${row.snippet.map(({ text, found }) => (found ? html`<mark class="found">${text}</mark>` : text))}</p>` : ''}</li>\n`

const mostAreas = 4

/** A force where all its districts are meant, else the districts, the first few by name. */
export function areasInWords(districts: readonly string[], view: AreaView): string {
  const set = new Set(districts)
  const force = [...view.forces.values()].find(
    (one) => one.districts.length === set.size && one.districts.every((code) => set.has(code)),
  )
  if (force) return `Area of ${force.name}`
  const names = districts.slice(0, mostAreas).map((code) => areaName(view, code))
  const more = districts.length - names.length
  return names.join(', ') + (more > 0 ? ` and ${more} more` : '')
}

/** The same search with one field changed; another page is only kept where it is the one that is changed. */
function addressWith(fields: URLSearchParams, name: string, value: string): string {
  const next = new URLSearchParams(fields)
  next.delete('page')
  next.set(name, value)
  return `/desk/warnings?${next}`
}
