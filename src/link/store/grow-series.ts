import { sql } from 'kysely'
import { prepared } from '../../store/prepared.ts'
import type { Db } from '../../store/transaction.ts'
import { grownHistory } from './events.ts'
import { insertLinks, type KeptLink } from './links.ts'
import { type Compared, keepingLinked } from './shown.ts'

export interface Growing {
  readonly id: string
  /** Reports that are of no series yet. */
  readonly serials: readonly string[]
  readonly links: readonly KeptLink[]
  /** The report for which it grows. */
  readonly compared: Compared
  readonly now: Date
}

/** Begins a series of reports that are of none, with the links they rest on, in one statement. How many reports it has. */
export async function startSeries(db: Db, growing: Growing): Promise<number> {
  const { id, serials, now } = growing
  const { rows } = await sql<{ reports: number }>`${prepared}
    with told as (select ${told}, mode() within group (order by script) as script ${among(serials)}),
    begun as (insert into series (id, made_at, changed_at, reports, first_on, last_on, districts, forces, script)
      select ${id}, ${now}, ${now}, told.* from told returning id, reports),
    history as (insert into series_event (series_id, at, what, reports) select id, ${now}, 'began', reports from begun),
    ${joining(growing)}
    select reports from begun`.execute(db)
  return rows[0]!.reports
}

/**
 * Adds reports to a series with the links they rest on; what lists say of it is not counted anew. One statement, for this is
 * what every report of a campaign costs. How many reports it has now.
 */
export async function growSeries(db: Db, growing: Growing): Promise<number> {
  const { id, serials, now } = growing
  const { rows } = await sql<{ reports: number }>`${prepared}
    with added as (select ${told} ${among(serials)}),
    grown as (update series s set reports = s.reports + a.reports, changed_at = ${now},
        first_on = least(s.first_on, a.first_on), last_on = greatest(s.last_on, a.last_on),
        districts = ${union('districts')}, forces = ${union('forces')},
        state = case when s.state in ('ended', 'closed') then 'open' else s.state end
      from added a where s.id = ${id} returning s.id, s.reports),
    ${grownHistory(id, now)},
    ${joining(growing)}
    select reports from grown`.execute(db)
  return rows[0]?.reports ?? 0
}

/** What lists say of some reports, each of which counts. */
const told = sql`count(*)::integer as reports, min(happened_on) as first_on, max(happened_on) as last_on,
  array_agg(distinct district) as districts, array_agg(distinct force) as forces`

const among = (serials: readonly string[]) => sql`from report where serial = any(${[...serials]}::bigint[])`

/** Membership, links and keys, as parts of the statement by which the series begins or grows. */
const joining = ({ id, serials, links, compared, now }: Growing) => sql`
  member as (insert into series_report (report, series_id, since)
    select report, ${id}, ${now} from unnest(${[...serials]}::bigint[]) report),
  linked as (${insertLinks({ id, links, now })}),
  ${keepingLinked(compared)}`

const union = (column: 'districts' | 'forces') => {
  const [own, more] = [sql.ref(`s.${column}`), sql.ref(`a.${column}`)]
  return sql`case when ${more} <@ ${own} then ${own} else array(select distinct unnest(${own} || ${more})) end`
}
