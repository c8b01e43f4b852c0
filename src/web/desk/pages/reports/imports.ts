import { largestSent } from '../../../../report/import/file.ts'
import type { ReportImport } from '../../../../report/import/imports.ts'
import { countInWords } from '../../../../values/count.ts'
import { type Html, html } from '../../../html.ts'
import type { Page } from '../../../page.ts'
import { problemSummary } from '../../../parts/form.ts'
import { moment } from '../moment.ts'

interface Imports {
  readonly imports: readonly ReportImport[]
  readonly organisations: readonly (readonly [id: string, name: string])[]
  readonly names: ReadonlyMap<string, string>
  readonly problem: string | null
}

const title = 'Read in a file of reports'

/** Send a file, and what came of those before. */
export const importsPage = ({ imports, organisations, names, problem }: Imports): Page => ({
  title: problem ? `Error: ${title}` : title,
  back: '/desk/reports',
  ...(problem && { status: 400 }),
  main: html`${problem ? problemSummary({ file: problem }) : ''}<h1>${title}</h1>
<p>A table with a row for each report, such as one your crime system writes: CSV with commas, semicolons or tabs, in UTF-8. First you say which column holds what, then you see what would be taken in. Nothing goes in before you say so.</p>
<form method="post" action="/desk/reports/imports" enctype="multipart/form-data">
<div class="field"><label for="file">The file</label><p id="file-hint" class="hint">Up to ${largestSent / 1024 / 1024} MB. Larger ones, up to 100 MB, are taken in at the terminal: doorchain reports import.</p>${problem ? html`<p id="file-problem" class="wrong"><strong>Problem:</strong> ${problem}</p>` : ''}<input type="file" id="file" name="file" accept=".csv,.txt,.tsv,text/csv" aria-describedby="file-hint${problem ? ' file-problem' : ''}"${problem ? html` aria-invalid="true"` : ''}></div>
${organisations.length > 1 ? html`<div class="field"><label for="organisation">For which organisation</label><select id="organisation" name="organisation">${organisations.map(([id, name]) => html`<option value="${id}">${name}</option>`)}</select></div>` : ''}
<button type="submit">Send it</button></form>
<p>Leave out columns with names, dates of birth and addresses of residents: they are not needed.</p>
<h2>Read in before</h2>
${imports.length === 0 ? html`<p>Nothing yet.</p>` : html`<ul class="found-list">${imports.map((one) => item(one, names))}</ul>`}`,
})

const item = (one: ReportImport, names: ReadonlyMap<string, string>): Html =>
  html`<li><h3><a href="/desk/reports/imports/${one.id}">${one.name}</a></h3><p>${moment(one.began_at)}, by ${names.get(one.imported_by) ?? 'somebody who has left'} <span class="state">${stateOf(one)}</span></p><p class="source">${countsOf(one)}</p></li>`

/** How far an import is. */
export function stateOf({ started_at, ended_at, taken_back_at, stopped_why }: ReportImport): string {
  if (taken_back_at) return 'taken back'
  if (!started_at) return 'not taken in yet'
  if (!ended_at) return 'being taken in'
  return stopped_why ? 'stopped' : 'taken in'
}

/** What came of its rows so far. */
export const countsOf = ({ found, added, same, failed }: ReportImport): string =>
  found === 0
    ? 'No row was looked at yet.'
    : `${countInWords(found)} rows: ${countInWords(added)} new, ${countInWords(same)} here already, ${countInWords(failed)} could not be taken in.`
