import type { Reason } from '../../check/verdict.ts'
import type { Knowledge } from '../../values/knowledge.ts'
import { type Html, html } from '../html.ts'
import { sourceLine } from './source.ts'

const shownAtOnce = 3
const longestQuote = 160

/** Reasons that the same words gave away. `ticked` when a sentence was tapped and not written. */
interface Group {
  readonly words: readonly string[]
  readonly ticked: boolean
  readonly reasons: Reason[]
}

/** Why: the words, what they mean, the official advice and its source. The first few at once, the rest on demand. */
export function reasonList(reasons: readonly Reason[], said: readonly string[], knowledge: Knowledge): Html {
  const groups = groupReasons(reasons, said)
  const list = (some: readonly Group[]) =>
    html`<ul class="reasons">${some.map((group) => groupItem(group, knowledge))}</ul>`
  const more = groups.slice(shownAtOnce)
  return html`${list(groups.slice(0, shownAtOnce))}
${more.length > 0 ? html`<details><summary>More reasons</summary>${list(more)}</details>` : ''}`
}

/** One group for each set of words, in the order of the first reason of each. */
export function groupReasons(reasons: readonly Reason[], said: readonly string[]): Group[] {
  const groups = new Map<string, Group>()
  for (const reason of reasons) {
    const key = reason.words[0] ?? reason.tactic
    const group = groups.get(key) ?? {
      words: reason.words.slice(0, 2),
      ticked: said.includes(reason.tactic),
      reasons: [],
    }
    group.reasons.push(reason)
    groups.set(key, group)
  }
  return [...groups.values()]
}

function groupItem({ words, ticked, reasons }: Group, knowledge: Knowledge): Html {
  const given = ticked
    ? html`<p class="ticked">You ticked: ${words[0]}</p>`
    : words.map((some) => html`<q>${shorten(some)}</q> `)
  return html`<li>${given}${reasons.map((reason) => html`<p>${reason.text}</p>\n`)}${adviceLinks(reasons, knowledge)}</li>\n`
}

/** The advice that answers these reasons, each named once, with the warning behind the first. */
function adviceLinks(reasons: readonly Reason[], knowledge: Knowledge): Html {
  const ids = new Set(reasons.flatMap((reason) => reason.advice.slice(0, 1)))
  const advice = knowledge.advice.filter(({ id }) => ids.has(id))
  const source = knowledge.sources.find(({ id }) => id === reasons[0]?.sources[0])
  return html`${advice.length > 0 ? html`<p class="advice">Official advice: ${advice.map(({ id, title }, at) => html`${at > 0 ? '; ' : ''}<a href="/advice/${id}">${title}</a>`)}</p>` : ''}
${source ? html`<p class="source">Source: ${sourceLine(source)}</p>` : ''}`
}

const shorten = (words: string) => (words.length > longestQuote ? `${words.slice(0, longestQuote)}…` : words)
