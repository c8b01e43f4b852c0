import type { Step } from '../../check/verdict.ts'
import type { Kind } from '../fields.ts'
import { html } from '../html.ts'
import type { Page } from '../page.ts'
import { actBox, stepLine, stepList } from '../parts/step.ts'

/** Kinds where something is happening now. */
export type Present = Exclude<Kind, 'call' | 'message'>

const titles: Readonly<Record<Present, string>> = {
  phone: 'On the phone now: do this first',
  door: 'At the door now: do this first',
  inside: 'Somebody is inside: do this first',
  'cash-machine': 'At a cash machine: do this first',
}

const aids: Readonly<Record<Present, readonly (readonly [string, string])[]>> = {
  phone: [['/clear-line', 'How do I know that my line is clear?']],
  door: [
    ['/door-card', 'Show a card through the window'],
    ['/inside', 'Somebody is already inside'],
  ],
  inside: [['/clear-line', 'How do I know that my line is clear?']],
  'cash-machine': [],
}

/** What to do before anything is asked. `forHelp` is for those who called for help or smell gas. */
export function firstPage(kind: Present, plan: readonly Step[], forHelp: readonly Step[]): Page {
  const [first, ...rest] = plan
  const atHome = kind === 'door' || kind === 'inside'
  return {
    title: titles[kind],
    back: kind === 'inside' ? '/door' : '/',
    main: html`<h1 class="eyebrow">${titles[kind]}</h1>
${first ? actBox(first) : ''}
${stepList(rest)}
${aids[kind].length > 0 ? html`<ul class="links">${aids[kind].map(([path, name]) => html`<li><a href="${path}">${name}</a></li>\n`)}</ul>` : ''}
${atHome ? html`<section class="aside"><h2>Did you call for help, or do you smell gas?</h2><ul>${forHelp.map((step) => html`<li>${stepLine(step)}</li>\n`)}</ul></section>` : ''}
<p><a class="button" href="/tell/${kind}">I have done that. Check what they say</a></p>`,
  }
}
