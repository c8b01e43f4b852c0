import { type DecisionStep, decisionSteps } from '../../../../link/decision-steps.ts'
import { reasonWords, type Titles } from '../../../../link/reason-words.ts'
import { weights } from '../../../../link/series/weights.ts'
import type { SeriesDecision, SeriesLink } from '../../../../link/store/seen.ts'
import { countInWords } from '../../../../values/count.ts'
import { referenceOf } from '../../../../values/reference.ts'
import { type Html, html } from '../../../html.ts'
import { wideTable } from '../../../parts/wide-table.ts'
import { moment } from '../moment.ts'
import { reportLink } from './reports.ts'

/** Links that are in sight at once, and most links on a page; all stand in the evidence. */
const inSight = 12
const mostLinks = 100
/** Reasons of a link that are in sight. */
const mostReasons = 2

/** "+8.0", "−2.5": log odds, as they are added up. */
export const weightWords = (weight: number): string => `${weight < 0 ? '−' : '+'}${Math.abs(weight).toFixed(1)}`

/** Why reports are put together: each link with its reasons in words and what each weighs. */
export function linksPart(links: readonly SeriesLink[], titles: Titles): Html {
  if (links.length === 0) return html`<p>No two of the reports you may see are linked with each other.</p>`
  const more = links.slice(inSight, mostLinks)
  const rest = links.length - mostLinks
  return html`<p>Weights are added up, and the sum gives the probability. It was measured on simulated reports only: for real ones nobody knows how often a link is right.</p>
${linkTable('The likeliest links', links.slice(0, inSight), titles)}
${more.length > 0 ? html`<details><summary>${countInWords(more.length)} more</summary>${linkTable('More links', more, titles)}</details>` : ''}
${rest > 0 ? html`<p>And ${countInWords(rest)} more, less likely ones: all stand in the evidence.</p>` : ''}`
}

const linkTable = (label: string, links: readonly SeriesLink[], titles: Titles): Html =>
  wideTable(
    label,
    ['Report', 'Report', 'Why', 'By'],
    links.map(
      (link) =>
        html`<tr><td>${reportLink(link.a)}</td><td>${reportLink(link.b)}</td><td>${reasonsPart(link, titles)}</td><td>${link.by === 'analyst' ? 'a coordinator' : html`the program, probability ${link.probability.toFixed(2)}`}</td></tr>\n`,
    ),
  )

/** The reasons of one link with their weights: the weightiest in sight, all of them to unfold. */
function reasonsPart({ reasons, why }: Pick<SeriesLink, 'reasons' | 'why'>, titles: Titles): Html {
  const items = [...reasons]
    .sort((a, b) => b.weight - a.weight)
    .map((reason) => html`<li>${reasonWords(reason, titles)} (${weightWords(reason.weight)})</li>`)
  const sum = reasons.reduce((total, { weight }) => total + weight, 0)
  return html`<ul class="close">${why ? html`<li>${why}</li>` : ''}${items.slice(0, mostReasons)}</ul>${
    items.length > mostReasons
      ? html`<details><summary>All ${items.length} reasons: ${weightWords(sum)}, against ${weightWords(weights.base)} for any two reports</summary><ul class="close">${items}</ul></details>`
      : ''
  }`
}

interface Deciding {
  readonly series: string
  readonly nameOf: (id: string) => string
  /** Whether who looks may undo. */
  readonly mayDecide: boolean
}

/** What people joined and cut, and a way to undo it. */
export function decisionsPart(decisions: readonly SeriesDecision[], { series, nameOf, mayDecide }: Deciding): Html {
  if (decisions.length === 0) return html`<p>Nobody has joined or cut any of these reports by hand.</p>`
  const undo = ({ id, kind, report }: DecisionStep) =>
    html`<form method="post" action="/desk/series/${series}/undo"><input type="hidden" name="decision" value="${id}"><button type="submit" class="plain" aria-label="Undo: ${kind} ${referenceOf(report)}">Undo</button></form>`
  return html`${mayDecide ? html`<p>What is undone holds no more. Reports it kept apart are compared again within a minute.</p>` : ''}${wideTable(
    'Decisions',
    ['What', 'Why', 'By', ...(mayDecide ? ['Undo'] : [])],
    decisionSteps(decisions).map(
      (one) =>
        html`<tr><td>${stepWords(one)}${one.undoneAt ? html` Undone ${moment(one.undoneAt)}.` : ''}</td><td>${one.why}</td><td>${nameOf(one.by)}, ${moment(one.at)}</td>${mayDecide ? html`<td>${one.undoneAt ? '' : undo(one)}</td>` : ''}</tr>\n`,
    ),
  )}`
}

function stepWords({ kind, report, others }: DecisionStep): Html {
  const [other] = others
  const rest = others.length === 1 ? reportLink(other!) : html`${others.length} others`
  return kind === 'join'
    ? html`${reportLink(report)} joined with ${rest}.`
    : html`${reportLink(report)} cut from ${rest}.`
}
