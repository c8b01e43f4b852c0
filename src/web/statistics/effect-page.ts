import { areaName } from '../../areas/borders.ts'
import type { AreaView } from '../../areas/view.ts'
import type { PublicEffect } from '../../values/public-effect.ts'
import { simulatedWords } from '../../values/statistics-words.ts'
import type { PublishedWarning } from '../../values/warning.ts'
import { html } from '../html.ts'
import type { Page } from '../page.ts'
import { barChart, table } from './chart.ts'
import { begun, changeInWords, effectNotes } from './effect.ts'

/** What followed a warning, for everybody: in words and ratios, without a count. */
export function effectPage(warning: PublishedWarning, effect: PublicEffect, view: AreaView): Page {
  const { publishedOn, weeksAfter, reports, checks, simulated } = effect
  const title = warning.texts.find(({ language }) => language === 'en')?.title ?? 'a warning'
  const where = warning.districts
    .slice(0, 12)
    .map((code) => areaName(view, code))
    .join(', ')
  const more = warning.districts.length > 12 ? ` and ${warning.districts.length - 12} more` : ''
  return {
    title: `What followed: ${title}`,
    back: `/warnings/${warning.id}`,
    main: html`<h1>What followed the warning</h1>
<p><a href="/warnings/${warning.id}">${title}</a></p>
${simulated ? html`<p class="note"><strong>${simulatedWords}</strong> are among those counted here.</p>` : ''}
<p class="lead">${begun(publishedOn)} ${weeksAfter === 0 ? 'The first week is not over.' : `Whole weeks since: ${weeksAfter}.`}</p>
${where === '' ? '' : html`<p>Warned: ${where}${more}. They are compared with the council areas around them.</p>`}
<h2>Reports</h2><p>${changeInWords(reports, 'reports', 5)}</p>${chartOf(reports)}
<h2>Checks</h2><p>${changeInWords(checks, 'checks', 5)}</p>
${effectNotes}<p>Counts are not given here, so that nobody can be recognised. Where there are few, nothing is shown.</p>`,
  }
}

/** Where the areas beside it stand at 100, and where people were warned. */
function chartOf(change: PublicEffect['reports']) {
  if (typeof change === 'string') return ''
  const percent = (ratio: number) => (Number.isFinite(ratio) ? Math.round(ratio * 100) : null)
  const rows = [
    ['as beside it', 100],
    ['lowest', percent(change.low)],
    ['here', percent(change.ratio)],
    ['highest', percent(change.high)],
  ] as const
  const title = 'Reports for each 100 that the areas beside it would lead one to expect'
  return html`<figure>${barChart({ title, id: 'effect', bars: rows.map(([label, count]) => ({ label, count })) })}</figure>${table({ caption: title, heads: ['Reports', 'Of 100'], rows })}`
}
