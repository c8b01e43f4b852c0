import { countInWords } from '../../values/count.ts'
import { longDate } from '../../values/day.ts'
import { type Html, html } from '../html.ts'

/** One bar; null where the count is not given. */
export interface Bar {
  /** Beneath it, in few signs. */
  readonly label: string
  readonly count: number | null
}

export interface Chart {
  readonly title: string
  /** Begins the ids within it, for a page with several. */
  readonly id: string
  readonly bars: readonly Bar[]
  /** A line before the bar of this number, with its words, such as the day of a publication. */
  readonly mark?: { readonly before: number; readonly words: string }
}

/** Of the drawing, in its own units: small enough that its letters can be read on a telephone. */
const [width, height, top, foot] = [360, 200, 26, 24]
/** No letter is much wider than twice this: the first label stays within the drawing. */
const halfLetter = 3
/** As many labels as fit side by side. */
const mostLabels = 7

/** Upright bars as SVG with title and description; a table with the same must stand beneath. */
export function barChart({ title, id, bars, mark }: Chart): Html {
  const most = Math.max(1, ...bars.map(({ count }) => count ?? 0))
  const step = width / Math.max(bars.length, 1)
  const every = Math.ceil(bars.length / mostLabels)
  const drawn = bars.map(({ label, count }, at) => {
    const tall = ((count ?? 0) / most) * (height - top - foot)
    const x = at * step + step * 0.12
    const middle = (at + 0.5) * step
    const value =
      bars.length <= 14
        ? html`<text x="${round(middle)}" y="${round(height - foot - tall - 4)}">${count === null ? '–' : countInWords(count)}</text>`
        : ''
    const under = Math.max(middle, label.length * halfLetter)
    const name = at % every === 0 ? html`<text x="${round(under)}" y="${height - 6}">${label}</text>` : ''
    return html`<rect x="${round(x)}" y="${round(height - foot - tall)}" width="${round(step * 0.76)}" height="${round(tall)}" fill="#1d5f8a"/>${value}${name}`
  })
  return html`<svg class="map" xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="${id}-title ${id}-desc" viewBox="0 0 ${width} ${height}">
<title id="${id}-title">${title}</title><desc id="${id}-desc">${told(bars)}${mark ? ` ${mark.words}.` : ''} The table beneath has the same.</desc>
<rect width="${width}" height="${height}" fill="#fff"/><g font-family="sans-serif" font-size="11" fill="#111" text-anchor="middle">${drawn}</g>
${mark ? line(mark, step) : ''}<path d="M0 ${height - foot}H${width}" stroke="#111"/></svg>`
}

const round = (value: number) => Math.round(value * 10) / 10

function line({ before, words }: NonNullable<Chart['mark']>, step: number): Html {
  const x = round(before * step)
  const isLate = x > width / 2
  return html`<path d="M${x} 4V${height - foot}" stroke="#8a1d1d" stroke-width="2" stroke-dasharray="4 3"/><text x="${isLate ? x - 4 : x + 4}" y="14" text-anchor="${isLate ? 'end' : 'start'}" font-family="sans-serif" font-size="11" fill="#8a1d1d">${words}</text>`
}

function told(bars: readonly Bar[]): string {
  const known = bars.flatMap(({ count }) => (count === null ? [] : [count]))
  if (known.length === 0) return 'None of the counts is given.'
  return `${bars.length} bars, from ${Math.min(...known)} to ${Math.max(...known)}.`
}

/** "Nov" for a month, "3 Nov" for a day. */
export const shortDate = (iso: string): string =>
  longDate(iso)
    .replace(/ \d{4}$/, '')
    .replace(/([A-Z][a-z]{2})[a-z]*/, '$1')

export interface Table {
  readonly caption: string
  readonly heads: readonly string[]
  readonly rows: readonly (readonly (Html | string | number | null)[])[]
}

const shown = (cell: Html | string | number | null) =>
  cell === null ? '–' : typeof cell === 'number' ? countInWords(cell) : cell

/** A table with a heading for every row; what is not given is a dash. It scrolls by itself where it is too wide. */
export const table = ({
  caption,
  heads,
  rows,
}: Table): Html => html`<div class="wide" role="region" aria-label="${caption}" tabindex="0"><table><caption>${caption}</caption><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows.map(
  ([first, ...rest]) =>
    html`<tr><th scope="row">${first}</th>${rest.map((cell) => html`<td>${shown(cell)}</td>`)}</tr>\n`,
)}</tbody></table></div>`
