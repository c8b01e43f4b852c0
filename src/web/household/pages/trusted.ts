import { type Item, items } from '../../../people/households/item.ts'
import type { Seen } from '../../../people/households/seen.ts'
import { type Html, html } from '../../html.ts'
import type { Page } from '../../page.ts'
import type { WarningLink } from '../parts.ts'
import { dayOf, eventWords, itemName, momentOf } from '../words.ts'
import { live } from './form.ts'

/** For somebody who helps nobody on this device. */
export const trustedStart: Page = {
  title: 'Help somebody',
  back: '/',
  main: html`<h1>Help somebody</h1>
<p class="lead">Somebody you know can let you see when they may need help. They choose what you see.</p>
<p>On this device you see nothing now.</p>
<ul class="links"><li><a href="/trusted/enter">They gave me a code</a></li>
<li><a href="/trusted/open">I have a code of my own, from before</a></li>
<li><a href="/household/help">How it works</a></li></ul>`,
}

/** What is seen of one household, with the names that codes stand for. */
export interface SeenHere {
  readonly id: string
  readonly seen: Seen
  readonly areaName: string | null
  readonly warnings: readonly WarningLink[]
}

/** What a trusted person sees: a section for each household, nothing but what was chosen. */
export const trustedPage = (households: readonly SeenHere[], mark: string): Page => ({
  title: 'What you may see',
  back: '/',
  main: html`<h1>What you may see</h1>
${households.map((one, at) => section(one, households.length > 1 ? at + 1 : null))}
<ul class="links"><li><a href="/trusted/enter">Help somebody else too</a></li>
<li><a href="/household/help">How it works</a></li></ul>
${live('/trusted/now', mark)}`,
})

function section(here: SeenHere, number: number | null): Html {
  const { seen, id } = here
  const heading = `${number ? `${number}. ` : ''}They know you as ${seen.name}`
  return html`<section class="household" aria-labelledby="h-${id}"><h2 id="h-${id}">${heading}</h2>
${seen.confirmedAt ? chosen(here) : html`<p class="lead">You are waiting. On their own device they are asked if it is you.</p><p>This page changes by itself. Without scripts, <a href="/trusted">load it again</a>.</p>`}
<p class="buttons">${seen.confirmedAt ? html`<a class="button plain" href="/trusted/code?person=${id}">A code for my other devices</a> ` : ''}<a class="button plain" href="/trusted/leave?person=${id}">Leave</a></p></section>\n`
}

function chosen(here: SeenHere): Html {
  const given = items.filter((item) => here.seen.given[item])
  if (given.length === 0)
    return html`<p class="lead">They have not chosen anything for you to see. That is for them to decide.</p>`
  return html`${given.map((item) => html`<h3>${itemName[item]}</h3>\n${itemContent(item, here)}\n`)}`
}

function itemContent(item: Item, { seen, areaName, warnings }: SeenHere): Html {
  if (item === 'checks') return eventList(item, seen.events.check, seen)
  if (item === 'reports') return eventList(item, seen.events.report, seen)
  if (item === 'line-guard') return eventList(item, seen.events['line-guard'], seen)
  if (item === 'area') return html`<p>${areaName ?? 'They have chosen no area.'}</p>`
  if (item === 'settings')
    return html`<p>Their household is open on ${counted(seen.settings?.devices ?? 0, 'device', 'devices')}. They trust ${counted(seen.settings?.trusted ?? 0, 'person', 'people')}, you among them.</p>`
  if (warnings.length > 0)
    return html`<ul class="links">${warnings.map(({ title, path }) => html`<li><a href="${path}">${title}</a></li>\n`)}</ul>`
  return html`<p>${seen.area ? 'There is no warning for their area now.' : 'They have chosen no area.'}</p>`
}

function eventList(item: Item, events: Seen['events']['check'] = [], { given }: Seen): Html {
  const since = given[item]
  if (events.length === 0) return html`<p>None${since ? html` since ${dayOf(since)}` : ''}.</p>`
  return html`<ul>${events.map((event) => html`<li>${dayOf(event.at)}: ${eventWords(event)}.</li>\n`)}</ul>`
}

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`

/** One page, one button. */
export const leavePage = (id: string, seen: Seen): Page => ({
  title: 'Leave?',
  back: '/trusted',
  main: html`<h1>Leave?</h1>
<p class="lead">You then see nothing of this household any more. They see that ${seen.name} left.</p>
<p>You were let in on ${momentOf(seen.confirmedAt ?? seen.askedAt)}. To come back, they must give you a new code.</p>
<form method="post" action="/trusted/leave"><input type="hidden" name="person" value="${id}"><button type="submit">Leave</button></form>
<p><a href="/trusted">Stay</a></p>`,
})
