import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { borderingDistricts } from '../../areas/borders.ts'
import type { AreaView } from '../../areas/view.ts'
import { isVisible } from '../../store/scope.ts'
import type { Db } from '../../store/transaction.ts'
import { daysAfter, daysBetween } from '../../values/day.ts'
import { dayInLondon } from '../../values/london-day.ts'
import type { Scope } from '../../values/scope.ts'
import { type Change, changeOf } from './ratio.ts'

/** Weeks that are looked at before a publication, and after it at most. */
export const weeksBefore = 12
const mostWeeksAfter = 12
/** After fewer whole weeks it is too early to say. */
const fewestWeeks = 4
/** With fewer in all, before and after, where people were warned or beside it, too little is known to say. */
const fewestCounted = 20

/** One week: from which day, how many, and what was lost. Week 0 begins on the day of publication. */
export interface EffectWeek {
  readonly week: number
  readonly from: string
  readonly own: number
  readonly beside: number
}

/** What followed a warning, of one thing that is counted. */
export interface Followed {
  /** Whole weeks only. */
  readonly weeks: readonly EffectWeek[]
  readonly sums: { readonly own: Sides; readonly beside: Sides }
  /** Or why nothing is said. */
  readonly change: Change | 'too-early' | 'too-few'
}

/** Over the same number of weeks before as there are after, where that matters: see `weeksBefore`. */
export interface Sides {
  readonly before: number
  readonly after: number
}

export interface Effect {
  readonly warning: string
  /** The day of the first publication. */
  readonly publishedOn: string
  readonly scripts: readonly string[]
  readonly districts: readonly string[]
  readonly beside: readonly string[]
  /** Whole weeks since the publication, at most `mostWeeksAfter`. */
  readonly weeksAfter: number
  /** Reports since the publication, today's too. */
  readonly soFar: number
  readonly reports: Followed
  readonly checks: Followed
  /** Reports of a loss. */
  readonly lost: Followed
  /** Pounds, where people were warned; null where nobody said how much. */
  readonly medianLoss: { readonly before: number | null; readonly after: number | null }
  readonly simulated: boolean
}

interface Ground {
  readonly publishedOn: string
  readonly scripts: readonly string[]
  readonly districts: readonly string[]
  readonly beside: readonly string[]
  readonly weeksAfter: number
  readonly scope: Scope
}

/** Compares what was reported, checked and lost before and after a warning with areas beside it; null where it was never public. */
export async function readEffect(
  db: Db,
  warning: string,
  { view, scope, now }: { view: AreaView; scope: Scope; now: Date },
): Promise<Effect | null> {
  const versions = await db
    .selectFrom('warning_version')
    .select(['districts', 'scripts', 'published_at'])
    .where('warning_id', '=', warning)
    .where('published_at', 'is not', null)
    .orderBy('number')
    .execute()
  const [first, last] = [versions[0], versions.at(-1)]
  if (!first?.published_at || !last) return null
  const publishedOn = dayInLondon(first.published_at)
  const days = daysBetween(publishedOn, dayInLondon(now))
  const weeksAfter = Math.max(0, Math.min(mostWeeksAfter, Math.floor(days / 7)))
  const districts = [...new Set(last.districts.flatMap((code) => view.canonical(code) ?? []))]
  const beside = borderingDistricts(view, districts)
  const ground: Ground = { publishedOn, scripts: last.scripts, districts, beside, weeksAfter, scope }
  const { scope: _, ...told } = ground
  return { warning, ...told, ...(await countAll(db, ground, dayInLondon(now))) }
}

async function countAll(db: Db, ground: Ground, today: string) {
  const reports = await countReportsBy(db, ground)
  return {
    soFar: await countSince(db, ground, today),
    reports: followed(ground, reports, 'count'),
    checks: followed(ground, await countChecks(db, ground), 'count'),
    lost: followed(ground, reports, 'lost'),
    medianLoss: await medians(db, ground),
    simulated: reports.some(({ simulated }) => simulated > 0),
  }
}

interface Counted {
  readonly week: number
  readonly own: boolean
  readonly count: number
  readonly lost: number
  readonly simulated: number
}

const firstDay = ({ publishedOn }: Ground) => daysAfter(publishedOn, -7 * weeksBefore)
const lastDay = ({ publishedOn, weeksAfter }: Ground) => daysAfter(publishedOn, 7 * weeksAfter - 1)
const week = (day: RawBuilder<unknown>, { publishedOn }: Ground) =>
  sql`floor((${day} - ${publishedOn}::date) / 7.0)::integer`
const ofScripts = (column: RawBuilder<unknown>, { scripts }: Ground): RawBuilder<SqlBool> =>
  scripts.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`${column} = any(${[...scripts]}::text[])`

/** Reports of the tricks of a warning that somebody may see, of an area. */
const reportsOf = (ground: Ground, districts: readonly string[]) =>
  sql<SqlBool>`(r.district = any(${[...districts]}::text[]) and ${ofScripts(sql`r.script`, ground)}
    and ${isVisible(ground.scope, 'r')})`

async function countReportsBy(db: Db, ground: Ground): Promise<readonly Counted[]> {
  const { districts, beside } = ground
  const { rows } = await sql<Counted>`
    select ${week(sql`r.happened_on`, ground)} as week, r.district = any(${[...districts]}::text[]) as own,
      count(*)::integer as count, (count(*) filter (where r.outcome = 'lost'))::integer as lost,
      (count(*) filter (where r.via = 'simulated'))::integer as simulated
    from report as r where r.happened_on between ${firstDay(ground)}::date and ${lastDay(ground)}::date
      and ${reportsOf(ground, [...districts, ...beside])} group by 1, 2`.execute(db)
  return rows
}

/** Checks that the service answered, of whoever said where they live. */
async function countChecks(db: Db, ground: Ground): Promise<readonly Counted[]> {
  const { districts, beside } = ground
  const { rows } = await sql<Counted>`
    select ${week(sql`c.day`, ground)} as week, c.district = any(${[...districts]}::text[]) as own,
      sum(c.count)::integer as count, 0 as lost, 0 as simulated
    from check_count as c where c.day between ${firstDay(ground)}::date and ${lastDay(ground)}::date
      and c.district = any(${[...districts, ...beside]}::text[]) and ${ofScripts(sql`c.script`, ground)}
    group by 1, 2`.execute(db)
  return rows
}

async function countSince(db: Db, ground: Ground, today: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count from report as r
    where r.happened_on between ${ground.publishedOn}::date and ${today}::date
      and ${reportsOf(ground, ground.districts)}`.execute(db)
  return rows[0]!.count
}

async function medians(db: Db, ground: Ground): Promise<Effect['medianLoss']> {
  const middle = sql`percentile_cont(0.5) within group (order by r.lost_pounds::double precision)`
  const { rows } = await sql<Effect['medianLoss']>`
    select ${middle} filter (where r.happened_on < ${ground.publishedOn}::date) as before,
      ${middle} filter (where r.happened_on >= ${ground.publishedOn}::date) as after
    from report as r where r.happened_on between ${firstDay(ground)}::date and ${lastDay(ground)}::date
      and ${reportsOf(ground, ground.districts)}`.execute(db)
  return rows[0]!
}

/** Orders the counts by week and says what changed, or why nothing is said. */
function followed(ground: Ground, rows: readonly Counted[], what: 'count' | 'lost'): Followed {
  const count = (own: boolean, wanted: number) =>
    rows.find((row) => row.own === own && row.week === wanted)?.[what] ?? 0
  const weeks = Array.from({ length: weeksBefore + ground.weeksAfter }, (_, at): EffectWeek => {
    const number = at - weeksBefore
    const from = daysAfter(ground.publishedOn, 7 * number)
    return { week: number, from, own: count(true, number), beside: count(false, number) }
  })
  const side = (key: 'own' | 'beside') => ({
    before: weeks.filter((each) => each.week < 0).map((each) => each[key]),
    after: weeks.filter((each) => each.week >= 0).map((each) => each[key]),
  })
  const [own, beside] = [side('own'), side('beside')]
  const sums = { own: summed(own), beside: summed(beside) }
  const change =
    ground.weeksAfter < fewestWeeks
      ? 'too-early'
      : Object.values(sums).some(({ before, after }) => before + after < fewestCounted)
        ? 'too-few'
        : changeOf({ own, beside })
  return { weeks, sums, change }
}

const sum = (weeks: readonly number[]) => weeks.reduce((a, b) => a + b, 0)
const summed = ({ before, after }: { before: readonly number[]; after: readonly number[] }): Sides => ({
  before: sum(before),
  after: sum(after),
})
