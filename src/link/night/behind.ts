import { sql } from 'kysely'
import { counts, isVisible, seenBy } from '../../store/scope.ts'
import type { Db } from '../../store/transaction.ts'
import { dayNumber, daysAfter, isoOf } from '../../values/day.ts'
import type { ReportKind } from '../../values/report.ts'
import type { Scope } from '../../values/scope.ts'
import { ofOneKind } from '../simulated.ts'
import type { ShownSpike } from './list.ts'

/** A day or a week of the series that a spike stands out of. */
export interface Step {
  /** First day, YYYY-MM-DD. */
  readonly from: string
  readonly days: number
  readonly count: number
  /** Whether it lies in the spike. */
  readonly isSpike: boolean
}

const dailySteps = 56
const weeklySteps = 26

/**
 * The counts before and in a spike: of weeks for Farrington and near repeats, else of days. Only of reports that somebody
 * may see. `districts` are those of its area; null is everywhere.
 */
export async function stepsOf(
  db: Db,
  { from, to, method, type }: ShownSpike,
  { scope, districts }: { readonly scope: Scope; readonly districts: readonly string[] | null },
): Promise<Step[]> {
  const days = method === 'farrington' || method === 'knox' ? 7 : 1
  const before = days === 7 ? weeklySteps * 7 : dailySteps
  const steps = Math.ceil((dayNumber(to) - dayNumber(from) + 1 + before) / days)
  const first = dayNumber(to) - steps * days + 1
  let query = db
    .selectFrom('report as r')
    .select(['r.happened_on as day', sql<number>`count(*)::integer`.as('count')])
    .where(counts('r'))
    .where(ofOneKind('r'))
    .where(seenBy(scope, 'r'))
    .where('r.happened_on', '>=', isoOf(first))
    .where('r.happened_on', '<=', to)
    .groupBy('r.happened_on')
  if (districts) query = query.where(sql<boolean>`r.district = any(${[...districts]}::text[])`)
  if (type !== 'all') query = query.where('r.script', '=', type)
  const held = new Float64Array(steps)
  for (const { day, count } of await query.execute()) held[Math.floor((dayNumber(day) - first) / days)]! += count
  return Array.from(held, (count, at) => {
    const start = isoOf(first + at * days)
    return { from: start, days, count, isSpike: daysAfter(start, days - 1) >= from }
  })
}

/** A report behind a spike, as a line of a list, and the series it belongs to. */
export interface ReportBehind {
  readonly id: string
  readonly happened_on: string
  readonly district: string
  readonly kind: ReportKind
  readonly script: string | null
  readonly outcome: string
  readonly series: string | null
  readonly seriesName: string | null
}

/** The reports behind a spike that somebody may see, newest first, at most so many. */
export const reportsBehind = (
  db: Db,
  id: string,
  { scope, most }: { readonly scope: Scope; readonly most: number },
): Promise<ReportBehind[]> =>
  db
    .selectFrom('spike_report as m')
    .innerJoin('report as r', 'r.serial', 'm.report')
    .leftJoin('series_report as of', 'of.report', 'r.serial')
    .leftJoin('series as s', 's.id', 'of.series_id')
    .select(['r.id', 'r.happened_on', 'r.district', 'r.kind', 'r.script', 'r.outcome'])
    .select(['s.id as series', 's.name as seriesName'])
    .where('m.spike_id', '=', id)
    .where(isVisible(scope, 'r'))
    .orderBy('r.happened_on', 'desc')
    .orderBy('r.serial', 'desc')
    .limit(most)
    .execute()
