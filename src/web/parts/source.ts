import type { Source } from '../../values/knowledge.ts'
import { type Html, html } from '../html.ts'

/** Who published it and when, with its address. */
export function sourceLine(source: Source): Html {
  const name = /^https?:\/\//.test(source.address)
    ? html`<a href="${source.address}" rel="noreferrer">${source.publisher}</a>`
    : html`${source.publisher}`
  return html`${name}${source.date ? html`, ${longDate(source.date)}` : ''}`
}

const months = 'January February March April May June July August September October November December'.split(' ')

/** "2021-02-01" → "1 February 2021"; "2026-11" → "November 2026"; anything else as it is. */
export function longDate(iso: string): string {
  const [year, month, day] = iso.split('-')
  const name = months[Number(month) - 1]
  if (!name) return iso
  return day ? `${Number(day)} ${name} ${year}` : `${name} ${year}`
}
