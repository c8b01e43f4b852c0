import { escapeText } from '../../../values/markup.ts'
import type { PublishedWarning } from '../../../values/warning.ts'
import { type Html, html } from '../../html.ts'
import type { Page } from '../../page.ts'
import { textField } from '../../parts/form.ts'
import { englishOf, outOn, warningPath } from '../words.ts'
import { none } from './list.ts'

/** What stands in the frame on somebody else's page. */
export interface Widget {
  /** "Welwyn Hatfield". */
  readonly area: string
  readonly code: string
  readonly warnings: readonly PublishedWarning[]
  readonly publicUrl: string
  /** Address of its styles. */
  readonly style: string
}

/** The whole document in the frame; its links open a page of their own. */
export function widget({ area, code, warnings, publicUrl, style }: Widget): string {
  const link = (path: string, words: string) =>
    html`<a href="${publicUrl}${path}" target="_blank" rel="noopener noreferrer">${words}</a>`
  const items = warnings.map(
    (warning) =>
      html`<li>${link(warningPath(warning), englishOf(warning).title)}<br>${warning.organisation}, ${outOn(warning)}</li>\n`,
  )
  return html`<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>Warnings near ${area} – Doorchain</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${style}">
</head>
<body>
<main>
<h1>Warnings near ${area}</h1>
${items.length > 0 ? html`<ul class="kept">${items}</ul>` : none}
<p>${link(`/areas/${code}`, 'More about this area')}. ${link('/', 'Somebody rang or knocked? Check it')}</p>
</main>
</body>
</html>
`.markup
}

/** What somebody asked to show on their site. */
export interface Chosen {
  readonly place: string
  /** The area and the code to copy; null while no area is clear. */
  readonly found: { readonly name: string; readonly code: string } | null
  /** What to do where the place is not clear. */
  readonly next: string | null
}

/** How to show warnings on another site. */
export function embedPage({ place, found, next }: Chosen, publicUrl: string): Page {
  return {
    title: 'Show warnings on your own website',
    description: 'Warnings for your parish or street, on your own website: a few words to copy.',
    back: '/warnings',
    main: html`<h1>Show warnings on your own website</h1>
<p class="lead">For a parish, a Neighbourhood Watch or a shop. It is free, sets no cookies, runs no scripts and counts nobody.</p>
<form method="get" action="/embed">${textField({ name: 'place', label: 'For which area?', hint: 'A town, a council area or a postcode.', value: place })}<button type="submit">Make it</button></form>
${next ? html`<p class="note" role="status">${next}</p>` : ''}
${
  found
    ? html`<h2>Copy this into your page</h2>
<p>It shows the newest warnings for ${found.name} and for the areas that border it.</p>
<pre class="wide" role="region" tabindex="0" aria-label="Code to copy"><code>${frameCode(found, publicUrl)}</code></pre>
<p><a href="/embed/${found.code}">See what it shows</a></p>`
    : ''
}`,
  }
}

const frameCode = ({ name, code }: { readonly name: string; readonly code: string }, publicUrl: string): Html =>
  html`${`<iframe src="${publicUrl}/embed/${code}" title="Warnings near ${escapeText(name)}" width="100%" height="360" loading="lazy" referrerpolicy="no-referrer"></iframe>`}`
