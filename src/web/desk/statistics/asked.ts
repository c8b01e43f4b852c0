import type { Areas } from '../../../areas/open.ts'
import type { ReportQuery } from '../../../link/statistics/query.ts'
import { daysAfter, daysBetween, isDay } from '../../../values/day.ts'
import { dayInLondon } from '../../../values/london-day.ts'
import { districtsOfPage } from '../../pages/area.ts'
import type { Problems } from '../../parts/form.ts'
import { type Place, placeNamed } from '../../statistics/place.ts'

/** What somebody asks for at the desk, and what is wrong with it. */
export interface Asked {
  readonly query: Omit<ReportQuery, 'scope'>
  readonly place: Place
  readonly problems: Problems
}

/** Days that are counted unless told. */
const usualDays = 91
const oldest = '1990-01-01'

/** Reads area, days and script; what is wrong is said, and the usual counted instead. */
export function askedBy(fields: URLSearchParams, areas: Areas, now: Date): Asked {
  const view = areas.on()
  const code = fields.get('area') ?? ''
  const place = districtsOfPage(view, code)
    ? { code: view.canonical(code) ?? code, text: '', problem: null }
    : placeNamed(areas, fields.get('place') ?? '')
  const today = dayInLondon(now)
  const [from, to] = [fields.get('from') || daysAfter(today, 1 - usualDays), fields.get('to') || today]
  const problems: Record<string, string> = {}
  if (place.problem) problems.place = place.problem
  if (!isAsked(from)) problems.from = 'Write the first day as 2026-11-01.'
  if (!isAsked(to)) problems.to = 'Write the last day as 2026-11-30.'
  if (isAsked(from) && isAsked(to) && from > to) problems.to = 'The last day lies before the first.'
  const isWrong = problems.from !== undefined || problems.to !== undefined
  const days = isWrong ? { from: daysAfter(today, 1 - usualDays), to: today } : { from, to }
  const script = (fields.get('script') ?? '').slice(0, 60)
  const districts = place.code === null ? null : districtsOfPage(view, place.code)
  return { query: { districts, ...days, ...(script && { script }) }, place, problems }
}

const isAsked = (text: string): boolean => isDay(text) && text >= oldest && text < '2100'

/** The same number of days just before. */
export function before(query: ReportQuery): ReportQuery {
  const days = daysBetween(query.from, query.to) + 1
  return { ...query, from: daysAfter(query.from, -days), to: daysAfter(query.from, -1) }
}

/** The same days a year before: 52 weeks, so that weekends fall alike. */
export const yearBefore = (query: ReportQuery): ReportQuery => ({
  ...query,
  from: daysAfter(query.from, -364),
  to: daysAfter(query.to, -364),
})
