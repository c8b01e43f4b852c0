import type { TrustedPerson } from '../../../people/households/trusted.ts'
import { html } from '../../html.ts'
import type { Page } from '../../page.ts'
import { momentOf, timeOf } from '../words.ts'
import { codeBox, onlyHere, qrCode, spokenCode } from './code.ts'
import { buttonForm, live } from './form.ts'

const title = 'Let somebody help you'
const warning = html`<p class="wrong"><strong>Never read this code to somebody who rang you.</strong> The police, a bank or a company never need it.</p>`

/** Before there is a code. */
export const beforePairPage: Page = {
  title,
  back: '/household',
  main: html`<h1>${title}</h1>
<ol class="steps"><li>Have them with you, or ring them yourself.</li>
<li>Make a code and read it to them. They type it on their own device.</li>
<li>Their name comes up here. Say yes if it is right.</li>
<li>Choose what they see. Until then they see nothing.</li></ol>
${warning}
${buttonForm('/household/pair', 'Make a code')}`,
}

interface Pairing {
  readonly code: string
  readonly origin: string
  readonly until: Date
  readonly mark: string
}

/** The code to read out; the page goes on by itself when it is used. */
export const pairPage = ({ code, origin, until, mark }: Pairing): Page => ({
  title: 'Read this code to them',
  back: '/household',
  main: html`<h1>Read this code to them</h1>
${codeBox(code)}
${spokenCode(code)}
<p>They open <strong>${origin.replace(/^https?:\/\//, '')}/trusted/enter</strong> and type it. Or their phone camera looks at this square:</p>
${qrCode(`${origin}/trusted/enter#${code}`, 'QR code for the person who helps you')}
${onlyHere(origin)}<p>It works once, until ${timeOf(until)}.</p>
${warning}
<p><a class="button" href="/household/confirm">They have typed it</a></p>
${buttonForm('/household/pair/stop', 'Take the code back', { plain: true })}
${live('/household/now', mark)}`,
})

/** The resident sees the name and says whether it is right. */
export const confirmPage = ({ id, name, askedAt }: TrustedPerson): Page => ({
  title: `Is this ${name}?`,
  back: '/household',
  main: html`<form method="post" action="/household/confirm">
<h1>Is this right?</h1>
<p class="lead">Somebody used your code on ${momentOf(askedAt)}. They say they are:</p>
<p class="shown-name">${name}</p>
<p>If you did not give the code to ${name}, say no.</p>
<input type="hidden" name="person" value="${id}">
<p class="buttons"><button type="submit" name="answer" value="yes">Yes, this is ${name}</button> <button class="plain" type="submit" name="answer" value="no">No, send them away</button></p>
</form>`,
})

/** Nobody has used the code yet. */
export const nobodyYetPage = (mark: string): Page => ({
  title: 'Nobody has used the code yet',
  back: '/household/pair',
  main: html`<h1>Nobody has used the code yet</h1>
<p class="lead">When they have typed it, their name comes up here.</p>
<p><a class="button" href="/household/confirm">Look again</a></p>
<p><a href="/household/pair">Back to the code</a></p>
${live('/household/now', mark)}`,
})
