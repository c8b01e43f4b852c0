import type { Step } from '../../../check/verdict.ts'
import type { Notice } from '../../../values/notice.ts'
import { statusWith, titleWith } from '../../household/pages/form.ts'
import { html } from '../../html.ts'
import type { Page } from '../../page.ts'
import { dangerPage } from '../../pages/aids.ts'
import { chooseOne, type Problems, problemSummary } from '../../parts/form.ts'
import { actBox, stepList } from '../../parts/step.ts'
import { carriedOn, type Given } from '../fields.ts'

/** First whether anybody is in danger or the caller is still there; then where a report goes, and where it does not. */
export function startPage(given: Given, { operator, kept }: Notice, problems: Problems = {}): Page {
  const title = 'Report what happened'
  const about = kept.residents.find(({ what }) => what.startsWith('What you report'))
  return {
    title: titleWith(problems, title),
    ...statusWith(problems),
    back: '/',
    keepsOnSending: true,
    main: html`<form method="post" action="/report/start" novalidate>
${problemSummary(problems)}<h1>${title}</h1>
${carriedOn(given)}${chooseOne({ name: 'now', label: 'First: is it over?', problem: problems.now }, [
  ['over', 'Yes, it is over and nobody is in danger'],
  ['line', 'No, the caller is still on the line, or may be'],
  ['danger', 'No, somebody is in danger, or they are still here'],
])}
<p class="buttons"><button type="submit">Next</button></p>
</form>
<ul class="links"><li><a href="/report/own">I have reported before: open my report</a></li></ul>
<h2>Where your report goes</h2>
<p>It goes to ${operator.name ? html`<strong>${operator.name}</strong>, who run` : 'those who run'} this service, and to the organisations that write warnings for your area with it. They see what belongs together and warn others.</p>
<p>It does <strong>not</strong> go to the police by itself, nor to your bank or Report Fraud. At the end we tell you where else to report it, and what to say there.</p>
<p>You need no name. Nobody writes or rings back unless you want that.</p>
${about ? html`<h2>What is kept</h2>\n<p>${about.what}</p>\n<p>${about.howLong}</p>\n` : ''}<p><a href="/privacy">All that is kept, and for how long</a></p>`,
  }
}

/** Where the browser brings the answers back by a script. */
export const againPage: Page = {
  title: 'Report what happened',
  keepsOnSending: true,
  main: html`<h1>One moment</h1>
<p data-again>Your answers come back by themselves. If they do not, begin again. Nothing was sent.</p>
<p><a class="button" href="/report">Begin again</a></p>`,
}

const goOn = (given: Given, words: string) => html`<form method="post" action="/report/start">
${carriedOn(given)}<input type="hidden" name="now" value="over">
<p><button class="plain" type="submit">${words}</button></p>
</form>`

/** Nobody in danger is asked anything; the report can wait, and nothing of it is lost. */
export function inDangerPage(given: Given, speaking: readonly Step[], silent: readonly Step[]): Page {
  const danger = dangerPage(speaking, silent)
  return {
    ...danger,
    keepsOnSending: true,
    back: '/report',
    main: html`${danger.main}
<h2>The report can wait</h2>
${goOn(given, 'It is over now: go on with the report')}`,
  }
}

/** While the caller may be on the line, nothing is reported on it. `plan` is that of somebody on the phone. */
export function onTheLinePage(given: Given, plan: readonly Step[]): Page {
  const [first, ...rest] = plan
  return {
    title: 'First put the phone down',
    keepsOnSending: true,
    back: '/report',
    main: html`<h1 class="eyebrow">The caller may still be on the line</h1>
${first ? actBox(first) : ''}
<p>Do not ring anybody on this line to report it yet. The caller may hear you, or may answer.</p>
${stepList(rest)}
<ul class="links"><li><a href="/clear-line">Is my phone line clear?</a></li></ul>
<h2>The report can wait</h2>
${goOn(given, 'The call is over: go on with the report')}`,
  }
}
