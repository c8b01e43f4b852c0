import type { Advice, Knowledge } from '../../values/knowledge.ts'
import { html } from '../html.ts'
import type { Page } from '../page.ts'
import { contactItem, sourceLine } from './answer.ts'

const places: readonly (readonly [Advice['place'], string])[] = [
  ['phone', 'On the phone'],
  ['door', 'At the door'],
  ['cash-machine', 'At a cash machine'],
  ['home', 'Your home'],
  ['after', 'Afterwards'],
  ['anyone', 'For relatives and friends'],
]

/** All advice, by place. */
export function adviceIndex(knowledge: Knowledge): Page {
  return {
    title: 'Advice',
    back: '/',
    main: html`<h1>Advice</h1>
${places.map(
  ([place, name]) =>
    html`<section><h2>${name}</h2><ul class="links">${knowledge.advice
      .filter((item) => item.place === place)
      .map((item) => html`<li><a href="/advice/${item.id}">${item.title}</a></li>\n`)}</ul></section>`,
)}`,
  }
}

/** One piece of advice with its reason, its source and what changed; null if there is none of that name. */
export function advicePage(id: string, knowledge: Knowledge): Page | null {
  const item = knowledge.advice.find((advice) => advice.id === id)
  if (!item) return null
  const sources = knowledge.sources.filter((source) => item.sources.includes(source.id))
  return {
    title: item.title,
    back: '/advice',
    main: html`<h1>${item.title}</h1>
<p class="act">${item.text}</p>
<h2>Why</h2><p>${item.why}</p>
${item.changed ? html`<h2>What has changed</h2><p>${item.changed}</p>` : ''}
${item.nations ? html`<p>This holds in ${item.nations.map((nation) => nationName[nation] ?? nation).join(', ')}.</p>` : ''}
<h2>Where it comes from</h2><ul>${sources.map((source) => html`<li>${sourceLine(source)}</li>\n`)}</ul>
<p class="tools noprint" data-tools></p>
<p class="noprint"><a href="mailto:?subject=${encodeURIComponent(item.title)}&amp;body=${encodeURIComponent(`${item.title}. ${item.text}`)}">Send this to somebody</a></p>`,
  }
}

const nationName: Readonly<Record<string, string>> = {
  england: 'England',
  wales: 'Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
}

/** The genuine numbers, with their sources. */
export function numbersPage(knowledge: Knowledge, today: string): Page {
  return {
    title: 'Genuine numbers',
    back: '/',
    main: html`<h1>Genuine numbers</h1>
<p class="lead">A number that shows on your phone proves nothing. These are numbers for you to ring.</p>
<ul class="numbers">${knowledge.contacts.map((contact) => contactItem(contact, knowledge, today))}</ul>`,
  }
}
