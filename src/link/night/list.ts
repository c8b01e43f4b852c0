import { type Expression, type SqlBool, sql } from 'kysely'
import { counts, isVisible, seenBy } from '../../store/scope.ts'
import type { Db } from '../../store/transaction.ts'
import type { Scope } from '../../values/scope.ts'
import type { SpikeLevel, SpikeMethod } from './spike.ts'
import { partWords } from './words.ts'

/** A spike as somebody may see it. */
export interface ShownSpike {
  readonly id: string
  readonly method: SpikeMethod
  readonly level: SpikeLevel
  /** Code of a district or force; null: several that lie together, the whole country, or more than they may see. */
  readonly area: string | null
  readonly type: string
  /** YYYY-MM-DD; of the reports they may see, if those are not all. */
  readonly from: string
  readonly to: string
  /** Of the reports they may see. For near repeats: pairs, where they see all. */
  readonly observed: number
  /** Null where they do not see all of it. */
  readonly expected: number | null
  readonly bound: number | null
  readonly p: number | null
  readonly recurrenceDays: number | null
  readonly districts: readonly string[]
  readonly why: string
  readonly firstSeen: Date
  readonly seen: Date
  /** Whether they see all of it. */
  readonly isWhole: boolean
  readonly isSilenced: boolean
  /** Reports they may see, and how many more there are by force. */
  readonly reports: number
  readonly hidden: readonly { readonly force: string; readonly reports: number }[]
}

export interface SpikeQuery {
  readonly scope: Scope
  readonly now: Date
  /** Last day on or after. */
  readonly since?: string
  readonly level?: SpikeLevel
  readonly method?: SpikeMethod
  readonly type?: string
  /** Codes of the districts of an area: spikes that touch one of them. */
  readonly districts?: readonly string[]
  readonly silenced?: boolean
  readonly most?: number
}

/** Spikes that hold a report somebody may see: alerts first, then the newest. */
export async function listSpikes(db: Db, query: SpikeQuery): Promise<ShownSpike[]> {
  const { since, level, method, type, districts, silenced, most = 100 } = query
  let select = spikes(db, query)
  if (since !== undefined) select = select.where('s.to_on', '>=', since)
  if (level !== undefined) select = select.where('s.level', '=', level)
  if (method !== undefined) select = select.where('s.method', '=', method)
  if (type !== undefined) select = select.where('s.type', '=', type)
  if (districts !== undefined) select = select.where(touches(query.scope, districts))
  if (silenced !== undefined) select = select.where(({ eb }) => eb(isSilenced(query.now), '=', silenced))
  const rows = await select.orderBy('s.level').orderBy('s.to_on', 'desc').orderBy('s.id', 'desc').limit(most).execute()
  return rows.map((row) => shown(row, query.scope))
}

/** One spike; null where there is none, or none of its reports may be seen. */
export async function readSpike(
  db: Db,
  id: string,
  { scope, now }: { readonly scope: Scope; readonly now: Date },
): Promise<ShownSpike | null> {
  if (!/^[1-9]\d{0,17}$/.test(id)) return null
  const row = await spikes(db, { scope, now }).where('s.id', '=', id).executeTakeFirst()
  return row ? shown(row, scope) : null
}

/** Serials of the reports behind a spike that somebody may see, newest first. */
export async function reportsOfSpike(db: Db, id: string, scope: Scope): Promise<string[]> {
  const rows = await db
    .selectFrom('spike_report as m')
    .innerJoin('report as r', 'r.serial', 'm.report')
    .select('r.serial')
    .where('m.spike_id', '=', id)
    .where(isVisible(scope, 'r'))
    .orderBy('r.happened_on', 'desc')
    .orderBy('r.serial', 'desc')
    .execute()
  return rows.map(({ serial }) => serial)
}

const isSilenced = (now: Date) => sql<boolean>`exists (select from spike_silence as q where q.ended_at is null
  and q.until > ${now} and q.set_at <= ${now} and (q.method is null or q.method = s.method)
  and (q.type is null or q.type = s.type) and (q.area is null or s.districts <@ q.districts))`

/** Touches one of these districts by a report that may be seen. */
const touches = (scope: Scope, districts: readonly string[]): Expression<SqlBool> =>
  sql<boolean>`exists (select from spike_report m join report r on r.serial = m.report
    where m.spike_id = s.id and r.district = any(${[...districts]}::text[]) and ${isVisible(scope, 'r')})`

type Row = Awaited<ReturnType<ReturnType<typeof spikes>['executeTakeFirstOrThrow']>>

interface Part {
  readonly reports: number
  readonly first: string
  readonly last: string
  readonly districts: readonly string[]
}

/** What is seen and what is hidden of each, in the query itself. */
function spikes(db: Db, { scope, now }: Pick<SpikeQuery, 'scope' | 'now'>) {
  const mine = sql<Part | null>`(select case when count(*) > 0 then json_build_object('reports', count(*),
    'first', min(r.happened_on)::text, 'last', max(r.happened_on)::text, 'districts', json_agg(distinct r.district)) end
    from spike_report m join report r on r.serial = m.report
    where m.spike_id = s.id and ${isVisible(scope, 'r')})`
  const hidden = sql<
    ShownSpike['hidden']
  >`(select coalesce(json_agg(json_build_object('force', of.force, 'reports', of.n)
    order by of.force), '[]') from (select r.force, count(*) as n from spike_report m join report r on r.serial = m.report
    where m.spike_id = s.id and ${counts('r')} and not ${seenBy(scope, 'r')} group by r.force) of)`
  return db
    .selectFrom('spike as s')
    .selectAll('s')
    .select([mine.as('mine'), hidden.as('hidden'), isSilenced(now).as('silenced')])
    .where(
      sql<boolean>`exists (select from spike_report m join report r on r.serial = m.report
        where m.spike_id = s.id and ${isVisible(scope, 'r')})`,
    )
}

function shown(row: Row, scope: Scope): ShownSpike {
  const mine = row.mine!
  const isWhole =
    row.hidden.length === 0 &&
    (scope === 'everything' || row.districts.every((district) => scope.districts.includes(district)))
  const always = {
    id: row.id,
    method: row.method,
    level: row.level,
    type: row.type,
    firstSeen: row.first_seen_at,
    seen: row.seen_at,
    isWhole,
    isSilenced: row.silenced,
    reports: mine.reports,
    hidden: row.hidden,
  }
  if (isWhole)
    return {
      ...always,
      area: row.area,
      from: row.from_on,
      to: row.to_on,
      observed: row.observed,
      expected: row.expected,
      bound: row.bound,
      p: row.p,
      recurrenceDays: row.recurrence_days,
      districts: row.districts,
      why: row.why,
    }
  return {
    ...always,
    area: null,
    from: mine.first,
    to: mine.last,
    observed: mine.reports,
    expected: null,
    bound: null,
    p: null,
    recurrenceDays: null,
    districts: mine.districts,
    why: partWords(mine.reports),
  }
}
