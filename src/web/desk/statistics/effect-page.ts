import { areaName } from '../../../areas/borders.ts'
import type { AreaView } from '../../../areas/view.ts'
import { type Effect, type Followed, weeksBefore } from '../../../link/effect/effect.ts'
import { countInWords } from '../../../values/count.ts'
import { longDate } from '../../../values/day.ts'
import { type Names, simulatedWords } from '../../../values/statistics-words.ts'
import { type Html, html } from '../../html.ts'
import type { Page } from '../../page.ts'
import { barChart, shortDate, table } from '../../statistics/chart.ts'
import { begun, changeInWords, effectNotes } from '../../statistics/effect.ts'
import { pounds } from './page.ts'

/** What followed a warning, with every count that somebody may see. */
export function deskEffectPage(effect: Effect, { view, names }: { view: AreaView; names: Names }): Page {
  const { warning, publishedOn, districts, beside, scripts, soFar, weeksAfter, medianLoss } = effect
  const list = (codes: readonly string[]) => codes.map((code) => areaName(view, code)).join(', ') || 'none'
  const tricks = scripts.length === 0 ? 'all reports' : scripts.map((id) => names('script', id)).join(', ')
  return {
    title: 'What followed the warning',
    back: `/desk/warnings/${warning}`,
    wide: true,
    main: html`<h1>What followed the warning</h1>
${effect.simulated ? html`<p class="note"><strong>${simulatedWords}</strong> are among those counted here.</p>` : ''}
<p class="lead">${begun(publishedOn)} Since then ${countInWords(soFar)} ${soFar === 1 ? 'report' : 'reports'} where people were warned.</p>
<p>Whole weeks since: ${weeksAfter}. Before it, ${weeksBefore} weeks are counted. Counted: ${tricks}.</p>
<p>Warned: ${list(districts)}. Beside it: ${list(beside)}. Only what you may see is counted: where that is not all of them, the comparison is lopsided.</p>
${part('Reports', 'reports', effect.reports, publishedOn)}
${part('Reports of a loss', 'reports of a loss', effect.lost, publishedOn)}
<p>Median loss where people were warned: ${pounds(medianLoss.before)} before, ${pounds(medianLoss.after)} after.</p>
${part('Checks', 'checks', effect.checks, publishedOn)}${effectNotes}`,
  }
}

function part(title: string, what: string, { weeks, sums, change }: Followed, publishedOn: string): Html {
  const mark = { before: weeksBefore, words: `published ${shortDate(publishedOn)}` }
  const id = title.toLowerCase().replaceAll(' ', '-')
  const chart = (key: 'own' | 'beside', words: string) =>
    html`<figure>${barChart({ title: `${title} by week, ${words}`, id: `${id}-${key}`, bars: weeks.map((week) => ({ label: shortDate(week.from), count: week[key] })), mark })}<figcaption>${title} by week, ${words}</figcaption></figure>`
  return html`<h2>${title}</h2><p>${changeInWords(change, what)}</p>
${table({
  caption: `${title} before and after`,
  heads: ['Where', 'Before', 'After'],
  rows: [
    ['Where people were warned', sums.own.before, sums.own.after],
    ['Beside it', sums.beside.before, sums.beside.after],
  ],
})}<div class="beside">${chart('own', 'where people were warned')}${chart('beside', 'beside it')}</div>
<details><summary>Week by week</summary>${table({
    caption: `${title} week by week`,
    heads: ['Week from', 'Warned', 'Beside'],
    rows: weeks.map(({ from, week, own, beside }) => [
      week === 0 ? `${longDate(from)} (published)` : longDate(from),
      own,
      beside,
    ]),
  })}</details>`
}
