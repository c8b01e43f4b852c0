import { longDate } from '../../values/day.ts'
import type { ToldChange } from '../../values/public-effect.ts'
import { type Html, html } from '../html.ts'

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
  if (change === 'too-early') return `It is too early to say anything about ${what}. That takes four whole weeks.`
  if (change === 'too-few') return `There were too few ${what} to say anything.`
  const { ratio, low, high } = change
  const [lowest, likely, highest] = [low, ratio, high].map((each) => compared(each, step)) as [Told, Told, Told]
  const found = `${likely.words} ${what} ${likely.than} the areas beside it would lead one to expect`
  const between = `Between ${lowest.words} and ${highest.words} would fit what was counted.`
  return low > 1 || high < 1 ? `There were ${found}. ${between}` : `No clear difference: ${found}. ${between}`
}

interface Told {
  readonly words: string
  readonly than: 'as' | 'than'
}

/** "30 % fewer … than", "12 % more … than", "3 times as many … as". */
function compared(ratio: number, step: number): Told {
  const change = Math.round((Math.abs(ratio - 1) * 100) / step) * step
  if (!Number.isFinite(ratio) || ratio > 20) return { words: 'more than 20 times as many', than: 'as' }
  if (ratio >= 3) return { words: `${Math.round(ratio)} times as many`, than: 'as' }
  if (change === 0) return { words: 'as many', than: 'as' }
  return { words: `${change} % ${ratio < 1 ? 'fewer' : 'more'}`, than: 'than' }
}
