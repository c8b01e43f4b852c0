import { longDate } from '../../values/day.ts'
import type { Source } from '../../values/knowledge.ts'
import { type Html, html } from '../html.ts'

/** Who published it and when, with its address. */
export function sourceLine(source: Source): Html {
  const name = /^https?:\/\//.test(source.address)
    ? html`<a href="${source.address}" rel="noreferrer">${source.publisher}</a>`
    : html`${source.publisher}`
  return html`${name}${source.date ? html`, ${longDate(source.date)}` : ''}`
}
