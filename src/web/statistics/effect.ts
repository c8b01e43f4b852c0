import { longDate } from '../../values/day.ts'
import { type Html, html } from '../html.ts'

/** A ratio with its interval, or why there is none. */
export type ToldChange =
  | { readonly ratio: number; readonly low: number; readonly high: number }
  | 'too-early'
  | 'too-few'

/** What must be read with every comparison. */
export const effectNotes: Html = html`<h2>How to read this</h2>
<ul><li>A warning also makes more people report. A rise can be the warning at work.</li>
<li>Warnings come when there was much of something. After such a peak, counts fall by themselves, warning or not.</li>
<li>The areas beside it hear of the warning too. Then the difference looks smaller than it is.</li>
<li>What people report late is missing from the newest weeks, on both sides.</li>
<li>Of checks, only those are counted that the service answered itself, of people who said where they live. A check in a browser stays there.</li>
<li>The comparison is of reports, not of crimes. It cannot prove what the cause was.</li></ul>
<details><summary>How it is worked out</summary><p>Reports a week after the warning, divided by those before it; the same for the areas beside it; and the first divided by the second. The interval is a 95 % one. It allows for counts that vary more than chance from week to week, and for small counts. The method is the relative incidence rate ratio (D. B. Wilson, Journal of Quantitative Criminology 38, 2022).</p></details>`

/** "began to count", so that nobody takes the first days for an answer. */
export const begun = (publishedOn: string): Html => html`This page has begun to count on ${longDate(publishedOn)}.`

/** In plain words, rounded to whole percent of `step`. */
export function changeInWords(change: ToldChange, what: string, step = 1): string {
  if (change === 'too-early') return `It is too early to say what followed for ${what}. It takes four whole weeks.`
  if (change === 'too-few') return `There were too few ${what} to say anything.`
  const { ratio, low, high } = change
  const between = `Between ${percent(low, step)} and ${percent(high, step)} would fit what was counted`
  if (low > 1 || high < 1)
    return `There were ${percent(ratio, step)} ${what} than the areas beside it would lead one to expect. ${between}.`
  return `No clear difference in ${what}: ${percent(ratio, step)} than the areas beside it would lead one to expect. ${between}.`
}

/** "30 % fewer", "12 % more", "3 times as many". */
function percent(ratio: number, step: number): string {
  const rounded = (share: number) => Math.round((share * 100) / step) * step
  if (!Number.isFinite(ratio) || ratio > 20) return 'more than 20 times as many'
  if (ratio >= 3) return `${Math.round(ratio)} times as many`
  const change = rounded(Math.abs(ratio - 1))
  if (change === 0) return 'as many'
  return ratio < 1 ? `${change} % fewer` : `${change} % more`
}
