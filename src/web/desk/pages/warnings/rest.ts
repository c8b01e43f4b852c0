import { isDeepStrictEqual } from 'node:util'
import type { AuditLine } from '../../../../people/audit-trail.ts'
import { longDate } from '../../../../values/day.ts'
import { fieldNames, isFactField, listOf } from '../../../../warn/facts/field-words.ts'
import { type FactNames, wordsOf } from '../../../../warn/facts/stated.ts'
import type { WholeWarning } from '../../../../warn/whole.ts'
import { linesOf as differencesIn } from '../../../../warn/write/differences.ts'
import { type Html, html } from '../../../html.ts'
import { moment } from '../moment.ts'
import { stateWords } from './state.ts'

/** Other warnings that tell the same story. */
export const copiesPart = ({ copies }: WholeWarning): Html | '' =>
  copies.length === 0
    ? ''
    : html`<h2>The same story by others</h2><ul class="links">${copies.map(({ id, title, organisation, issued_on }) => html`<li><a href="/desk/warnings/${id}">${title || 'Without a title'}</a>: ${organisation}${issued_on ? `, ${longDate(issued_on)}` : ''}</li>`)}</ul>`

/** All versions of a warning, and what this one changed in the words of the one before. */
export function versionsPart({ warning, version, versions, textBefore }: WholeWarning): Html | '' {
  if (versions.length < 2) return ''
  return html`<h2>Versions</h2><ul class="links">${versions.map(({ number, state, made_at }) => html`<li>${number === version.number ? html`<strong>Version ${number}, shown here</strong>` : html`<a href="/desk/warnings/${warning.id}?version=${number}">Version ${number}</a>`}: ${stateWords[state]}, ${moment(made_at)}</li>`)}</ul>
${textBefore === null ? '' : html`<details><summary>What changed since version ${version.number - 1}</summary>${changes(textBefore, version.text)}</details>`}`
}

function changes(before: string, after: string): Html {
  const lines = differencesIn(before, after).filter(({ kind }) => kind !== 'same')
  if (lines.length === 0) return html`<p>Its words are the same.</p>`
  return html`${lines.map(({ kind, text }) => html`<p class="change">${kind === 'out' ? html`<strong>Gone:</strong> <del>${text}</del>` : html`<strong>New:</strong> <ins>${text}</ins>`}</p>\n`)}`
}

/** What people corrected in the reading of this version; the newest of a fact can be taken back. */
export function correctionsPart(
  { warning, version, corrections }: WholeWarning,
  names: FactNames,
  mayCorrect: boolean,
): Html | '' {
  if (corrections.length === 0) return ''
  const standing = corrections.filter(({ undone_at }) => undone_at === null)
  const isNewest = (one: (typeof corrections)[number]) => standing.findLast(({ field }) => field === one.field) === one
  return html`<h2 id="corrections">Corrections</h2><ul class="numbers">${corrections.map(
    (one) =>
      html`<li><p><strong>${nameOf(one.field)}</strong>: ${changeWords(one, names)}.</p>
<p>${one.by}, ${moment(one.corrected_at)}${one.quote === null ? '' : html`, by the words <q>${one.quote}</q>`}${one.undone_at === null ? '' : `. Taken back ${moment(one.undone_at)}`}</p>
${mayCorrect && isNewest(one) ? html`<form method="post" action="/desk/warnings/${warning.id}/undo"><input type="hidden" name="version" value="${version.number}"><input type="hidden" name="correction" value="${one.id}"><button type="submit" class="plain" aria-label="Take back this correction of ${nameOf(one.field)}">Take back</button></form>` : ''}</li>\n`,
  )}</ul>`
}

const nameOf = (field: string): string => (isFactField(field) ? fieldNames[field] : field)

/** "put in: Truro; taken out: Falmouth". */
function changeWords({ field, before, after }: Corrected, names: FactNames): string {
  const words = (values: readonly unknown[]) => (isFactField(field) ? wordsOf(field, values, names) : values.join(', '))
  const [old, now] = [listOf(before), listOf(after)]
  const without = (some: readonly unknown[], others: readonly unknown[]) =>
    some.filter((one) => !others.some((other) => isDeepStrictEqual(one, other)))
  const [came, gone] = [without(now, old), without(old, now)]
  return [came.length > 0 && `put in: ${words(came)}`, gone.length > 0 && `taken out: ${words(gone)}`]
    .filter(Boolean)
    .join('; ')
}

type Corrected = WholeWarning['corrections'][number]

/** Who did what with a warning, newest first. */
export const historyPart = ({ history, version, warning }: WholeWarning): Html =>
  html`<h2>Who did what</h2><ul class="history">${history.map((line) => html`<li>${moment(line.at)}: ${line.actor} ${actionWords(line)}</li>\n`)}${warning.kind === 'taken' ? html`<li>${moment(version.made_at)}: version ${version.number} was collected</li>` : ''}</ul>`

const words: Readonly<Record<string, string>> = {
  'warning-corrected': 'corrected a fact',
  'warning-correction-undone': 'took a correction back',
  'warning-begun': 'began to write',
  'warning-saved': 'saved it',
  'warning-kept-aside': 'saved beside somebody else’s changes',
  'warning-discarded': 'threw the draft away',
  'warning-put-forward': 'put it forward',
  'warning-approved': 'approved it',
  'warning-sent-back': 'sent it back',
  'warning-rejected': 'rejected it',
  'warning-withdrawn': 'took it back',
  'warning-cancelled': 'cancelled it',
}

function actionWords({ action, after, before }: AuditLine): string {
  const said = words[action] ?? action.replace(/^warnings?-/, '').replaceAll('-', ' ')
  const field = [before, after].map((facts) => (facts as { field?: unknown } | null)?.field).find((one) => one)
  return typeof field === 'string' && isFactField(field) ? `${said}: ${fieldNames[field]}` : said
}
