import type { Consent } from '../../../people/households/consent.ts'
import type { Copy } from '../../../people/households/copy.ts'
import type { DeviceLine } from '../../../people/households/device.ts'
import { type Html, html } from '../../html.ts'
import type { Page } from '../../page.ts'
import { type Problems, problemSummary } from '../../parts/form.ts'
import { dayOf, endedBy, eventWords, momentOf } from '../words.ts'
import { buttonForm, statusWith, titleWith } from './form.ts'

/** What the resident ever allowed: the words, from when, until when and by whom. */
export const historyPage = (consents: readonly Consent[]): Page => ({
  title: 'What you allowed, and when',
  back: '/household',
  main: html`<h1>What you allowed, and when</h1>
${consents.length > 0 ? html`<ul class="history">${consents.map(consentItem)}</ul>` : html`<p class="lead">You have allowed nothing yet.</p>`}
<p>What has ended is kept here for a year. <a href="/household/copy">A copy of everything</a></p>`,
})

const consentItem = ({ words, givenAt, endedAt, endedBy: by }: Consent): Html => html`<li><p>${words}</p>
<p class="source">From ${momentOf(givenAt)}. ${endedAt ? html`Ended ${momentOf(endedAt)}${by ? html` ${endedBy[by]}` : ''}.` : html`<strong>Still allowed.</strong>`}</p></li>\n`

/** Where the household is open; each can be closed, or all but this one. */
export const devicesPage = (devices: readonly DeviceLine[], own: string): Page => ({
  title: 'Your devices',
  back: '/household',
  main: html`<h1>Your devices</h1>
<p class="lead">Your household is open on these. Close what you do not know.</p>
<ul class="history">${devices.map((device) => deviceItem(device, device.id === own))}</ul>
${devices.length > 1 ? buttonForm('/household/devices', 'Close all but this one', { plain: true }) : ''}
<p>Was it somebody you do not trust? Then also <a href="/household/sheet">make a new sheet</a>.</p>`,
})

const deviceItem = (
  { id, browser, createdAt, seenAt }: DeviceLine,
  isOwn: boolean,
): Html => html`<li><p><strong>${browser}</strong>${isOwn ? ' (this device)' : ''}</p>
<p class="source">Opened ${momentOf(createdAt)}. Last seen ${dayOf(seenAt)}.</p>
${isOwn ? '' : buttonForm('/household/devices', `Close ${browser}`, { fields: { device: id }, plain: true })}</li>\n`

/** Everything that is kept, in words, and where the file is. */
export const copyPage = ({ household, devices, trusted, consents, happened }: Copy, area: string | null): Page => ({
  title: 'A copy of everything',
  back: '/household',
  main: html`<h1>A copy of everything</h1>
<p class="lead">This is all that is kept of your household.</p>
<p><a class="button" href="/household/copy.json" download>Keep it as a file</a></p>
<div class="tools noprint" data-tools="print"></div>
<h2>The household</h2>
<p>Made on ${momentOf(household.createdAt)}. The sheet of paper is from ${momentOf(household.codeMadeAt)}. Of its code only a mark is kept that does not show it. Area: ${area ?? household.area ?? 'none chosen'}.</p>
<h2>Devices</h2>
${list(devices, ({ browser, createdAt, seenAt }) => html`${browser}: opened ${momentOf(createdAt)}, last seen ${dayOf(seenAt)}`)}
<h2>People</h2>
${list(trusted, (person) => html`${person.name}: asked ${momentOf(person.askedAt)}; ${person.confirmedAt ? `confirmed ${momentOf(person.confirmedAt)}` : 'not confirmed'}${person.endedAt ? `; ended ${momentOf(person.endedAt)}` : `; ${person.hasOwnCode ? 'has' : 'has not'} a code of their own; devices: ${person.devices.map(({ browser }) => browser).join(', ') || 'none'}`}`)}
<h2>What you allowed</h2>
${list(consents, ({ words, givenAt, endedAt }) => html`${words} From ${momentOf(givenAt)}${endedAt ? ` until ${momentOf(endedAt)}` : ''}`)}
<h2>What they were told</h2>
${list(happened, (event) => html`${momentOf(event.at)}: ${eventWords(event)}`)}`,
})

const list = <T>(rows: readonly T[], words: (row: T) => Html): Html =>
  rows.length > 0 ? html`<ul>${rows.map((row) => html`<li>${words(row)}.</li>\n`)}</ul>` : html`<p>None.</p>`

/** Erasing, with a tick so that it is not done by a slip. */
export const erasePage = (problems: Problems = {}): Page => ({
  title: titleWith(problems, 'Erase everything?'),
  ...statusWith(problems),
  back: '/household',
  main: html`<form method="post" action="/household/erase">
${problemSummary(problems)}<h1>Erase everything?</h1>
<p class="lead">Your household is then gone: who you trust, what they may see, your devices and your sheet of paper.</p>
<p>It cannot be brought back. You can make a new household at any time. If you want to keep something, <a href="/household/copy">make a copy</a> first.</p>
${problems.sure ? html`<p id="sure-wrong" class="wrong"><strong>Problem:</strong> ${problems.sure}</p>\n` : ''}<label class="tick"><input type="checkbox" id="sure" name="sure" value="yes"${problems.sure ? html` aria-describedby="sure-wrong" aria-invalid="true"` : ''}> <span>Yes, erase everything</span></label>
<button type="submit">Erase</button>
</form>`,
})

/** After it. */
export const erasedPage: Page = {
  title: 'Everything is erased',
  back: '/',
  main: html`<h1>Everything is erased</h1>
<p class="lead">Nothing of your household is kept here any more. The people who helped you see nothing any more.</p>
<p>Copies made before, to guard against a breakdown, forget it when they are used.</p>
<p><a class="button" href="/">Go to the first page</a></p>`,
}
