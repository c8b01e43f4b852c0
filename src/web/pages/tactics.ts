import type { Group, Knowledge, Script, Tactic } from '../../values/knowledge.ts'
import { type Html, html } from '../html.ts'
import type { Page } from '../page.ts'
import { sourceLine } from '../parts/source.ts'
import { scriptPath } from './script.ts'

/** The kinds of sign, in the order of how much they tell. */
const groups: readonly (readonly [Group, string])[] = [
  ['ask', 'What they want from you'],
  ['trick', 'What they do'],
  ['pressure', 'How they press you'],
  ['story', 'The story they tell'],
  ['identity', 'Who they say they are'],
]

/** All tactics by group, then the whole tricks they are part of, then how they are weighed. */
export function tacticIndex({ tactics, scripts, sources }: Knowledge): Page {
  return {
    title: 'The signs we look for',
    back: '/about',
    main: html`<h1>The signs we look for</h1>
<p class="lead">This is what people who cheat say and do. Honest people do some of these things too, so one sign alone often tells little.</p>
<div class="tools" data-tools="print"></div>
${groups.map(([group, name]) =>
  groupSection(
    name,
    tactics.filter((tactic) => tactic.group === group),
  ),
)}
<section><h2>Whole tricks</h2>
<p>Many signs belong to a trick that is played the same way again and again.</p>
${scripts.map((script) => scriptPart(script, sources))}</section>
${weighing}`,
  }
}

/** What is always wrong first, then by weight. */
const inOrder = (a: Tactic, b: Tactic) => Number(b.neverAsk) - Number(a.neverAsk) || b.weight - a.weight

function groupSection(name: string, tactics: readonly Tactic[]): Html {
  if (tactics.length === 0) return html``
  const items = tactics
    .toSorted(inOrder)
    .map(
      ({ id, title, meaning, neverAsk }) =>
        html`<li><a href="/tactics/${id}">${title}</a><br>${firstSentence(meaning)}${neverAsk ? ' Always wrong, whoever asks.' : ''}</li>\n`,
    )
  return html`<section><h2>${name}</h2><ul class="links">${items}</ul></section>\n`
}

const firstSentence = (text: string): string => /^.+?[.?](?=\s|$)/s.exec(text)?.[0] ?? text

function scriptPart({ id, title, summary, stages, sources: cited }: Script, sources: Knowledge['sources']): Html {
  const source = sources.find((one) => one.id === cited[0])
  return html`<h3 id="${id}"><a href="${scriptPath(id)}">${title}</a></h3>
<p>${summary}</p>
<p>How it goes: ${stages.map(({ name }) => name).join(', ')}.</p>
${source ? html`<p class="source">Source: ${sourceLine(source)}</p>` : ''}\n`
}

const weighing = html`<section><h2>How signs are weighed</h2>
<ul><li>Some asks are always wrong, whoever asks. One of them, plainly made, is enough for the answer Stop.</li>
<li>Some signs are a crime when they come together. Then the answer is Stop too.</li>
<li>All other signs are added up. Signs of one kind count only up to a limit: five stories are not five times the proof of one.</li>
<li>Who somebody says he is counts least. Anybody can say it.</li>
<li>A sign counts less where the person refused. It does not count where the words are advice, or say that it did not happen.</li></ul></section>`
