import type { AreaView } from '../../../areas/view.ts'
import type { CounterGuide } from '../../../values/counter.ts'
import type { PublishedWarning } from '../../../values/warning.ts'
import { type Html, html } from '../../html.ts'
import type { Page } from '../../page.ts'
import { sourceLine } from '../../parts/source.ts'
import { countersOf, englishOf, warningPath } from '../words.ts'
import { currentSection } from './list.ts'
import { stateNotice } from './notice.ts'

/** A warning for those who work where its tricks pass by: only what its tactics let them see. */
export function counterPage(warning: PublishedWarning, guides: readonly CounterGuide[]): Page {
  const { title, summary } = englishOf(warning)
  const wanted = countersOf(warning)
  return {
    title: `${title}: at the counter`,
    description: `What staff can notice, say and do. ${summary}`.trim(),
    back: warningPath(warning),
    main: html`<h1>${title}: what staff can do</h1>
${stateNotice(warning)}
${summary ? html`<p class="lead">${summary}</p>` : ''}
<div class="tools" data-tools="print"></div>
${guides.filter(({ id }) => wanted.includes(id)).map((guide) => guidePart(guide, warning.tactics))}
<ul class="links noprint"><li><a href="${warningPath(warning)}">The warning</a></li><li><a href="/warnings/counters">What staff can do, in general</a></li></ul>`,
  }
}

/** The same for every trick, with the warnings that hold now. */
export function countersPage(
  guides: readonly CounterGuide[],
  { warnings, view }: { readonly warnings: readonly PublishedWarning[] | null; readonly view: AreaView },
): Page {
  return {
    title: 'At the counter and in the taxi',
    description: 'What staff at banks, post offices, jewellers and in taxis can notice, say and do.',
    back: '/warnings',
    main: html`<h1>At the counter and in the taxi</h1>
<p class="lead">People who cheat send others to fetch money, gold and foreign notes. You may be the last one who can ask. One kind question is often enough.</p>
<div class="tools" data-tools="print"></div>
${guides.map((guide) => guidePart(guide, null))}
${currentSection(warnings, view)}`,
  }
}

/** What to notice, say and do; of what to notice only what goes with the tactics, where there are some. */
function guidePart({ title, notice, say, act, sources }: CounterGuide, tactics: readonly string[] | null): Html {
  const seen = notice.filter(
    (line) => tactics === null || line.tactics.length === 0 || line.tactics.some((id) => tactics.includes(id)),
  )
  return html`<section><h2>${title}</h2>
<h3>You may notice</h3><ul>${seen.map(({ text }) => html`<li>${text}</li>\n`)}</ul>
<h3>You can say</h3><ul>${say.map((words) => html`<li><q>${words}</q></li>\n`)}</ul>
<h3>Do this</h3><ol>${act.map((text) => html`<li>${text}</li>\n`)}</ol>
<p class="source">Source: ${sources.map((source, at) => html`${at > 0 ? '; ' : ''}${sourceLine(source)}`)}</p></section>`
}
