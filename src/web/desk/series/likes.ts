import { areaName } from '../../../areas/borders.ts'
import type { AreaView } from '../../../areas/view.ts'
import { numbersOf } from '../../../directory/numbers.ts'
import { titlesIn } from '../../../link/reason-words.ts'
import { type LikeReport, reportsLike, type Shared } from '../../../link/store/like.ts'
import { openGenuine } from '../../../report/genuine.ts'
import { reading } from '../../../store/transaction.ts'
import { longDate } from '../../../values/day.ts'
import { type Html, html } from '../../html.ts'
import { wideTable } from '../../parts/wide-table.ts'
import { reportLink } from '../pages/series/reports.ts'
import type { Visit } from '../visit.ts'
import { scopeFor } from './seeing.ts'

/** Most reports of one number that are listed. */
const mostListed = 20

const shared: Readonly<Record<Shared['what'], string>> = {
  number: 'number',
  account: 'account',
  address: 'web address',
}

/**
 * A part of the page of one report: others with the same number, account or address, as far as who visits may see them. `serial`: of a report that they may see. Throws `report-not-here`.
 */
export async function likesPart(visit: Visit, serial: string): Promise<Html> {
  const { store, parts } = visit
  const isGenuine = openGenuine(await numbersOf(store, parts.shipped()).directory())
  const scope = scopeFor(visit)
  const found = await reading(store, (db) => reportsLike(db, serial, { scope, isGenuine }))
  const { script } = titlesIn(parts.shipped())
  const view = parts.areas.on()
  return html`<h2>Reports like this</h2>
${found.length === 0 ? html`<p>No other report that you may see has a number, an account or an address in common with it.</p>` : found.map((one) => sharedPart(one, view, script))}`
}

const sharedPart = ({ what, value, reports, isCommon }: Shared, view: AreaView, scriptTitle: (id: string) => string) =>
  html`<h3>The same ${shared[what]}: ${value}</h3>
${isCommon ? html`<p>More than 100 reports have it, so it tells little.</p>` : ''}${wideTable(
  `Reports with ${value}`,
  ['Report', 'When', 'Where', 'What it looks like', 'Series'],
  reports.slice(0, mostListed).map((one) => likeRow(one, view, scriptTitle)),
)}${reports.length > mostListed ? html`<p>The ${mostListed} newest of ${reports.length}.</p>` : ''}\n`

const likeRow = (
  { id, happenedOn, district, force, script, series }: LikeReport,
  view: AreaView,
  scriptTitle: (id: string) => string,
) =>
  html`<tr><td>${reportLink(id)}</td><td>${longDate(happenedOn)}</td><td>${areaName(view, district)} (${areaName(view, force)})</td><td>${script ? scriptTitle(script) : ''}</td><td>${series ? html`<a href="/desk/series/${series}">${series}</a>` : ''}</td></tr>\n`
