import type { CheckResult, Reason, Verdict } from '../../check/verdict.ts'
import type { GenuineContact, Knowledge, Source } from '../../values/knowledge.ts'
import { type Html, html } from '../html.ts'
import type { Page } from '../page.ts'
import { stepLine } from './first.ts'

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

/** The answer: one act first, then why, then what else, then whom to ring. `today` is an ISO date. */
export function answerPage(result: CheckResult, knowledge: Knowledge, today: string): Page {
  const { shape, name, meaning } = verdicts[result.verdict]
  const [first, ...rest] = result.plan
  const contacts = knowledge.contacts.filter(({ id }) => result.plan.some((step) => step.contact === id))
  return {
    title: `${name}: what to do now`,
    back: '/',
    main: html`<div class="verdict verdict-${result.verdict}"><svg class="mark" viewBox="0 0 40 40" aria-hidden="true">${shape}</svg><h1>${name}</h1><p>${meaning}</p></div>
${first ? html`<section aria-labelledby="now"><h2 id="now">Do this now</h2><p class="act">${stepLine(first)}</p></section>` : ''}
${result.reasons.length > 0 ? html`<section aria-labelledby="why"><h2 id="why">Why</h2><ul class="reasons">${result.reasons.map((reason) => reasonItem(reason, knowledge))}</ul></section>` : ''}
${rest.length > 0 ? html`<section aria-labelledby="then"><h2 id="then">Then</h2><ol class="steps">${rest.map((step) => html`<li>${stepLine(step)}</li>\n`)}</ol></section>` : ''}
${contacts.length > 0 ? html`<details><summary>The numbers, and where they come from</summary><ul class="numbers">${contacts.map((contact) => contactItem(contact, knowledge, today))}</ul></details>` : ''}
<section aria-labelledby="more" class="noprint"><h2 id="more">More</h2>
<ul class="links"><li><a href="/clear-line">Is my phone line clear?</a></li><li><a href="/door-card">Card for the door</a></li><li><a href="/advice">All advice</a></li><li><a href="/">Check something else</a></li></ul>
<p class="tools" data-tools></p></section>`,
  }
}

function reasonItem(reason: Reason, knowledge: Knowledge): Html {
  const advice = knowledge.advice.find(({ id }) => id === reason.advice[0])
  const source = knowledge.sources.find(({ id }) => id === reason.sources[0])
  return html`<li>${reason.words.slice(0, 2).map((words) => html`<q>${shorten(words)}</q> `)}<p>${reason.text}</p>
${advice ? html`<p class="advice"><a href="/advice/${advice.id}">${advice.title}</a></p>` : ''}
${source ? html`<p class="source">${sourceLine(source)}</p>` : ''}</li>\n`
}

const longestQuote = 160
const shorten = (words: string) => (words.length > longestQuote ? `${words.slice(0, longestQuote)}…` : words)

/** Who said it, when, with its address. */
export function sourceLine(source: Source): Html {
  const isLink = /^https?:\/\//.test(source.address)
  const name = isLink
    ? html`<a href="${source.address}" rel="noreferrer">${source.publisher}</a>`
    : html`${source.publisher}`
  return html`Source: ${name}${source.date ? `, ${longDate(source.date)}` : ''}`
}

/** A genuine number with its use, its source and until when it holds. */
export function contactItem(contact: GenuineContact, knowledge: Knowledge, today: string): Html {
  const source = knowledge.sources.find(({ id }) => id === contact.source[0])
  const isPhone = /^[\d ]{3,14}$/.test(contact.value) && contact.id !== 'silent-55'
  return html`<li><p><strong>${isPhone ? html`<a href="tel:${contact.value.replaceAll(' ', '')}">${contact.value}</a>` : contact.value}</strong> ${contact.name}</p>
<p>${contact.use}</p>${contact.never ? html`<p>${contact.never}</p>` : ''}
<p class="source">${contact.confidence === 'M' ? 'Unconfirmed. ' : ''}${contact.expires < today ? 'Check before you rely on it. ' : ''}Checked ${longDate(contact.checked)}, holds until ${longDate(contact.expires)}. ${source ? sourceLine(source) : ''}</p></li>\n`
}

const months = 'January February March April May June July August September October November December'.split(' ')

/** "2021-02-01" → "1 February 2021"; "2026-11" → "November 2026". */
export function longDate(iso: string): string {
  const [year, month, day] = iso.split('-')
  const name = months[Number(month) - 1]
  if (!name) return iso
  return day ? `${Number(day)} ${name} ${year}` : `${name} ${year}`
}
