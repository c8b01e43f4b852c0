import type { Citation } from '../../check/cite.ts'
import type { Home } from '../../values/citable.ts'
import { longDate } from '../../values/day.ts'
import { type Html, html } from '../html.ts'

const places = ['near you', 'next to where you live', 'in the area of your police force', 'elsewhere in the UK']

/** The warnings that tell of the same; nothing for none. `home` is null if nobody knows what is near. */
export function citedList(citations: readonly Citation[], home: Home | null): Html {
  if (citations.length === 0) return html``
  return html`<section aria-labelledby="cited"><h2 id="cited">Others were warned of this</h2><ul>${citations.map(
    ({ warning: { id, organisation, issued }, distance }) =>
      html`<li><a href="/warnings/${id}">${organisation} warned of this</a> on ${longDate(issued)}${home && `, ${places[distance]}`}.</li>\n`,
  )}</ul>${home ? '' : html`<p class="noprint"><a href="/areas">Show warnings near me</a></p>`}</section>`
}
