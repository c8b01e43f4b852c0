import type { AreaView } from '../../../../areas/view.ts'
import type { Titles } from '../../../../link/reason-words.ts'
import type { SeriesMember } from '../../../../link/store/seen.ts'
import { inPounds } from '../../../../values/count.ts'
import { referenceOf } from '../../../../values/reference.ts'
import { kindWords } from '../../../../values/statistics-words.ts'
import { type Html, html } from '../../../html.ts'
import { wideTable } from '../../../parts/wide-table.ts'
import { outcomeWords } from '../reports/words.ts'
import { placeOf, whenOf } from './words.ts'

/** A report by its reference, on the way to its own page. */
export const reportLink = (id: string): Html => html`<a href="/desk/reports/${id}">${referenceOf(id)}</a>`

/** The reports of a series that may be seen. */
export const reportsPart = (reports: readonly SeriesMember[], view: AreaView, titles: Titles): Html =>
  wideTable(
    'Reports',
    ['Report', 'When', 'Where', 'How', 'What it looks like', 'Said they were with', 'What came of it', 'Trust'],
    reports.map(
      (one) =>
        html`<tr id="report-${one.id}"><td>${reportLink(one.id)}</td><td>${whenOf(one)}</td><td>${placeOf(view, one)}</td><td>${kindWords[one.kind]}</td><td>${one.script ? titles.script(one.script) : ''}</td><td>${one.claimed}</td><td>${outcomeWords[one.outcome]}${one.lostPounds === null ? '' : `: ${inPounds(one.lostPounds)}`}</td><td>${one.via === 'simulated' ? 'simulated' : one.trust}</td></tr>\n`,
    ),
  )
