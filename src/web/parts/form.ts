import { type Html, html } from '../html.ts'

/** What is wrong with which field, in words that say what to do. */
export type Problems = Readonly<Record<string, string>>

export interface Field {
  readonly name: string
  readonly label: string
  /** The label is the heading of its page. */
  readonly isHeading?: boolean
  readonly hint?: string | undefined
  readonly value?: string | undefined
  readonly type?: 'text' | 'email' | 'date' | 'tel'
  /** What a browser may fill in (HTML, autofill). */
  readonly autocomplete?: string
  readonly problem?: string | undefined
  /** A code to be typed from paper: in capitals, without help from the keyboard. */
  readonly isCode?: boolean
}

/** What is wrong on a page, each with a link to its field; stands before the heading. */
export function problemSummary(problems: Problems): Html | '' {
  const all = Object.entries(problems)
  if (all.length === 0) return ''
  return html`<div class="problem" role="alert" tabindex="-1"><h2>There is a problem</h2><ul>${all.map(
    ([name, words]) => html`<li><a href="#${name}">${words}</a></li>`,
  )}</ul></div>`
}

/** A field of one line, with its label, its hint and what is wrong with it. */
export function textField({ name, label, isHeading, hint, value, type, autocomplete, problem, isCode }: Field): Html {
  const described = [hint && `${name}-hint`, problem && `${name}-problem`].filter(Boolean).join(' ')
  return html`<div class="field">${labelFor(name, label, isHeading)}
${hint ? html`<p id="${name}-hint" class="hint">${hint}</p>` : ''}${problem ? html`<p id="${name}-problem" class="wrong"><strong>Problem:</strong> ${problem}</p>` : ''}<input id="${name}" name="${name}" type="${type ?? 'text'}" value="${value ?? ''}"${described ? html` aria-describedby="${described}"` : ''}${problem ? html` aria-invalid="true"` : ''} autocomplete="${autocomplete ?? 'off'}"${isCode ? html` class="code" autocapitalize="characters" spellcheck="false" data-code` : ''}></div>`
}

/** A field of several lines. */
export interface LongField extends Field {
  readonly rows?: number
}

const labelFor = (name: string, label: string, isHeading = false): Html => {
  const made = html`<label for="${name}">${label}</label>`
  return isHeading ? html`<h1>${made}</h1>` : made
}

/** Such a field, with its label, its hint and what is wrong with it. */
export function longField({ name, label, isHeading, hint, value, problem, rows = 6 }: LongField): Html {
  const described = [hint && `${name}-hint`, problem && `${name}-problem`].filter(Boolean).join(' ')
  return html`<div class="field">${labelFor(name, label, isHeading)}
${hint ? html`<p id="${name}-hint" class="hint">${hint}</p>` : ''}${problem ? html`<p id="${name}-problem" class="wrong"><strong>Problem:</strong> ${problem}</p>` : ''}<textarea id="${name}" name="${name}" rows="${rows}"${described ? html` aria-describedby="${described}"` : ''}${problem ? html` aria-invalid="true"` : ''} autocomplete="off">
${value ?? ''}</textarea></div>`
}

/** One of few, by radio buttons. */
export function chooseOne(
  { name, label, isHeading, hint, value, problem }: Field,
  options: readonly (readonly [value: string, words: string])[],
): Html {
  const described = [hint && `${name}-hint`, problem && `${name}-problem`].filter(Boolean).join(' ')
  return html`<fieldset${described ? html` aria-describedby="${described}"` : ''}><legend>${isHeading ? html`<h1>${label}</h1>` : label}</legend>
${hint ? html`<p id="${name}-hint" class="hint">${hint}</p>` : ''}${problem ? html`<p id="${name}-problem" class="wrong"><strong>Problem:</strong> ${problem}</p>` : ''}${options.map(
  ([each, words], at) =>
    html`<label class="tick"><input type="radio"${at === 0 ? html` id="${name}"` : ''} name="${name}" value="${each}"${each === value ? html` checked` : ''}> <span>${words}</span></label>\n`,
)}</fieldset>`
}
