import type { Step } from '../../check/verdict.ts'
import { html } from '../html.ts'
import type { Page } from '../page.ts'
import { stepLine } from './first.ts'

/** For somebody in danger: the plan for it, nothing else. */
export function dangerPage(speaking: readonly Step[], silent: readonly Step[]): Page {
  return {
    title: 'If you are in danger',
    back: '/',
    main: html`<h1>Ring 999 now</h1>
<p><a class="button" href="tel:999">Ring 999</a></p>
${speaking.slice(0, 1).map((step) => html`<p class="act">${step.text}</p>`)}
<h2>If you cannot speak</h2>
${silent.slice(0, 1).map((step) => html`<p class="act">${step.text}</p>`)}
<p>On a mobile, pressing 55 does not tell the police where you are. On a landline, do not hang up: they can usually see where you are.</p>
<h2>If you are deaf or find speaking hard</h2>
<p>Use 18000 in the Relay UK app or on a textphone. You can text 999 if your mobile is registered: text the word register to 999 beforehand.</p>`,
  }
}

/** How to be sure that the caller is off the line. */
export function clearLinePage(steps: readonly Step[]): Page {
  const ways = steps.filter((step) => step.id === 'clear-line' || step.id === 'use-real-number')
  return {
    title: 'Is my phone line clear?',
    back: '/',
    main: html`<h1>Is my phone line clear?</h1>
<p class="act">Use another phone. A mobile, or a neighbour’s, will do.</p>
<h2>If you have only this phone</h2>
<ol class="steps"><li>Put the phone down.</li>
<li>Ring a friend or relative whose voice you know.</li>
<li>If you hear their voice, your line is clear. Ask them to help you.</li>
<li>If you hear anybody else, say nothing and put the phone down.</li></ol>
<p>A dial tone proves nothing: it can be played to you. A voice you know does.</p>
<h2>If there is nobody to ring</h2>
<p>Some police forces still say: wait five minutes before you ring. Others no longer ask for that, but say to use another phone or ring a friend first.</p>
<p class="timer" data-timer="300">Wait five minutes by the clock.</p>
<h2>Then ring</h2>
<ul class="steps">${ways.slice(1).map((step) => html`<li>${stepLine(step)}</li>`)}</ul>`,
  }
}

/** Held up at a window: huge, short, polite. */
export const doorCard: Page = {
  title: 'Card for the door',
  bare: true,
  main: html`<main id="main" class="card" tabindex="-1"><h1>Please wait outside.</h1>
<p>I do not open the door to people I do not expect.</p>
<p>I will ring your office myself, on a number I look up. If you are genuine you will not mind.</p>
<p class="noprint"><a class="button" href="/door">Back to what to do</a> <span data-tools="print"></span></p></main>`,
}
