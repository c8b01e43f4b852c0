import { escapeText } from '../values/markup.ts'

/** Markup that was escaped when it was made: by `html`, or as a drawing whose maker escapes. */
export class Html {
  readonly markup: string

  constructor(markup: string) {
    this.markup = markup
  }
}

type Part = Html | string | number | null | undefined | false | readonly Part[]

function markupOf(part: Part): string {
  if (part === null || part === undefined || part === false) return ''
  if (part instanceof Html) return part.markup
  if (Array.isArray(part)) return part.map(markupOf).join('')
  return escapeText(String(part))
}

/** A template whose every value is escaped unless it is Html already. Attributes must be quoted. */
export function html(template: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(template.reduce((markup, piece, at) => markup + markupOf(parts[at - 1]) + piece))
}
