import type { Advice, Knowledge } from '../../values/knowledge.ts'
import { type Html, html } from '../html.ts'
import type { Page } from '../page.ts'
import { nationList } from '../parts/contact.ts'
import { sourceLine } from '../parts/source.ts'
import { actText } from '../parts/step.ts'

const places: readonly (readonly [Advice['place'], string])[] = [
  ['phone', 'On the phone'],
  ['door', 'At the door'],
  ['cash-machine', 'At a cash machine'],
  ['home', 'Your home'],
  ['after', 'Afterwards'],
  ['anyone', 'For relatives and friends'],
]

/** All advice by place, each piece as `item` makes it. */
const byPlace = ({ advice }: Knowledge, item: (advice: Advice) => Html) =>
  places.map(([place, name]) => {
    const here = advice.filter((one) => one.place === place)
    return here.length === 0
      ? ''
      : html`<section><h2>${name}</h2><ul class="links">${here.map((one) => html`<li>${item(one)}</li>\n`)}</ul></section>`
  })

/** All advice, by place. */
export function adviceIndex(knowledge: Knowledge): Page {
  return {
    title: 'Advice',
    back: '/',
    main: html`<h1>Advice</h1>
<p class="lead">What the police and others say, each with its source. <a href="/advice/all">All of it on one page, to print</a></p>
${byPlace(knowledge, ({ id, title }) => html`<a href="/advice/${id}">${title}</a>`)}`,
  }
}

/** All advice with its words: a leaflet to print. */
export function adviceLeaflet(knowledge: Knowledge): Page {
  return {
    title: 'All advice, to print',
    back: '/advice',
    main: html`<h1>All advice, to print</h1>
<div class="tools" data-tools="print"></div>
${byPlace(knowledge, ({ title, text }) => html`<strong>${title}.</strong> ${text}`)}`,
  }
}

/** One piece of advice with its reason, its source and what changed; null if there is none of that name. */
export function advicePage(id: string, knowledge: Knowledge): Page | null {
  const item = knowledge.advice.find((advice) => advice.id === id)
  if (!item) return null
  const sources = knowledge.sources.filter((source) => item.sources.includes(source.id))
  const nations = nationList(item.nations)
  return {
    title: item.title,
    back: '/advice',
    main: html`<h1>${item.title}</h1>
<div class="act">${actText(item.text)}</div>
<h2>Why</h2><p>${item.why}</p>
${item.changed ? html`<h2>What has changed</h2><p>${item.changed}</p>` : ''}
${nations ? html`<p>This holds in ${nations}.</p>` : ''}
${signsAnswered(id, knowledge)}
<h2>Where it comes from</h2><ul class="sources">${sources.map((source) => html`<li>${sourceLine(source)}</li>\n`)}</ul>
<div class="tools noprint" data-tools><a href="${mailTo(item)}">Send this by e-mail</a></div>`,
  }
}

const mostSigns = 6

/** The signs that call for a piece of advice, the weightiest first; nothing where none does. */
function signsAnswered(id: string, { tactics }: Knowledge): Html {
  const signs = tactics.filter(({ advice }) => advice.includes(id)).toSorted((a, b) => b.weight - a.weight)
  if (signs.length === 0) return html``
  const links = signs
    .slice(0, mostSigns)
    .map((sign) => html`<li><a href="/tactics/${sign.id}">${sign.title}</a></li>\n`)
  return html`<h2>When it helps</h2><ul class="links">${links}</ul>`
}

const mailTo = ({ title, text }: Advice) =>
  `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(`${title}. ${text}`)}`
