import { type Html, html } from '../../html.ts'
import type { Problems } from '../../parts/form.ts'

/** The title of a page with a form: says first when something is wrong. */
export const titleWith = (problems: Problems, title: string): string =>
  Object.keys(problems).length > 0 ? `Error: ${title}` : title

/** The status of such a page, as part of it. */
export const statusWith = (problems: Problems): { readonly status?: number } =>
  Object.keys(problems).length > 0 ? { status: 400 } : {}

/** A form that is one button. `fields` are sent with it. */
export const buttonForm = (
  action: string,
  words: string,
  { fields = {}, plain = false }: { readonly fields?: Readonly<Record<string, string>>; readonly plain?: boolean } = {},
): Html => html`<form method="post" action="${action}">
${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">\n`)}<button type="submit"${plain ? html` class="plain"` : ''}>${words}</button>
</form>`

/** Keeps an open page true: the room's script asks at `from`, and a mark other than this one means to show it anew. */
export const live = (from: string, mark: string): Html => html`<div data-live="${from}" data-mark="${mark}"></div>`
