import type { Step } from '../../check/verdict.ts'
import { html } from '../html.ts'
import type { Page } from '../page.ts'
import { actBox, stepList } from '../parts/step.ts'

/** For somebody in danger: the plan for it, nothing else. */
export function dangerPage(speaking: readonly Step[], silent: readonly Step[]): Page {
  return {
    title: 'If you are in danger',
    back: '/',
    main: html`<h1 class="eyebrow">If you are in danger</h1>
${speaking.slice(0, 1).map(actBox)}
<h2>If you cannot speak</h2>
${silent.slice(0, 1).map((step) => html`<p class="lead">${step.text}</p>`)}
<p>Pressing 55 does not tell the police where you are. On a landline, do not hang up: they can usually see where you are.</p>
<h2>If you are deaf or find speaking hard</h2>
<p>Use 18000 in the Relay UK app or on a textphone. You can also text 999, if you have set up your mobile for it: to do so, text the word register to 999.</p>`,
  }
}

/** How to be sure that the caller is off the line; `plan` is the plan of somebody on the phone. */
export function clearLinePage(plan: readonly Step[]): Page {
  return {
    title: 'Is my phone line clear?',
    back: '/',
    main: html`<h1>Is my phone line clear?</h1>
<div class="act"><p class="first">Use another phone.</p><p>A mobile will do, or a neighbour’s.</p></div>
<h2>If you have only this phone</h2>
<ol class="steps"><li>Put the phone down.</li>
<li>Ring a friend or relative whose voice you know.</li>
<li>If you hear their voice, your line is clear. Ask them to help you.</li>
<li>If you hear anybody else, say nothing and put the phone down.</li></ol>
<p>A dial tone proves nothing: it can be played to you. A voice you know does.</p>
<h2>If there is nobody to ring</h2>
<p>Some police forces still say: wait five minutes before you ring. Others no longer ask for that, but say to use another phone or ring a friend first.</p>
<div class="timer" data-timer="300"><p>Wait five minutes by the clock.</p></div>
<h2>When the line is clear</h2>
${stepList(plan.filter(({ id }) => id === 'use-real-number'))}`,
  }
}

/** Held up at a window: huge, short, polite. */
export const doorCard: Page = {
  title: 'Card for the door',
  bare: true,
  main: html`<h1>Please wait outside.</h1>
<p>I do not let callers in. I am checking who you are.</p>
<p>I will ring your office myself, on a number I look up. If you are genuine, you will not mind.</p>
<div class="noprint"><a class="button" href="/door">Back to what to do</a> <span class="tools" data-tools="print"></span></div>`,
}
