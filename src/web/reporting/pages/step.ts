import type { District } from '../../../values/district.ts'
import { statusWith, titleWith } from '../../household/pages/form.ts'
import { type Html, html } from '../../html.ts'
import type { Page } from '../../page.ts'
import { chooseOne, type Problems, problemSummary } from '../../parts/form.ts'
import { carriedOn, type Given } from '../fields.ts'
import { asked, type StepId, stepsOf } from '../steps.ts'
import { questions } from './questions.ts'

/** One question of the form; all else that was told is carried on. */
export function stepPage(step: StepId, given: Given, problems: Problems = {}): Page {
  const question = questions[step]
  const title = question.title(given)
  return {
    title: titleWith(problems, title),
    ...statusWith(problems),
    keepsOnSending: true,
    main: html`<form method="post" action="/report/${step}" novalidate>
${problemSummary(problems)}${carriedOn(given, asked[step])}${progress(step, given)}${question.fields({ given, problems }, title)}
${buttons(given)}
</form>`,
  }
}

/** How far somebody is; nothing while one answer is changed. */
function progress(step: StepId, given: Given): Html | '' {
  const steps = stepsOf(given)
  return given.change ? '' : html`<p class="source">Question ${steps.indexOf(step) + 1} of ${steps.length}</p>\n`
}

/** Where what somebody wrote can be several places: they say which. */
export function whichPlacePage(given: Given, districts: readonly District[], problems: Problems = {}): Page {
  const title = 'Which of these is it?'
  return {
    title: titleWith(problems, title),
    ...statusWith(problems),
    keepsOnSending: true,
    main: html`<form method="post" action="/report/where" novalidate>
${problemSummary(problems)}${carriedOn({ ...given, asked: given.where ?? '' }, ['district'])}${chooseOne(
  { name: 'district', label: title, isHeading: true, hint: `You wrote: ${given.where}`, problem: problems.district },
  districts.map(({ code, name }) => [code, name] as const),
)}
<p class="buttons"><button type="submit">${given.change ? 'Keep this' : 'Next'}</button> <button class="plain" type="submit" formaction="/report/show" name="show" value="where">Write another place</button></p>
</form>`,
  }
}

/** The first button is what the Enter key presses. */
const buttons = ({ change }: Given) =>
  html`<p class="buttons"><button type="submit">${change ? 'Keep this' : 'Next'}</button> <button class="plain" type="submit" name="go" value="back">Back</button></p>`
