import type { CookieItem, Notice, Operator, Whose } from '../../values/notice.ts'
import { type Html, html } from '../html.ts'
import type { Page } from '../page.ts'

const headings: readonly (readonly [Whose, string])[] = [
  ['visitors', 'If you look or check'],
  ['residents', 'If you have a household code, or report something'],
  ['trusted', 'If somebody trusts you with their household'],
  ['coordinators', 'If you work at the desk'],
]

/** What is kept, why and for how long, made from what the tables really hold. */
export function privacyPage({ kept, cookies, operator }: Notice): Page {
  return {
    title: 'Privacy: what is kept',
    back: '/about',
    main: html`<h1>What is kept, why and for how long</h1>
<p class="lead">What you type into a check stays on your own device. Nobody else reads it.</p>
<h2>What never leaves your device</h2>
<p>Your words, the sentences you tap, what you say about yourself and the answer. If your browser runs no scripts, the page sends them to this service to be checked. They are forgotten at once and never written down.</p>
<p>A telephone number or a place that you look up is sent to this service, looked up and forgotten.</p>
<h2>What is kept</h2>
<p>We count how many checks there were and how they ended. A count does not say who. All else that can be about a person is here. When its time is over, a record goes by itself in the night after.</p>
${headings.filter(([whose]) => kept[whose].length > 0).map(([whose, heading]) => html`<h3>${heading}</h3>${blocks(kept[whose])}`)}
<h2>Cookies</h2>
<p>A cookie is a small note that your browser keeps for us. A check needs none. We use none to follow you and none for adverts.</p>
${cookieBlocks(cookies)}
<p>On a secure address (https) most names begin with <code>__Host-</code>.</p>
<h2>Backups</h2>
<p>Copies are made so that nothing is lost when a machine breaks. What you erase leaves a mark without a name. By this mark it is erased again if an old copy has to be used.</p>
<h2>What you can ask for</h2>
<p>You can ask what is kept about you. You can ask for a copy. You can ask us to put it right, to stop using it or to erase it.</p>
<h2>Whom to ask</h2>
${whomToAsk(operator)}`,
  }
}

/** Each in a block of its own, which a narrow screen shows whole; a table would be cut off there. */
const blocks = (
  items: readonly { readonly what: Html | string; readonly why: string; readonly howLong: string }[],
): Html =>
  html`<ul class="kept">${items.map(({ what, why, howLong }) => html`<li><p><strong>${what}</strong></p><p>Why: ${why}</p><p>How long: ${howLong}</p></li>\n`)}</ul>`

const cookieBlocks = (cookies: readonly CookieItem[]): Html =>
  blocks(cookies.map(({ name, why, howLong }) => ({ what: html`<code>${name}</code>`, why, howLong: `${howLong}.` })))

const whomToAsk = ({ name, contact }: Operator): Html =>
  html`<p>${name ? html`This service is run by <strong>${name}</strong>.` : 'Whoever runs this service has not yet said who they are.'}
${contact ? html`You can reach them here: ${linked(contact)}.` : 'They have not yet said how to reach them.'}</p>`

/** An address that can be followed becomes a link. */
function linked(contact: string): Html {
  if (/^https?:\/\/\S+$/.test(contact)) return html`<a href="${contact}">${contact}</a>`
  if (/^[^\s<>@]+@[^\s<>@]+$/.test(contact)) return html`<a href="mailto:${contact}">${contact}</a>`
  return /^\+?[\d ]{5,20}$/.test(contact)
    ? html`<a href="tel:${contact.replaceAll(' ', '')}">${contact}</a>`
    : html`${contact}`
}
