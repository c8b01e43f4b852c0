import { areaName } from '../../../../areas/borders.ts'
import type { AreaView } from '../../../../areas/view.ts'
import type { ReportImport } from '../../../../report/import/imports.ts'
import type { Trial } from '../../../../report/import/trial.ts'
import { countInWords } from '../../../../values/count.ts'
import type { ImportProblem } from '../../../../values/import-mapping.ts'
import { kindWords } from '../../../../values/statistics-words.ts'
import { type Html, html } from '../../../html.ts'
import { wideTable } from '../../../parts/wide-table.ts'
import { resultWords, whenWords } from './words.ts'

interface Tried {
  readonly one: ReportImport
  readonly trial: Trial
  readonly view: AreaView
}

const rows = (count: number) => (count === 1 ? 'one row' : `${countInWords(count)} rows`)

/** What would be taken in, as it is understood, and what would not. */
export function trialPart({ one, trial, view }: Tried): Html {
  const { found, fit, same, failed, first, problems, notes, isWhole } = trial
  const fresh = fit - same
  return html`<h2 id="trial">What would be taken in</h2>
<p role="status"><strong>Of ${rows(found)}: ${countInWords(fresh)} new, ${countInWords(same)} here already, ${countInWords(failed)} cannot be taken in.</strong>${isWhole ? '' : ` The file has more: only its first ${countInWords(found)} rows were tried. The others are looked at when they are taken in, and what cannot be taken in is listed then.`}</p>
${notes.length > 0 ? html`<ul>${notes.map(({ field, problem, rows: times }) => html`<li>${field}, ${rows(times)}: ${problem}.</li>`)}</ul>` : ''}
${
  first.length > 0
    ? html`<h3>The first rows, as they are understood</h3>${wideTable(
        'The first rows, as they are understood',
        ['Row', 'When', 'Where', 'How', 'Number shown', 'What came of it', 'What happened'],
        first.map((each) => understood(each, view)),
      )}`
    : ''
}
${fresh > 0 ? html`<form method="post" action="/desk/reports/imports/${one.id}/start"><button type="submit">Take them in</button></form>` : html`<p>There is nothing to take in. Put the columns right above, or the file.</p>`}
${problemsPart(problems, one.id)}`
}

const wordsShown = 120

const understood = ({ row, answers }: Trial['first'][number], view: AreaView): Html =>
  html`<tr><td>${row}</td><td>${whenWords(answers.happenedOn, answers.happenedMinute)}</td><td>${areaName(view, answers.district)}</td><td>${kindWords[answers.kind]}</td><td>${answers.shown.join(', ')}</td><td>${resultWords(answers.outcome, answers.lostPounds === null ? null : String(answers.lostPounds))}</td><td>${answers.account.length > wordsShown ? `${answers.account.slice(0, wordsShown)}…` : answers.account}</td></tr>`

const mostListed = 100

/** Rows that cannot be taken in, by number. */
export function problemsPart(problems: readonly ImportProblem[], id: string): Html | '' {
  if (problems.length === 0) return ''
  const listed = problems.slice(0, mostListed)
  return html`<h2>Rows that cannot be taken in</h2>
<p>${listed.length < problems.length ? `The first ${listed.length} here. ` : ''}<a href="/desk/reports/imports/${id}/problems.csv">Download the list (CSV)</a></p>
${wideTable(
  'Rows that cannot be taken in',
  ['Row', 'Column', 'Why'],
  listed.map(({ row, field, problem }) => html`<tr><td>${row}</td><td>${field}</td><td>${problem}</td></tr>`),
)}`
}
