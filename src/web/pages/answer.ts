import type { CheckResult, Step, Verdict } from '../../check/verdict.ts'
import type { Knowledge } from '../../values/knowledge.ts'
import type { Fields } from '../fields.ts'
import { type Html, html } from '../html.ts'
import type { Page } from '../page.ts'
import { contactList } from '../parts/contact.ts'
import { reasonList } from '../parts/reasons.ts'
import { actBox, stepList } from '../parts/step.ts'
import { carried } from './questions.ts'

const verdicts: Readonly<Record<Verdict, { readonly shape: Html; readonly name: string; readonly meaning: string }>> = {
  stop: {
    shape: html`<path d="M14 3h12l11 11v12L26 37H14L3 26V14z"/><path class="in" d="M11 20h18"/>`,
    name: 'Stop',
    meaning: 'This has the marks of a crime.',
  },
  careful: {
    shape: html`<path d="M20 4 38 36H2z"/><path class="in" d="M20 15v11m0 4v1"/>`,
    name: 'Be careful',
    meaning: 'Something here does not fit.',
  },
  'nothing-found': {
    shape: html`<circle cx="20" cy="20" r="17"/><path class="in" d="M14 15c0-8 12-8 12 0 0 5-6 4-6 10m0 4v1"/>`,
    name: 'Nothing known found',
    meaning: 'That is no promise. Here is how to make sure.',
  },
  unknown: {
    shape: html`<circle cx="20" cy="20" r="17"/><path class="in" d="M11 20h1m8 0h1m8 0h1"/>`,
    name: 'The check did not work',
    meaning: 'Please do this until you know more.',
  },
}

/** A checked contact, and what an answer needs beside it. */
export interface Answered {
  readonly fields: Fields
  readonly result: CheckResult
  /** What to do if something is gone already, for those who did not say that it is. */
  readonly ifGone: readonly Step[]
  /** Today as an ISO date. */
  readonly today: string
  /** Whom the resident lets see how it ended; null for nobody. */
  readonly tell: string | null
  /** Published warnings that tell of the same. */
  readonly cited: Html | undefined
}

/** The answer: one act first, then what next, then why, then whom to tell and where the numbers come from. */
export function answerPage({ fields, result, ifGone, today, tell, cited }: Answered, knowledge: Knowledge): Page {
  const { shape, name, meaning } = verdicts[result.verdict]
  const [first, ...rest] = result.plan
  const isLater = (step: Step) => /^(?:report|tell|trading|forward)-/.test(step.id)
  const shown = [...result.plan, ...ifGone]
  const contacts = knowledge.contacts.filter(({ id }) => shown.some((step) => step.contact === id))
  return {
    title: `${name}: what to do now`,
    back: '/',
    main: html`<div class="verdict verdict-${result.verdict}"><svg class="mark" viewBox="0 0 40 40" aria-hidden="true">${shape}</svg><h1>${name}</h1><p>${meaning}</p></div>
${first ? section('now', 'Do this now', actBox(first)) : ''}
${section('then', 'Then', stepList(rest.filter((step) => !isLater(step))))}
${result.reasons.length > 0 ? section('why', 'Why', reasonList(result.reasons, fields.said, knowledge)) : ''}
<div data-cited>${cited}</div>
${section('numbers', 'The numbers in it', numberList(result.numbers))}
${section('gone', 'If they already have money, a card or details', stepList(ifGone))}
${section('later', 'When you have time: tell somebody', stepList(rest.filter(isLater)))}
${contacts.length > 0 ? html`<details><summary>These numbers, and where they come from</summary>${contactList(contacts, knowledge, today)}</details>` : ''}
${tell !== null && result.verdict === 'stop' ? tellForm(fields, tell) : ''}
${tools(fields)}`,
  }
}

/** What is known of the numbers that were shown or given, and where to look one up. */
function numberList(numbers: CheckResult['numbers']): Html {
  if (numbers.length === 0) return html``
  return html`<ul>${numbers.map(({ text }) => html`<li>${text}</li>\n`)}</ul>
<p><a href="/number">Look up a number</a></p>`
}

/** A headed section; nothing where there is nothing to say. */
function section(id: string, heading: string, content: Html): Html {
  if (content.markup === '') return content
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${heading}</h2>${content}</section>`
}

/** Nothing is told but by this button, and nothing but the kind of contact. */
const tellForm = ({ kind }: Fields, names: string) => html`<form method="post" action="/household/tell" class="noprint">
<input type="hidden" name="kind" value="${kind}">
<button type="submit">Tell ${names}</button>
<p>Only that a check ended in “Stop”, what kind of contact it was, and the day. Not your words.</p>
</form>`

const tools = (fields: Fields) => html`<section aria-labelledby="more" class="noprint"><h2 id="more">More</h2>
<div class="tools" data-tools></div>
<form method="post" action="/check/change" data-local>${carried(fields)}<button class="plain" type="submit">Change what I told</button></form>
<form method="post" action="/report">${carried(fields)}<button class="plain" type="submit">Report this</button></form>
<ul class="links"><li><a href="/clear-line">Is my phone line clear?</a></li><li><a href="/door-card">A card to show at the door</a></li><li><a href="/advice">All advice</a></li><li><a href="/">Check something else</a></li></ul></section>`
