import { areaName } from '../../areas/borders.ts'
import type { AreaView } from '../../areas/view.ts'
import { countInWords } from '../../values/count.ts'
import { longDate } from '../../values/day.ts'
import type { DraftWords } from '../../values/draft-words.ts'
import type { FigureValue, Measure } from './figure.ts'

/** What figures are said with. */
export interface SayingMeans {
  readonly view: AreaView
  readonly words: DraftWords
}

/** The words of a figure, as they stand in a text; null where it is not said. */
export function wordsOf(measure: Measure, value: FigureValue, { view, words }: SayingMeans): string | null {
  if (value === null) return null
  const count = typeof value === 'number' ? countInWords(value) : ''
  switch (measure.what) {
    case 'reports':
      return `${count} reports`
    case 'targeted':
      return `${count} people were targeted`
    case 'lost':
      return `${count} people lost money`
    case 'loss-total':
      return `more than £${count}`
    case 'loss-typical':
      return `about £${count}`
    case 'ages':
      return `aged ${String(value).replace('+', ' or over').replace('-', ' to ')}`
    case 'since':
      return `since ${longDate(String(value))}`
    case 'script':
      return words.scripts[measure.is]?.title ?? null
    case 'district':
      return `${count} came from ${placeName(view, measure.is)}`
    case 'tactic':
      return words.tactics[measure.is] ?? null
    case 'name':
      return `“${measure.is}”`
  }
}

/** What people call a district: "Bristol" for "Bristol, City of", "St Helens" for "St. Helens". */
export const placeName = (view: AreaView, code: string): string =>
  areaName(view, code)
    .replace(/, (?:City|County) of$/, '')
    .replace(/^St\. /, 'St ')

/** What a figure counts, for the table of figures. */
export function titleOf(measure: Measure, { view, words }: SayingMeans): string {
  if (measure.what === 'district') return `Reports from ${placeName(view, measure.is)}`
  if (measure.what === 'script') return 'Reports of this trick: more than half'
  if (measure.what === 'tactic') return `Reports that tell of: ${words.tactics[measure.is] ?? measure.is}`
  if (measure.what === 'name') return `A name that two reports or more give: ${measure.is}`
  return titles[measure.what]
}

const titles: Readonly<Record<Exclude<Measure, { is: string }>['what'], string>> = {
  reports: 'Reports that count',
  targeted: 'People it happened to',
  lost: 'People who lost something',
  'loss-total': 'Lost in all, rounded down',
  'loss-typical': 'Half lost more than this, rounded',
  ages: 'The ages of most of those whose age is known',
  since: 'The first day it happened',
}
