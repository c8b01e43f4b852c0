import { hiddenLetters } from '../../../values/markup.ts'
import { type Html, html } from '../../html.ts'
import { addressIn, type Told } from '../head.ts'

/** Ways to pass a warning on: plain links that tell nobody anything before they are pressed. */
export function shareSection(told: Told): Html {
  const address = addressIn(told, told.text)
  const title = told.text.title.replace(hiddenLetters, '')
  const mail = `mailto:?${query({ subject: title, body: `${title}\n\n${address}` })}`
  const whatsApp = `https://wa.me/?${query({ text: `${title} ${address}` })}`
  const facebook = `https://www.facebook.com/sharer/sharer.php?${query({ u: address })}`
  return html`<h2>Pass it on</h2>
<p>Most people hear of this from a friend. The address of this page: <code>${address}</code></p>
<ul class="links noprint"><li><a href="${mail}">Send it by e‑mail</a></li>
<li><a href="${whatsApp}" rel="noreferrer">Share it by WhatsApp</a></li>
<li><a href="${facebook}" rel="noreferrer">Share it on Facebook</a></li></ul>`
}

/** Spaces as %20: mail programs show a plus sign as it is (RFC 6068). */
const query = (fields: Record<string, string>): string => String(new URLSearchParams(fields)).replaceAll('+', '%20')
