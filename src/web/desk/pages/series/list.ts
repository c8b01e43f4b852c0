import type { AreaView } from '../../../../areas/view.ts'
import type { Titles } from '../../../../link/reason-words.ts'
import type { SeriesList } from '../../../../link/store/list-series.ts'
import type { SeriesRow } from '../../../../link/store/seen.ts'
import { countInWords } from '../../../../values/count.ts'
import { longDate } from '../../../../values/day.ts'
import { type Html, html } from '../../../html.ts'
import type { Page } from '../../../page.ts'
import { textField } from '../../../parts/form.ts'
import { areasInWords, type Listed } from '../warnings/list.ts'
import { reportsInWords, seriesStates, titleOf } from './words.ts'

/** What the list is made from. */
export interface ListedSeries {
  readonly found: SeriesList
  readonly page: number
  readonly pages: number
  /** As it was asked. */
  readonly fields: URLSearchParams
  readonly area: Listed['area']
  readonly scripts: readonly (readonly [id: string, title: string])[]
  readonly titles: Titles
  readonly view: AreaView
  /** Whether who looks has a role that sees reports at all. */
  readonly seesAny: boolean
}

/** Series that somebody may see, the one with the newest report first, with a form to narrow them. */
export const seriesListPage = (listed: ListedSeries): Page => ({
  title: 'Series of reports',
  back: '/desk',
  wide: true,
  main: html`<h1>Series of reports</h1>
<p>Reports that seem to be the doing of the same people. The program puts them together by shared numbers, names, manner, place and time; how often it is right about real reports is not known. Look before you act.</p>
${listed.seesAny ? html`${searchForm(listed)}${listed.area ? areaProblem(listed) : listed.found.total === 0 ? nothing(listed) : results(listed)}` : html`<p class="note">Your role sees no reports. Ask an administrator for the role of a writer, an approver or an investigator.</p>`}`,
})

function searchForm({ fields, scripts }: ListedSeries): Html {
  const value = (name: string) => fields.get(name) ?? ''
  return html`<search><form method="get" action="/desk/series"><div class="filters">
${textField({ name: 'text', label: 'Name, number or reference', value: value('text') })}
${textField({ name: 'area', label: 'Area', value: value('area') })}
${choose({ name: 'script', label: 'What it looks like', value: value('script') }, scripts)}
${choose({ name: 'state', label: 'State', value: value('state') }, [
  ['open', seriesStates.open],
  ['closed', seriesStates.closed],
])}
<div class="field"><label for="since">With a report since</label><input type="date" id="since" name="since" value="${value('since')}"></div></div>
<div class="buttons"><button type="submit">Search</button> <a class="button plain" href="/desk/series">Show all</a></div></form></search>`
}

const choose = (
  { name, label, value }: { name: string; label: string; value: string },
  options: readonly (readonly [value: string, words: string])[],
) =>
  html`<div class="field"><label for="${name}">${label}</label><select id="${name}" name="${name}"><option value="">Any</option>${options.map(([each, words]) => html`<option value="${each}"${each === value ? html` selected` : ''}>${words}</option>`)}</select></div>`

function areaProblem({ area, fields }: ListedSeries): Html {
  const { problem, choices } = area!
  return html`<section role="status"><h2>Which area?</h2><p>${problem}</p><ul class="links">${choices.map(([value, words]) => html`<li><a href="${addressWith(fields, 'area', value)}">${words}</a></li>`)}</ul></section>`
}

const nothing = ({ fields }: ListedSeries): Html =>
  [...fields.values()].some((value) => value.trim() !== '')
    ? html`<section role="status"><h2>No series fits</h2><p>Take a word or a choice away, or <a href="/desk/series">show all</a>.</p></section>`
    : html`<section role="status"><h2>No series yet</h2><p>One begins when two reports that you may see belong together. New reports are compared within a minute.</p></section>`

function results({ found, fields, page, pages, view, titles }: ListedSeries): Html {
  const link = (to: number, words: string) => html`<a href="${addressWith(fields, 'page', String(to))}">${words}</a>`
  return html`<section aria-labelledby="found"><h2 id="found">${found.total === 1 ? 'One series' : `${countInWords(found.total)} series`}</h2>
<ul class="found-list">${found.rows.map((row) => item(row, view, titles))}</ul>
${pages > 1 ? html`<nav aria-label="Pages">${page > 1 ? link(page - 1, 'Newer') : ''} <span>Page ${page} of ${pages}</span> ${page < pages ? link(page + 1, 'Older') : ''}</nav>` : ''}</section>`
}

const item = (row: SeriesRow, view: AreaView, titles: Titles): Html =>
  html`<li><h3><a href="/desk/series/${row.id}">${titleOf(row)}</a></h3>
<p>${reportsInWords(row.reports)}${row.hidden > 0 ? ` and ${row.hidden} more that you may not see` : ''}, ${row.firstOn === row.lastOn ? longDate(row.firstOn) : `${longDate(row.firstOn)} to ${longDate(row.lastOn)}`} <span class="state">${seriesStates[row.state]}</span>${row.isSimulated ? html` <span class="state">simulated, not real</span>` : ''}</p>
<p class="source">${areasInWords(row.districts, view)}${row.script ? `. ${titles.script(row.script)}` : ''}</p></li>\n`

/** The same search with one field changed; another page is only kept where it is the one that is changed. */
function addressWith(fields: URLSearchParams, name: string, value: string): string {
  const next = new URLSearchParams(fields)
  next.delete('page')
  next.set(name, value)
  return `/desk/series?${next}`
}
