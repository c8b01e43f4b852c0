import { sql } from 'kysely'
import { counts, isVisible } from '../../store/scope.ts'
import type { Db } from '../../store/transaction.ts'
import type { Scope } from '../../values/scope.ts'
import type { SeriesRow, SeriesState } from './seen.ts'

export interface SeriesAsked {
  readonly scope: Scope
  /** All that have not ended unless told. */
  readonly state?: SeriesState
  /** In the name, or a number, name or id of a report. */
  readonly text?: string
  /** Codes of districts; a series is listed if a report that may be seen is of one. */
  readonly districts?: readonly string[]
  readonly script?: string
  /** YYYY-MM-DD: with a report since then. */
  readonly since?: string
  readonly most: number
  readonly skip?: number
}

export interface SeriesList {
  readonly rows: readonly SeriesRow[]
  /** How many there are in all. */
  readonly total: number
}

/** Series of which somebody may see a report, the one with the newest report first. Counted over what they may see. */
export async function listSeries(db: Db, asked: SeriesAsked): Promise<SeriesList> {
  const { scope, most, skip = 0, since } = asked
  const rows = await db
    .selectFrom('series as s')
    .innerJoin('series_report as m', 'm.series_id', 's.id')
    .innerJoin('report as r', 'r.serial', 'm.report')
    .select(['s.id', 's.name', 's.state'])
    .select([
      sql<number>`count(*)::integer`.as('reports'),
      sql<string>`min(r.happened_on)`.as('firstOn'),
      sql<string>`max(r.happened_on)`.as('lastOn'),
      sql<string[]>`array_agg(distinct r.district)`.as('districts'),
      sql<string[]>`array_agg(distinct r.force)`.as('forces'),
      sql<string | null>`mode() within group (order by r.script)`.as('script'),
      sql<boolean>`bool_and(r.via = 'simulated')`.as('isSimulated'),
      sql<number>`count(*) over ()::integer`.as('total'),
    ])
    .where(isVisible(scope, 'r'))
    .where(chosen(asked))
    .groupBy('s.id')
    .$if(since !== undefined, (query) => query.having(sql<boolean>`max(r.happened_on) >= ${since}::date`))
    .orderBy(sql`max(r.happened_on)`, 'desc')
    .orderBy('s.id')
    .limit(most)
    .offset(skip)
    .execute()
  const all = await countAll(
    db,
    rows.map(({ id }) => id),
  )
  return {
    rows: rows.map(({ total: _, ...row }) => ({ ...row, hidden: Math.max(0, (all.get(row.id) ?? 0) - row.reports) })),
    total: rows[0]?.total ?? 0,
  }
}

function chosen({ scope, state, text, districts, script }: SeriesAsked) {
  const words = text?.trim().slice(0, 100) ?? ''
  const digits = words.replace(/[\s()-]/g, '')
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  const conditions = [
    state === undefined ? sql`s.state <> 'ended'` : sql`s.state = ${state}`,
    ...(words === ''
      ? []
      : [
          sql`(s.name ilike ${like} or s.id = ${words.toLowerCase()} or exists (
            select from series_report sm join report sr on sr.serial = sm.report
            where sm.series_id = s.id and ${isVisible(scope, 'sr')} and (${digits} = any(sr.shown || sr.spoken)
              or sr.id = ${digits.toLowerCase()} or array_to_string(sr.aliases, ' ') ilike ${like})))`,
        ]),
    ...(districts === undefined ? [] : [anyOf(scope, sql`sr.district = any(${[...districts]}::text[])`)]),
    ...(script === undefined ? [] : [anyOf(scope, sql`sr.script = ${script}`)]),
  ]
  return sql<boolean>`${sql.join(conditions, sql` and `)}`
}

/** A report that may be seen is so. */
const anyOf = (scope: Scope, is: ReturnType<typeof sql>) => sql`exists (select from series_report sm
  join report sr on sr.serial = sm.report where sm.series_id = s.id and ${isVisible(scope, 'sr')} and ${is})`

async function countAll(db: Db, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('series_report as m')
    .innerJoin('report as r', 'r.serial', 'm.report')
    .select(['m.series_id', sql<number>`count(*)::integer`.as('reports')])
    .where('m.series_id', 'in', [...ids])
    .where(counts('r'))
    .groupBy('m.series_id')
    .execute()
  return new Map(rows.map(({ series_id, reports }) => [series_id, reports]))
}
