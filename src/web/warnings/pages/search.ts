import type { AreaAnswer } from '../../../areas/area.ts'
import { areaName } from '../../../areas/borders.ts'
import type { AreaView } from '../../../areas/view.ts'
import type { Knowledge } from '../../../values/knowledge.ts'
import type { PublishedWarning } from '../../../values/warning.ts'
import { type Html, html } from '../../html.ts'
import type { Page } from '../../page.ts'
import { areaItem } from '../../pages/area.ts'
import { chooseOne, textField } from '../../parts/form.ts'
import { feedLinks } from '../feed-links.ts'
import { none, warningList } from './list.ts'

/** What somebody looks for, as it stands in the address of the page. */
export interface Wanted {
  readonly place: string
  readonly words: string
  readonly since: string
  readonly script: string
  readonly tactic: string
}

/** How far back, by the value of the choice: days. */
export const sinceDays: Readonly<Record<string, number>> = { week: 7, month: 31 }

/** What was found: in the place, and in the areas that border it. */
export interface Found {
  readonly wanted: Wanted
  /** What the place means; null without one. */
  readonly answer: AreaAnswer | null
  readonly here: readonly PublishedWarning[]
  readonly beside: readonly PublishedWarning[]
  /** Tricks that warnings tell of now. */
  readonly scripts: readonly string[]
}

const hint = 'A town, a council area or a postcode. Of a postcode only the area is used.'

/** All warnings that hold now, newest first, and what to find them by. */
export function searchPage(found: Found, view: AreaView, knowledge: Knowledge): Page {
  const { wanted } = found
  const isAsked = Object.values(wanted).some((value) => value !== '')
  return {
    title: 'Warnings',
    head: feedLinks(),
    description: 'Warnings of false police, false bank staff and callers at the door, near you.',
    back: '/',
    main: html`<h1>Warnings</h1>
<p class="lead">What is going round now, and what to do about it. Two people read each warning before it stands here.</p>
<form method="get" action="/warnings">${textField({ name: 'place', label: 'Where do you live?', hint, value: wanted.place, autocomplete: 'postal-code' })}
<details${wanted.words || wanted.since ? html` open` : ''}><summary>More ways to search</summary>${textField({ name: 'words', label: 'Words in it', hint: 'Such as bank, gas or gold. You can leave this empty.', value: wanted.words })}
${chooseOne({ name: 'since', label: 'How new?', value: wanted.since || 'any' }, [
  ['any', 'Any that holds now'],
  ['week', 'From the last 7 days'],
  ['month', 'From the last month'],
])}</details>
${keptField('script', wanted.script)}${keptField('tactic', wanted.tactic)}<button type="submit">Find warnings</button></form>
${about(wanted, knowledge)}
<div${isAsked ? html` role="status"` : ''}>${found.answer && found.answer.kind !== 'found' ? askAgain(found.answer, view) : results(found, view)}</div>
${byScript(found.scripts, knowledge)}
<h2>More</h2>
<ul class="links"><li><a href="/areas">Find an area on the map</a></li>
<li><a href="/warnings/counters">For those who work at a counter or drive a taxi</a></li>
<li><a href="/embed">Show warnings on your own website</a></li></ul>`,
  }
}

const keptField = (name: string, value: string) =>
  value ? html`<input type="hidden" name="${name}" value="${value}">` : ''

/** What the list is narrowed to by a link. */
function about({ script, tactic }: Wanted, { scripts, tactics }: Knowledge): Html | '' {
  const title = scripts.find(({ id }) => id === script)?.title ?? tactics.find(({ id }) => id === tactic)?.title
  return title ? html`<p>Only about: <strong>${title}</strong>. <a href="/warnings">Show all</a></p>` : ''
}

function results({ here, beside, answer }: Found, view: AreaView): Html {
  const name = answer?.kind === 'found' ? answer.areas.map((area) => area.name).join(', ') : ''
  return html`<h2>${name ? `For ${name}` : 'The newest first'}</h2>
${here.length > 0 ? warningList(here, view) : html`${none}<p><a href="/">Check what happened to you</a></p>`}
${beside.length > 0 ? html`<h2>Next to it</h2><p>These are for areas that border it. What goes round there can come over.</p>${warningList(beside, view)}` : ''}`
}

/** A place that is not clear: the choices, or what to write instead. */
function askAgain(answer: Exclude<AreaAnswer, { kind: 'found' }>, view: AreaView): Html {
  const choices = answer.kind === 'choose' ? answer.choices : []
  return html`<h2>${answer.next}</h2>
${choices.length > 0 ? html`<ul class="links">${choices.map(({ label, area }) => areaItem(label, area, (code) => areaName(view, code)))}</ul>` : ''}`
}

function byScript(ids: readonly string[], { scripts }: Knowledge): Html | '' {
  const told = scripts.filter(({ id }) => ids.includes(id))
  if (told.length === 0) return ''
  return html`<h2>By trick</h2><ul class="links">${told.map(({ id, title }) => html`<li><a href="/scripts/${id}">${title}</a></li>\n`)}</ul>`
}
