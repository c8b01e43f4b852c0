import { html } from '../html.ts'
import type { Page } from '../page.ts'

const icons = {
  phone: html`<path d="M6 3h4l2 5-3 2a12 12 0 0 0 5 5l2-3 5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 4 5a2 2 0 0 1 2-2z"/>`,
  door: html`<path d="M5 22V2h14v20M2 22h20M15 12h1"/>`,
  call: html`<circle cx="12" cy="12" r="10"/><path d="M12 6v6l4 3"/>`,
  message: html`<path d="M2 4h20v16H2zM2 6l10 8L22 6"/>`,
  card: html`<path d="M2 5h20v14H2zM2 10h20M6 15h4"/>`,
}

const choices = [
  ['/phone', 'On the phone now', 'The caller is still on the line, or will ring back.', icons.phone],
  ['/door', 'At the door now', 'Somebody is outside, or already inside.', icons.door],
  ['/call', 'A call or visit earlier', 'It is over, and you wonder about it.', icons.call],
  ['/message', 'A text or e‑mail', 'A message wants you to do something.', icons.message],
  ['/cash-machine', 'At a cash machine', 'Something odd happens at a machine.', icons.card],
] as const

export const homePage: Page = {
  title: 'What happened?',
  main: html`<h1 class="huge">What happened?</h1>
<ul class="choices">
${choices.map(([path, name, hint, icon]) => html`<li><a href="${path}"><svg viewBox="0 0 24 24" aria-hidden="true">${icon}</svg><strong>${name}</strong> <span>${hint}</span></a></li>\n`)}</ul>
<p>You need no name and no password. It takes a minute or two.</p>
<ul class="links"><li><a href="/warnings">Warnings near you</a></li>
<li><a href="/report">Report what happened</a></li>
<li><a href="/statistics">What people reported</a></li>
<li><a href="/clear-line">Is my phone line clear?</a></li>
<li><a href="/door-card">A card to show at the door</a></li>
<li><a href="/household">Let people you trust help you</a></li></ul>`,
}
