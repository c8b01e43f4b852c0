import { html } from '../../html.ts'
import type { Page } from '../../page.ts'
import { type Problems, problemSummary, textField } from '../../parts/form.ts'
import { buttonForm, statusWith, titleWith } from './form.ts'

/** For somebody who has no household open here. */
export const startPage: Page = {
  title: 'Your household',
  back: '/',
  main: html`<h1>Your household</h1>
<p class="lead">Let people you trust help you. You choose who, and what they see.</p>
<ul><li>You need no name and no e‑mail address.</li>
<li>You get a sheet of paper with a code. Keep it with your papers.</li>
<li>At first, nobody sees anything. You can change your mind at any time.</li></ul>
${buttonForm('/household/new', 'Make my household')}
<ul class="links"><li><a href="/household/open">I have a sheet with a code</a></li>
<li><a href="/trusted">I want to help somebody</a></li>
<li><a href="/household/help">How it works</a></li></ul>`,
}

/** Opens a household with the code of its sheet. What was typed is not shown again. */
export const openPage = (problems: Problems = {}): Page => ({
  title: titleWith(problems, 'Open your household'),
  ...statusWith(problems),
  back: '/household',
  main: html`<form method="post" action="/household/open">
${problemSummary(problems)}<h1>Open your household</h1>
${textField({
  name: 'code',
  label: 'The code on your sheet of paper',
  hint: 'It has 12 letters and numbers. Capitals and spaces do not matter.',
  problem: problems.code,
  isCode: true,
})}
<button type="submit">Open</button>
</form>
<p>If the sheet is lost: a device that still has your household open can make a new sheet. If there is none, <a href="/household">make a new household</a>, and let your trusted people join again.</p>`,
})
