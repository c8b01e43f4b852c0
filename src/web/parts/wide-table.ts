import { type Html, html } from '../html.ts'

/** A table that can be moved to and fro where the window is narrow. `rows` are rows or nothing. */
export const wideTable = (label: string, head: readonly string[], rows: readonly Html[]): Html =>
  html`<div class="wide" role="region" aria-label="${label}" tabindex="0"><table><thead><tr>${head.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table></div>`
