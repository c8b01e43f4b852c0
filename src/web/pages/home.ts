import { html } from '../html.ts'
import type { Page } from '../page.ts'

const choices = [
  ['/phone', 'On the phone now', 'The caller is still on the line, or will ring back.'],
  ['/door', 'At the door now', 'Somebody is outside, or already inside.'],
  ['/call', 'A call or visit earlier', 'It is over, and you wonder about it.'],
  ['/message', 'A text or e-mail', 'A message wants you to do something.'],
  ['/cash-machine', 'At a cash machine', 'Something odd at a machine.'],
] as const

export const homePage: Page = {
  title: 'What happened?',
  main: html`<h1>What happened?</h1>
<ul class="choices">
${choices.map(([path, name, hint]) => html`<li><a href="${path}"><strong>${name}</strong> <span>${hint}</span></a></li>\n`)}</ul>
<p>No name, no sign-in. It takes a minute or two.</p>
<p><a href="/clear-line">Is my phone line clear?</a></p>
<p><a href="/door-card">A card to hold up at the door</a></p>`,
}
