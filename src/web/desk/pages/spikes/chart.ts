import type { Step } from '../../../../link/night/behind.ts'
import type { ShownSpike } from '../../../../link/night/list.ts'
import { fewDigits } from '../../../../link/night/words.ts'
import { countInWords } from '../../../../values/count.ts'
import { daysBetween, longDate } from '../../../../values/day.ts'
import { type Html, html } from '../../../html.ts'
import { wideTable } from '../../../parts/wide-table.ts'

const [width, height, left, bottom, top] = [360, 200, 26, 26, 14]

/** The counts as bars, those of the spike darker, with what was expected and the bound over them; a table beneath. */
export function chart(steps: readonly Step[], spike: ShownSpike): Html {
  const days = steps[0]?.days ?? 1
  const lines = linesOf(spike, days)
  const most = Math.max(1, ...steps.map(({ count }) => count), ...lines.map(([, value]) => value))
  const each = (width - left) / Math.max(1, steps.length)
  const y = (value: number) => round(height - bottom - (value / most) * (height - bottom - top))
  const unit = days === 7 ? 'week' : 'day'
  return html`<figure><svg viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="chart-title chart-desc" class="map">
<title id="chart-title">Reports by ${unit}</title><desc id="chart-desc">The same numbers are in the table beneath.</desc>
<rect width="${width}" height="${height}" fill="#fff"/>
${steps.map(({ count, isSpike }, at) =>
  count === 0
    ? ''
    : html`<rect x="${round(left + at * each + 0.5)}" y="${y(count)}" width="${round(Math.max(1, each - 1))}" height="${round(height - bottom - y(count))}" fill="${isSpike ? '#12344d' : '#8fb0c6'}"/>`,
)}
${lines.map(([words, value, dash], at) => html`<path d="M${left} ${y(value)}H${width}" stroke="#8a1d1d" stroke-width="2"${dash ? html` stroke-dasharray="5 4"` : ''} fill="none"/><text x="${left + 4}" y="${round(y(value) + (at === 0 ? -4 : 12))}" font-size="11" fill="#111">${words}</text>`)}
<path d="M${left} ${height - bottom}H${width}" stroke="#111" fill="none"/>
<text x="${left - 4}" y="${y(most) + 4}" font-size="11" text-anchor="end" fill="#111">${countInWords(Math.round(most))}</text><text x="${left - 4}" y="${height - bottom}" font-size="11" text-anchor="end" fill="#111">0</text>
<text x="${left}" y="${height - 8}" font-size="11" fill="#111">${longDate(steps[0]?.from ?? '')}</text><text x="${width}" y="${height - 8}" font-size="11" text-anchor="end" fill="#111">${longDate(steps.at(-1)?.from ?? '')}</text></svg>
<figcaption>Reports by ${unit}; dark where it stands out.${lines.length > 0 ? ' The dashed line is the bound, the full one what was expected.' : ''}</figcaption></figure>
<details><summary>The same as a table</summary>${wideTable(
    `Reports by ${unit}`,
    [days === 7 ? 'Week from' : 'Day', 'Reports'],
    steps.map(
      ({ from, count, isSpike }) =>
        html`<tr><td>${longDate(from)}</td><td>${countInWords(count)}${isSpike ? ' (stands out)' : ''}</td></tr>\n`,
    ),
  )}</details>`
}

type Line = readonly [words: string, value: number, isDashed: boolean]

/** Expected is of the whole spike: a step has its share. The bound is of one week or day, where the method has one. */
function linesOf({ expected, bound, method, from, to }: ShownSpike, days: number): Line[] {
  if (expected === null || method === 'knox') return []
  const length = Math.max(days, daysBetween(from, to) + 1)
  const one = (expected / length) * days
  const isOfStep = bound !== null && (method === 'farrington' || length === 1)
  return [
    ...(isOfStep ? ([[`bound ${fewDigits(bound)}`, bound, true]] as const) : []),
    [`expected ${fewDigits(one)}`, one, false],
  ]
}

const round = (value: number) => Math.round(value * 10) / 10
