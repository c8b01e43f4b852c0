import type { Knowledge, Source } from '../../values/knowledge.ts'
import { type Html, html } from '../html.ts'
import type { Page } from '../page.ts'
import { sourceLine } from '../parts/source.ts'
import { actText } from '../parts/step.ts'
import { firstStep } from '../warnings/first-step.ts'

/** The address of a whole trick. */
export const scriptPath = (id: string): string => `/scripts/${id}`

/** All whole tricks. */
export const scriptIndex = ({ scripts }: Knowledge): Page => ({
  title: 'How the tricks go',
  back: '/tactics',
  main: html`<h1>How the tricks go</h1>
<p class="lead">The same trick is played again and again, in the same steps. Who knows the steps can stop at any of them.</p>
<ul class="links">${scripts.map(({ id, title, summary }) => html`<li><a href="${scriptPath(id)}">${title}</a><br>${summary}</li>\n`)}</ul>`,
})

/** One trick stage by stage; null if there is none of that name. */
export function scriptPage(id: string, knowledge: Knowledge): Page | null {
  const { scripts, tactics, sources } = knowledge
  const script = scripts.find((one) => one.id === id)
  if (!script) return null
  const titleOf = (tactic: string) => tactics.find((one) => one.id === tactic)?.title ?? tactic
  const cited = sources.filter((source) => script.sources.includes(source.id))
  return {
    title: script.title,
    description: script.summary,
    back: '/scripts',
    main: html`<h1>${script.title}</h1>
<p class="lead">${script.summary}</p>
<h2>What to do</h2><div class="act">${actText(firstStep({ scripts: [id], tactics: [] }, knowledge))}</div>
<h2>How it goes</h2>
<p>Not every step comes every time. You can stop at any of them.</p>
<ol class="steps">${script.stages.map((stage) => html`<li><strong>${capital(stage.name)}</strong>${signs(stage.tactics, titleOf)}</li>\n`)}</ol>
<h2>Where it comes from</h2><ul class="sources">${cited.map(sourceItem)}</ul>
<ul class="links noprint"><li><a href="/">Check what happened to you</a></li></ul>`,
  }
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

const signs = (ids: readonly string[], titleOf: (id: string) => string): Html =>
  html`<ul class="links">${ids.map((id) => html`<li><a href="/tactics/${id}">${titleOf(id)}</a></li>\n`)}</ul>`

const sourceItem = (source: Source): Html => html`<li>${sourceLine(source)}: ${source.title}</li>\n`
