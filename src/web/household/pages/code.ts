import { encode } from 'uqr'
import { groupsOf, spokenGroups } from '../../../people/households/code.ts'
import { type Html, html } from '../../html.ts'

/** A code in large type, each group by itself. */
export const codeBox = (code: string): Html =>
  html`<p class="shown-code">${groupsOf(code)
    .split(' ')
    .map((group) => html`<b>${group}</b> `)}</p>`

/** Stands beside a code where other devices cannot reach the service. */
export const onlyHere = (origin: string): Html | '' =>
  new URL(origin).hostname === 'localhost'
    ? html`<p class="note">This Doorchain runs on this computer only. Other devices cannot open it yet.</p>`
    : ''

/** How to say it over the telephone, a line for each group. */
export const spokenCode = (code: string): Html => html`<ol class="spoken">
${spokenGroups(code).map((group) => html`<li>${group}</li>\n`)}</ol>`

/** A QR code (ISO/IEC 18004, level M) as one path, with the quiet zone of four that readers need. */
export function qrCode(text: string, name: string): Html {
  const { size, data } = encode(text, { ecc: 'M', border: 4 })
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return html`<svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label="${name}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#ffffff"/><path fill="#000000" d="${squares.join('')}"/></svg>`
}
