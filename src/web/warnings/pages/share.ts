import { hiddenLetters } from '../../../values/markup.ts'
import { fixedWords } from '../../../warn/fixed-words.ts'
import { type Html, html } from '../../html.ts'
import { addressIn, sharedTitle, type Told } from '../head.ts'

/** Ways to pass a warning on: plain links that tell nobody anything before they are pressed. */
export function shareSection(told: Told): Html {
  const address = addressIn(told, told.text)
  const title = sharedTitle(told).replace(hiddenLetters, '')
  const mail = `mailto:?${query({ subject: title, body: `${title}\n\n${address}` })}`
  const whatsApp = `https://wa.me/?${query({ text: `${title} ${address}` })}`
  const facebook = `https://www.facebook.com/sharer/sharer.php?${query({ u: address })}`
  const { passOn, passOnWhy, share } = fixedWords(told.text.language)
  return html`<h2>${passOn}</h2>
<p>${passOnWhy} <code>${address}</code></p>
<ul class="links noprint"><li><a href="${mail}">${share.mail}</a></li>
<li><a href="${whatsApp}" rel="noreferrer">${share.whatsApp}</a></li>
<li><a href="${facebook}" rel="noreferrer">${share.facebook}</a></li></ul>`
}

/** Spaces as %20: mail programs show a plus sign as it is (RFC 6068). */
const query = (fields: Record<string, string>): string => String(new URLSearchParams(fields)).replaceAll('+', '%20')
