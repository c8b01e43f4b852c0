import { areaName } from '../../areas/borders.ts'
import type { AreaView } from '../../areas/view.ts'
import { longDate } from '../../values/day.ts'
import { dayInLondon } from '../../values/london-day.ts'
import { type Counter, counters, type PublishedWarning, type WarningText } from '../../values/warning.ts'

/** The address of a warning's page. */
export const warningPath = ({ id }: Pick<PublishedWarning, 'id'>): string => `/warnings/${id}`

/** "21 November 2026", as the day is in the United Kingdom. */
export const dayOf = (at: Date): string => longDate(dayInLondon(at))

/** When it came out: of a warning by others the day they wrote under it, and the day it came here where that is another. */
export function outOn({ kind, issued, publishedAt }: PublishedWarning): string {
  const here = dayOf(publishedAt)
  const there = kind === 'taken' ? longDate(issued) : here
  return there === here ? here : `${there}, here since ${here}`
}

/** The English text; every warning has one. */
export const englishOf = ({ texts }: Pick<PublishedWarning, 'texts'>): WarningText => texts[0]!

const mostNamed = 6

/** For where it is: "Welwyn Hatfield and St Albans"; empty where nothing says so. */
export function areasInWords({ areas, districts }: PublishedWarning, view: AreaView, language = 'en'): string {
  const names = [...new Set((areas.length > 0 ? areas : districts).map((code) => areaName(view, code)))]
  const more = names.length - mostNamed
  // Welsh changes "and" with the word after it: commas need no rule.
  if (language === 'cy') return [...names.slice(0, mostNamed), ...(more > 0 ? [`a ${more} arall`] : [])].join(', ')
  return listed(more > 0 ? [...names.slice(0, mostNamed), `${more} more`] : names)
}

/** "A, B and C". */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

/** When what its page tells last changed. */
export function changedAt({ publishedAt, endedAt, expiresAt, state }: PublishedWarning): Date {
  return endedAt ?? (state === 'expired' ? (expiresAt ?? publishedAt) : publishedAt)
}

/** The counters a warning is meant for; all where it names none. */
export const countersOf = (warning: Pick<PublishedWarning, 'counters'>): readonly Counter[] =>
  warning.counters.length > 0 ? warning.counters : counters
