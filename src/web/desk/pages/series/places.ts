import { drawMap } from '../../../../areas/map/draw.ts'
import type { AreaView } from '../../../../areas/view.ts'
import type { SeriesMember } from '../../../../link/store/seen.ts'
import { Html, html } from '../../../html.ts'
import { wideTable } from '../../../parts/wide-table.ts'
import type { Drawn } from '../warnings/look.ts'
import { byFrequency } from './words.ts'

/** The districts of the reports on a map, and beneath it how many there are of each. */
export function placesPart(reports: readonly SeriesMember[], view: AreaView, drawn: Drawn): Html {
  const counts = new Map(byFrequency(reports.map(({ district }) => view.canonical(district) ?? district)))
  const title = 'Where the reports of this series are from'
  const map = drawMap(view, { title, districts: [...counts.keys()], id: 'places', ...drawn })
  const chosen = map.rows.filter(({ role }) => role === 'chosen')
  return html`<figure class="sketch">${new Html(map.svg)}<figcaption class="source">${map.basis === 'outlines' ? '' : 'The edges are approximate. '}${map.attribution}</figcaption></figure>
${wideTable(
  'Districts',
  ['On the map', 'District', 'Police force', 'Reports'],
  chosen.map(
    ({ number, code, name, force }) =>
      html`<tr><td>${number ?? 'dark'}</td><td>${name}</td><td>${force}</td><td>${counts.get(code) ?? 0}</td></tr>\n`,
  ),
)}`
}
