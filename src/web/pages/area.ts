import type { Area, AreaAnswer } from '../../areas/area.ts'
import { areaName } from '../../areas/borders.ts'
import { drawMap, type MapWish } from '../../areas/map/draw.ts'
import type { PickerRow } from '../../areas/open.ts'
import type { AreaView } from '../../areas/view.ts'
import { Html, html } from '../html.ts'
import type { Page } from '../page.ts'
import { textField } from '../parts/form.ts'

/** The address of an area's page. */
export const areaPath = (code: string): string => `/areas/${code}`

/** Longest name or postcode that is looked up, in UTF-16 code units. */
export const longestArea = 120

const question = {
  name: 'q',
  label: 'Where do you live?',
  hint: 'A town, a council area or a postcode. Of a postcode only the area is used.',
  autocomplete: 'postal-code',
}

/** What was found for what somebody wrote. */
interface Found {
  readonly text: string
  readonly answer: AreaAnswer
}

/** Asks for an area; lists all of them beneath. */
export function areasPage(rows: readonly PickerRow[], found: Found | null = null): Page {
  const forces = rows.filter(({ kind }) => kind === 'force')
  return {
    title: 'Find an area',
    back: '/',
    main: html`<h1>Find an area</h1>
<form method="get" action="/areas">${textField({ ...question, value: found?.text ?? '' })}<button type="submit">Find it</button></form>
${found ? answerPart(found.answer, (code) => rows.find((row) => row.code === code)?.name ?? code) : ''}
<h2>All areas, by police force</h2>
${forces.map(
  (
    force,
  ) => html`<details><summary>${force.name}</summary><ul class="links"><li><a href="${areaPath(force.code)}">All of it</a></li>
${rows.filter((row) => row.force === force.code).map(({ code, name }) => html`<li><a href="${areaPath(code)}">${name}</a></li>`)}</ul></details>\n`,
)}`,
  }
}

type NameOf = (code: string) => string

function answerPart(answer: AreaAnswer, nameOf: NameOf): Html {
  if (answer.kind === 'unknown') return html`<p class="note" role="status">${answer.next}</p>`
  const [heading, items] =
    answer.kind === 'choose'
      ? [answer.next, answer.choices.map(({ label, area }) => areaItem(label, area, nameOf))]
      : ['Found', answer.areas.map((area) => areaItem(area.name, area, nameOf))]
  return html`<section role="status"><h2>${heading}</h2><ul class="links">${items}</ul></section>`
}

/** One link; for an area without a page of its own, such as a county, one for each of its districts. */
export function areaItem(label: string, { code, districts }: Area, nameOf: NameOf): Html {
  const only = code ?? (districts.length === 1 ? districts[0] : undefined)
  if (only) return html`<li><a href="${areaPath(only)}">${label}</a></li>`
  return html`<li>${label}<ul class="links">${districts.map((each) => html`<li><a href="${areaPath(each)}">${nameOf(each)}</a></li>`)}</ul></li>`
}

/** What is drawn beside an area: outlines that were imported, as far as there are any. */
export type Outlines = Pick<MapWish, 'boundaries' | 'edition'>

/** The districts drawn on the page of an area, with those that border them; null for a code that is none. */
export function districtsOfPage(view: AreaView, code: string): readonly string[] | null {
  const district = view.canonical(code)
  const own = district === null ? (view.forces.get(code)?.districts ?? []) : [district]
  return own.length > 0 ? own : null
}

/** What is shown of an area beside its name. */
export interface Beside {
  readonly outlines: Outlines
  readonly hasStatistics?: boolean
  /** Warnings for it, and where their feed is. */
  readonly warnings?: { readonly section: Html | ''; readonly head: Html }
}

const reportHere = (code: string) => html`<form method="post" action="/report" class="noprint">
<input type="hidden" name="district" value="${code}">
<button class="plain" type="submit">Report something that happened here</button>
</form>
`

/** An area with its warnings, on a map, with a table of the same beneath. */
export function areaPage(view: AreaView, code: string, { outlines, hasStatistics, warnings }: Beside): Page | null {
  const districts = districtsOfPage(view, code)
  if (!districts) return null
  const name = areaName(view, code)
  const isForce = view.canonical(code) === null
  const title = isForce ? `The area of ${name}` : name
  const map = drawMap(view, { title: `${title} and what borders it`, districts, ...outlines })
  return {
    title,
    ...(warnings && { head: warnings.head }),
    back: '/areas',
    main: html`<h1>${title}</h1>
${warnings?.section ?? ''}${isForce ? '' : reportHere(code)}<figure>${new Html(map.svg)}<figcaption class="source">${map.basis === 'outlines' ? '' : 'The edges are approximate. '}${map.attribution}</figcaption></figure>
<div class="wide" role="region" aria-label="Areas on the map" tabindex="0"><table><thead><tr><th scope="col">On the map</th><th scope="col">Area</th><th scope="col">Police force</th></tr></thead>
<tbody>${map.rows.map(
      (row) =>
        html`<tr><td>${row.role === 'bordering' ? 'borders it' : (row.number ?? 'part of it')}</td><td><a href="${areaPath(row.code)}">${row.name}</a></td><td>${row.force}</td></tr>\n`,
    )}</tbody></table></div>${hasStatistics ? html`\n<ul class="links noprint"><li><a href="${areaPath(code)}/statistics">What people reported here</a></li></ul>` : ''}`,
  }
}
