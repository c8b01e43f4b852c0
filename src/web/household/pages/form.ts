import { type Html, html } from '../../html.ts'

/** What keeps a form from being used, and the field that mends it. */
export interface Problem {
  readonly field: string
  readonly words: string
}

/** The summary above a form, with a link to the field. Nothing where nothing is wrong. */
export const problemBox = (problem: Problem | undefined): Html =>
  problem
    ? html`<div class="problem" role="alert" tabindex="-1"><h2>There is a problem</h2><p><a href="#${problem.field}">${problem.words}</a></p></div>\n`
    : html``

/** The title of a page with a form: says first when something is wrong. */
export const titleWith = (problem: Problem | undefined, title: string): string => (problem ? `Error: ${title}` : title)

interface Line {
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly value?: string
  readonly problem?: Problem | undefined
  /** Attributes of the input, escaped already. */
  readonly more?: Html
}

/** One line to write in, with its label, hint and problem. */
export function lineField({ id, label, hint, value, problem, more }: Line): Html {
  const wrong = problem?.field === id ? problem.words : null
  const described = [...(hint ? [`${id}-hint`] : []), ...(wrong ? [`${id}-wrong`] : [])].join(' ')
  return html`<div class="field"><label for="${id}">${label}</label>
${hint ? html`<p id="${id}-hint">${hint}</p>\n` : ''}${wrong ? html`<p id="${id}-wrong" class="wrong"><strong>Problem:</strong> ${wrong}</p>\n` : ''}<input type="text" id="${id}" name="${id}" value="${value}"${described ? html` aria-describedby="${described}"` : ''}${wrong ? html` aria-invalid="true"` : ''}${more ? html` ${more}` : ''}></div>`
}

/** How a code is typed: as capitals, without help from the keyboard. */
export const codeInput: Html = html`class="code" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="40" data-from-address`

/** A form that is one button. `fields` are sent with it. */
export const buttonForm = (
  action: string,
  words: string,
  { fields = {}, plain = false }: { readonly fields?: Readonly<Record<string, string>>; readonly plain?: boolean } = {},
): Html => html`<form method="post" action="${action}">
${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">\n`)}<button type="submit"${plain ? html` class="plain"` : ''}>${words}</button>
</form>`

/** Loads the module that keeps an open page true; `from` answers with a mark that changes when the page should. */
export const live = (from: string, mark: string): Html =>
  html`<div data-live="${from}" data-mark="${mark}"></div>\n${liveScript}`

/** The module alone: it also fills in a code that came behind the address of a QR code. */
export const liveScript: Html = html`<script type="module" src="/household/live.js"></script>`
