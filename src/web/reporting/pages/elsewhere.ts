import { longDate } from '../../../values/day.ts'
import type { Elsewhere, ElsewhereToReport, Reach } from '../../../values/report-elsewhere.ts'
import { type Html, html } from '../../html.ts'

/** Where else to tell of it, the most urgent first, with what to say there. `today` is an ISO date. */
export const elsewherePart = (
  { places, told }: Elsewhere,
  today: string,
): Html => html`<section aria-labelledby="elsewhere"><h2 id="elsewhere">Where else to report it</h2>
<p>Your report here does not go to any of these by itself.</p>
${places.map((place) => placePart(place, today))}
<h3>What to say there</h3>
<p>Read this out, or copy it into a form or an e‑mail.</p>
<div class="say" id="say">${told.map((sentence) => html`<p>${sentence}</p>\n`)}</div>
<p class="noprint" data-copy="say"></p>
</section>`

function placePart(place: ElsewhereToReport, today: string): Html {
  const notes = [
    place.isUnconfirmed ? 'Unconfirmed: only one good source was found.' : '',
    place.expires < today ? 'This is old: check before you rely on it.' : '',
  ].filter(Boolean)
  const [source] = place.sources
  return html`<h3>${place.heading}</h3>
<p>${place.text}</p>
<p class="number">${place.reach.map((one) => html`${reachPart(one)} `)}</p>
${place.say.length > 0 ? html`<p>Begin with: ${place.say.map((sentence) => html`<q>${sentence}</q> `)}</p>\n` : ''}${notes.length > 0 ? html`<p class="note">${notes.join(' ')}</p>\n` : ''}<p class="source">Checked ${longDate(place.checked)}, holds until ${longDate(place.expires)}.${source ? ` Source: ${source.publisher}` : ''}</p>\n`
}

/** What rings when it is tapped; a number that texts are sent to is not rung. */
function reachPart({ kind, value, hours }: Reach): Html {
  const when = hours ? html` <span>${hours}</span>` : ''
  if (kind === 'phone') return html`<a class="ring" href="tel:${value.replaceAll(' ', '')}">Ring ${value}</a>${when}`
  if (kind === 'email') return html`<a href="mailto:${value}">${value}</a>`
  if (kind === 'web') return html`<a href="https://${value}" rel="noreferrer">${value}</a>${when}`
  return html`<strong>Text ${value}</strong>`
}
