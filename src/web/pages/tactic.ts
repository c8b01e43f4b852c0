import { aloneFrom, carefulFrom, crimes, pairs } from '../../check/weigh.ts'
import { longDate } from '../../values/day.ts'
import type { Examples, Knowledge, Source, Tactic } from '../../values/knowledge.ts'
import { type Html, html } from '../html.ts'
import type { Page } from '../page.ts'
import { sourceLine } from '../parts/source.ts'
import { scriptPath } from './script.ts'

/** Most sentences of one kind that a page shows. */
const mostShown = 6

/** One tactic: what it is, why it counts, what it can sound like and what to do; null if there is none of that name. */
export function tacticPage(
  id: string,
  knowledge: Knowledge,
  examples: () => Readonly<Record<string, Examples>>,
): Page | null {
  const tactic = knowledge.tactics.find((one) => one.id === id)
  if (!tactic) return null
  const all = examples()
  const own = Object.hasOwn(all, id) ? all[id] : undefined
  const advice = knowledge.advice.filter((one) => tactic.advice.includes(one.id))
  const sources = knowledge.sources.filter((source) => tactic.sources.includes(source.id))
  return {
    title: `${tactic.title}: a sign to know`,
    back: '/tactics',
    main: html`<h1>${tactic.title}</h1>
<p class="lead">${tactic.meaning}</p>
<h2>Why it is a sign</h2><p>${tactic.reason}</p>
<h2>What to do</h2><ul class="links">${advice.map((one) => html`<li><a href="/advice/${one.id}">${one.title}</a></li>\n`)}</ul>
<h2>How it is weighed</h2>${weighed(tactic, knowledge)}
${own ? soundsLike(own) : ''}
${partOf(tactic, knowledge)}
<h2>Where it comes from</h2><ul class="sources">${sources.map(sourceItem)}</ul>
<div class="tools noprint" data-tools="print"></div>
<ul class="links noprint"><li><a href="/tactics">All signs</a></li></ul>`,
  }
}

/** For an address below /tactics that has no page. */
export const noTactic: Page = {
  title: 'This sign is not here',
  status: 404,
  back: '/tactics',
  main: html`<h1>This sign is not here</h1>
<p class="lead">The address may be old or mistyped.</p>
<ul class="links"><li><a href="/tactics">All signs</a></li><li><a href="/">Check what happened to you</a></li></ul>`,
}

function weighed(tactic: Tactic, { tactics }: Knowledge): Html {
  const partners = partnersOf(tactic.id)
  const beside = tactics.filter(({ id }) => partners.has(id))
  const links = beside.map(({ id, title }) => html`<li><a href="/tactics/${id}">${title}</a></li>\n`)
  return html`<p>${weightWords(tactic)}${tactic.setting === 'door' ? ' It counts only where somebody comes to the home.' : ''}</p>
${links.length > 0 && !tactic.neverAsk ? html`<p>Together with one of these it is enough for the answer Stop:</p><ul class="links">${links}</ul>` : ''}`
}

/** What is a crime together with this. */
function partnersOf(id: string): ReadonlySet<string> {
  return new Set(
    pairs.flatMap(([one, other]) => [...(one.includes(id) ? other : []), ...(other.includes(id) ? one : [])]),
  )
}

function weightWords({ id, group, neverAsk, weight }: Tactic): string {
  if (neverAsk) return 'Nobody honest asks for this. Plainly asked, it is enough for the answer Stop.'
  if (crimes.has(id)) return 'This is not a sign of a crime but the crime itself. Plainly seen, it is enough for Stop.'
  if (group === 'identity')
    return 'Anybody can say this, honest or not. Alone it is only a note. At the door it is a reason to check.'
  if (weight < carefulFrom / 2)
    return 'It is a weak sign: honest people do this too. It counts only together with others.'
  if (weight < carefulFrom) return 'It is a sign, but not enough alone. With another one the answer can be Be careful.'
  if (group === 'ask' || weight >= aloneFrom)
    return 'It is a strong sign. Plainly seen, it is enough for the answer Be careful if it is clear who is speaking.'
  return 'It is a strong sign. At the door, or if you tick it, it is enough for the answer Be careful. If it is only found in your words, it takes more: another sign, or words that sound like a trick.'
}

const kinds: readonly (readonly [keyof Examples, string])[] = [
  ['call', 'As they say it'],
  ['account', 'As people tell it'],
  ['warning', 'As a warning puts it'],
]

function soundsLike(examples: Examples): Html {
  const lists = kinds.map(([kind, heading]) =>
    examples[kind].length > 0 ? html`<h3>${heading}</h3>${quotes(examples[kind])}` : '',
  )
  return html`<h2>What it can sound like</h2>
<p>We made these sentences up. Nobody real said them.</p>
${lists}
${examples.counter.length > 0 ? html`<h2>What is not this sign</h2><p>These sound alike but are something else. We made them up too.</p>${quotes(examples.counter)}` : ''}`
}

const quotes = (sentences: readonly string[]) =>
  html`<ul class="examples">${sentences.slice(0, mostShown).map((sentence) => html`<li><q>${sentence}</q></li>\n`)}</ul>\n`

/** The whole tricks in which it comes. */
function partOf({ id }: Tactic, { scripts }: Knowledge): Html {
  const own = scripts.filter(({ stages }) => stages.some(({ tactics }) => tactics.includes(id)))
  if (own.length === 0) return html``
  const links = own.map((script) => html`<li><a href="${scriptPath(script.id)}">${script.title}</a></li>\n`)
  return html`<h2>Tricks it is part of</h2><ul class="links">${links}</ul>`
}

const sourceItem = (source: Source): Html => html`<li>${sourceLine(source)}: ${source.title}.
<span class="source">${source.address} (checked ${longDate(source.checked)})</span></li>\n`
