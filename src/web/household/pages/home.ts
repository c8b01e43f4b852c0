import type { HouseholdEvent } from '../../../people/households/event.ts'
import type { Item } from '../../../people/households/item.ts'
import { mostTrusted } from '../../../people/households/limits.ts'
import type { TrustedPerson } from '../../../people/households/trusted.ts'
import { type Html, html } from '../../html.ts'
import type { Page } from '../../page.ts'
import { dayOf, eventWords, itemName } from '../words.ts'
import { buttonForm, live } from './form.ts'

/** What was just done, said at the top of the first page. */
const doneWords = {
  area: 'Your area is kept.',
  'no-area': 'Your area is taken away.',
  sees: 'What they see is changed.',
  refused: 'They are sent away. They saw nothing.',
  removed: 'They are removed. They see nothing any more.',
  devices: 'The device is closed.',
} as const

export const isDone = (text: string): text is keyof typeof doneWords => Object.hasOwn(doneWords, text)

export interface Home {
  readonly people: readonly (TrustedPerson & { readonly items: readonly Item[] })[]
  readonly events: readonly HouseholdEvent[]
  /** Name of the district. */
  readonly area: string | null
  readonly done: keyof typeof doneWords | null
  /** Changes when this page should. */
  readonly mark: string
}

/** The first page of a household that is open here. */
export function householdPage({ people, events, area, done, mark }: Home): Page {
  const waiting = people.filter(({ confirmedAt }) => confirmedAt === null)
  const trusted = people.filter(({ confirmedAt }) => confirmedAt !== null)
  return {
    title: 'Your household',
    back: '/',
    main: html`<h1>Your household</h1>
${done ? html`<p class="done" role="status">${doneWords[done]}</p>\n` : ''}${waiting.map(waitingBox)}
<section aria-labelledby="people"><h2 id="people">People you trust</h2>
${trusted.length > 0 ? html`<ul class="people">${trusted.map(personItem)}</ul>` : html`<p>Nobody yet.</p>`}
${people.length < mostTrusted ? html`<p><a class="button" href="/household/pair">Let somebody help me</a></p>` : html`<p>You have ${mostTrusted} people. Remove one to let another help you.</p>`}</section>
<section aria-labelledby="told"><h2 id="told">What they were told</h2>
${events.length > 0 ? html`<ul>${events.map((event) => html`<li>${dayOf(event.at)}: ${eventWords(event)}.</li>\n`)}</ul>` : html`<p>Nothing yet.</p>`}</section>
${settings(area)}
${live('/household/now', mark)}`,
  }
}

const waitingBox = ({ id, name }: TrustedPerson): Html =>
  html`<div class="act"><p class="first">${name} wants to help you.</p><p><a class="button" href="/household/confirm?person=${id}">Is that right?</a></p></div>\n`

function personItem({ id, name, items }: Home['people'][number]): Html {
  const sees = items.length > 0 ? items.map((item) => itemName[item]).join('; ') : 'nothing'
  return html`<li><h3>${name}</h3>
<p>Sees: ${sees}.</p>
<p class="buttons"><a class="button plain" href="/household/sees?person=${id}">Change what ${name} sees</a> <a class="button plain" href="/household/remove?person=${id}">Remove ${name}</a></p></li>\n`
}

const settings = (area: string | null): Html => html`<section aria-labelledby="more"><h2 id="more">More</h2>
<ul class="links"><li><a href="/household/area">Your area</a>${area ? html`: ${area}` : ''}</li>
<li><a href="/household/sheet">Your sheet of paper</a></li>
<li><a href="/household/devices">Your devices</a></li>
<li><a href="/household/history">What you allowed, and when</a></li>
<li><a href="/household/copy">A copy of everything</a></li>
<li><a href="/household/erase">Erase everything</a></li>
<li><a href="/household/help">How it works</a></li></ul>
${buttonForm('/household/close', 'Close it on this device', { plain: true })}</section>`
