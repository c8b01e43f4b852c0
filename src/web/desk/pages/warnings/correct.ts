import type { FieldForm } from '../../../../warn/facts/field-value.ts'
import { type FactField, fieldNames } from '../../../../warn/facts/field-words.ts'
import { type Html, html } from '../../../html.ts'
import type { Page } from '../../../page.ts'
import { tick } from '../../../pages/questions.ts'
import { chooseOne, type Problems, problemSummary, textField } from '../../../parts/form.ts'

/** What the form of a correction is made from. */
export interface Correcting {
  readonly id: string
  readonly title: string
  readonly number: number
  readonly field: FactField
  readonly form: FieldForm
  /** The value as the form shows it. */
  readonly written: readonly string[]
  /** Words of the text that the fact was read from. */
  readonly quotes: readonly string[]
  readonly quote: string
  /** What is wrong with `value` or `quote`. */
  readonly problems: Problems
}

/** The form in which one fact of a warning is corrected. */
export function correctPage(correcting: Correcting): Page {
  const { id, title, number, field, quotes, quote, problems } = correcting
  const heading = `Correct: ${fieldNames[field]}`
  return {
    title: Object.keys(problems).length > 0 ? `Error: ${heading}` : heading,
    back: `/desk/warnings/${id}?version=${number}`,
    main: html`${problemSummary(problems)}<h1>${heading}</h1>
<p>In the warning “${title}”. Say what it really says, not what it should say.</p>
${quotes.length > 0 ? html`<p>Read from: ${quotes.map((one) => html`<q>${one}</q> `)}</p>` : ''}
<form method="post" action="/desk/warnings/${id}/correct"><input type="hidden" name="field" value="${field}"><input type="hidden" name="version" value="${number}">
${valuePart(correcting)}
${textField({ name: 'quote', label: 'Which words show it?', hint: 'Copy them from the warning, or leave this empty.', value: quote, problem: problems.quote })}
<button type="submit">Keep the correction</button></form>
<p>Your name is kept with it, and it can be taken back. Every correction is a test for the next version of the software.</p>`,
  }
}

const typeOf = (field: FactField) => (field === 'publish_date' ? 'date' : 'text')

function valuePart({ field, form, written, problems: { value: problem } }: Correcting): Html {
  const label = fieldNames[field]
  switch (form.kind) {
    case 'choose':
      return html`<fieldset id="value"><legend>${label}</legend>${form.options.map(([value, words]) => tick({ name: 'value', value, words, on: written.includes(value) }))}</fieldset>`
    case 'yes-no':
      return chooseOne(
        {
          name: 'value',
          label: 'Is it a warning of somebody who pretends to be another?',
          value: written[0] ?? 'false',
        },
        [
          ['true', 'Yes'],
          ['false', 'No'],
        ],
      )
    case 'lines':
      return html`<div class="field"><label for="value">${label}</label><p id="value-hint" class="hint">${form.hint}</p>${problem ? html`<p id="value-problem" class="wrong"><strong>Problem:</strong> ${problem}</p>` : ''}<textarea id="value" name="value" rows="6" aria-describedby="value-hint${problem ? ' value-problem' : ''}"${problem ? html` aria-invalid="true"` : ''}>${written.join('\n')}</textarea></div>`
    case 'line':
      return textField({ name: 'value', label, hint: form.hint, value: written[0] ?? '', problem, type: typeOf(field) })
  }
}
