import { areaName } from '../../../../areas/borders.ts'
import type { AreaView } from '../../../../areas/view.ts'
import { type FoundReports, type ListedReport, mostCounted } from '../../../../report/list.ts'
import { countInWords } from '../../../../values/count.ts'
import { referenceOf } from '../../../../values/reference.ts'
import { kindWords } from '../../../../values/statistics-words.ts'
import { type Html, html } from '../../../html.ts'
import type { Page } from '../../../page.ts'
import { textField } from '../../../parts/form.ts'
import { outcomeWords, resultWords, stateWords, trustWords, whenWords, whereWords } from './words.ts'

type Titled = readonly (readonly [id: string, title: string])[]

/** What the list is made from. */
export interface ReportsListed {
  readonly found: FoundReports
  readonly fields: URLSearchParams
  readonly isSearched: boolean
  readonly isNarrowed: boolean
  /** What is wrong with the area that was written, and the areas it may mean. */
  readonly area: { readonly problem: string; readonly choices: Titled } | null
  readonly scripts: Titled
  readonly tactics: Titled
  readonly view: AreaView
  /** How many more have the number that was looked for, by code of the force, that this person may not see. */
  readonly elsewhere: readonly (readonly [force: string, count: number])[]
  /** Whether this person sees any report at all, words of some of them, and may decide about some. */
  readonly seesAny: boolean
  readonly seesWords: boolean
  readonly mayLook: boolean
}

/** Reports, with a form to search them. */
export const reportsPage = (listed: ReportsListed): Page => ({
  title: 'Reports',
  back: '/desk',
  wide: true,
  main: html`<h1>Reports</h1>
${listed.seesAny ? seen(listed) : html`<p>You see no reports: nobody gave you the role of a writer, an approver or an investigator.</p>`}`,
})

const seen = (listed: ReportsListed): Html => html`<ul class="links">
${listed.mayLook ? html`<li><a href="/desk/reports/waiting">Look through what waits</a></li>` : ''}
<li><a href="/desk/reports/floods">Floods: many reports alike in a short time</a></li>
${listed.mayLook ? html`<li><a href="/desk/reports/imports">Read in a file of reports</a></li>` : ''}</ul>
${searchForm(listed)}
${listed.area ? areaProblem(listed) : listed.found.total === 0 ? nothing(listed) : results(listed)}
${elsewherePart(listed)}`

function searchForm({ fields, isNarrowed, scripts, tactics, seesWords }: ReportsListed): Html {
  const value = (name: string) => fields.get(name) ?? ''
  const date = (name: string, label: string) =>
    html`<div class="field"><label for="${name}">${label}</label><input type="date" id="${name}" name="${name}" value="${value(name)}"></div>`
  const hint = seesWords
    ? 'In the words of reports you may see as they were given; in all others in names, organisations and references. Quotation marks, “or” and a minus work.'
    : 'In the names callers gave, who they said they were with, and references. Words of the accounts are not searched: you see those without what tells of a person.'
  return html`<search><form method="get" action="/desk/reports">
${textField({ name: 'words', label: 'Words to look for', hint, value: value('words') })}
<details${isNarrowed ? html` open` : ''}><summary>By number, area, kind and date</summary><div class="filters">${textField({ name: 'number', label: 'Number shown or given', value: value('number') })}
${textField({ name: 'alias', label: 'Name the caller gave', value: value('alias') })}
${textField({ name: 'area', label: 'Area', value: value('area') })}
${choose({ name: 'script', label: 'What it looks like', value: value('script') }, scripts)}
${choose({ name: 'tactic', label: 'What they do', value: value('tactic') }, tactics)}
${choose({ name: 'kind', label: 'How they came', value: value('kind') }, Object.entries(kindWords))}
${choose({ name: 'outcome', label: 'What came of it', value: value('outcome') }, Object.entries(outcomeWords))}
${choose({ name: 'trust', label: 'Who it is from', value: value('trust') }, Object.entries(trustWords))}
${choose({ name: 'state', label: 'State', value: value('state') }, Object.entries(stateWords))}
${date('from', 'Happened from')}${date('to', 'Happened until')}</div></details>
${value('import') ? html`<input type="hidden" name="import" value="${value('import')}">` : ''}<div class="buttons"><button type="submit">Search</button> <a class="button plain" href="/desk/reports">Show all</a></div></form></search>`
}

const choose = ({ name, label, value }: { name: string; label: string; value: string }, options: Titled) =>
  html`<div class="field"><label for="${name}">${label}</label><select id="${name}" name="${name}"><option value="">Any</option>${options.map(([each, words]) => html`<option value="${each}"${each === value ? html` selected` : ''}>${words}</option>`)}</select></div>`

function areaProblem({ area, fields }: ReportsListed): Html {
  const { problem, choices } = area!
  return html`<section role="status"><h2>Which area?</h2><p>${problem}</p><ul class="links">${choices.map(([value, words]) => html`<li><a href="${addressWith(fields, 'area', value)}">${words}</a></li>`)}</ul></section>`
}

const nothing = ({ isSearched, mayLook }: ReportsListed): Html =>
  isSearched
    ? html`<section role="status"><h2>No report fits</h2><p>Take a word or a choice away, look at the spelling, or <a href="/desk/reports">show all</a>.</p></section>`
    : html`<section role="status"><h2>There are no reports yet</h2><p>They come from <a href="/report">the form for residents</a>${mayLook ? html`, or you <a href="/desk/reports/imports">read in a file</a>` : ''}.</p></section>`

function results({ found, fields, view, scripts }: ReportsListed): Html {
  const { total, page, pages, rows } = found
  const link = (to: number, words: string) => html`<a href="${addressWith(fields, 'page', String(to))}">${words}</a>`
  const count = total >= mostCounted ? `${countInWords(total)} reports or more` : `${countInWords(total)} reports`
  const query = new URLSearchParams(fields)
  query.delete('page')
  return html`<section aria-labelledby="found"><h2 id="found">${total === 1 ? 'One report' : count}</h2>
<ul class="found-list">${rows.map((row) => item(row, { view, titles: new Map(scripts) }))}</ul>
${pages > 1 ? html`<nav aria-label="Pages">${page > 1 ? link(page - 1, 'Newer') : ''} <span>Page ${page} of ${pages}</span> ${page < pages ? link(page + 1, 'Older') : ''}</nav>` : ''}
<p><a href="/desk/reports.csv?${query.toString()}">Download these as a table (CSV), without what tells of a person</a></p></section>`
}

const wordsShown = 160

/** A report in a list. */
export const item = (
  row: ListedReport,
  { view, titles }: { view: AreaView; titles: ReadonlyMap<string, string> },
): Html =>
  html`<li><h3><a href="/desk/reports/${row.id}">${(row.script && titles.get(row.script)) ?? kindWords[row.kind]}</a></h3>
<p>${whenWords(row.happened_on, row.happened_minute)}, ${whereWords(view, row)} <span class="state">${stateWords[row.state]}</span> <span class="state">${row.isSimulated ? 'simulated' : trustWords[row.trust]}</span></p>
<p class="source">${referenceOf(row.id)}. ${[kindWords[row.kind], resultWords(row.outcome, row.lost_pounds), ...row.shown, ...row.spoken, ...row.aliases].join(', ')}.</p>
${row.account ? html`<p>${row.account.length > wordsShown ? `${row.account.slice(0, wordsShown).trimEnd()}…` : row.account}</p>` : ''}</li>\n`

const elsewherePart = ({ elsewhere, view }: ReportsListed): Html | '' =>
  elsewhere.length === 0
    ? ''
    : html`<section aria-labelledby="elsewhere"><h2 id="elsewhere">This number elsewhere</h2><p>In areas whose reports you do not see. Ask there.</p>
<ul>${elsewhere.map(([force, count]) => html`<li>${areaName(view, force)}: ${count === 1 ? 'one report' : `${countInWords(count)} reports`}</li>`)}</ul></section>`

/** The same search with one field changed; another page is only kept where it is the one that is changed. */
function addressWith(fields: URLSearchParams, name: string, value: string): string {
  const next = new URLSearchParams(fields)
  next.delete('page')
  next.set(name, value)
  return `/desk/reports?${next}`
}
