import { sql } from 'kysely'
import { prepared } from '../../store/prepared.ts'
import type { Db } from '../../store/transaction.ts'
import { grownHistory } from './events.ts'
import { insertLinks, type KeptLink } from './links.ts'

export interface Growing {
  readonly id: string
  /** Reports that are of no series yet. */
  readonly serials: readonly string[]
  readonly links: readonly KeptLink[]
  readonly now: Date
}

/**
 * Adds reports to a series with the links they rest on; what lists say of it is not counted anew. One statement, for this is
 * what every report of a campaign costs. How many reports it has now.
 */
export async function growSeries(db: Db, { id, serials, links, now }: Growing): Promise<number> {
  const { rows } = await sql<{ reports: number }>`${prepared}
    with added as (select count(*)::integer as reports, min(happened_on) as first_on, max(happened_on) as last_on,
        array_agg(distinct district) as districts, array_agg(distinct force) as forces
      from report where serial = any(${[...serials]}::bigint[])),
    member as (insert into series_report (report, series_id, since)
      select report, ${id}, ${now} from unnest(${[...serials]}::bigint[]) report),
    grown as (update series s set reports = s.reports + a.reports, changed_at = ${now},
        first_on = least(s.first_on, a.first_on), last_on = greatest(s.last_on, a.last_on),
        districts = ${union('districts')}, forces = ${union('forces')},
        state = case when s.state in ('ended', 'closed') then 'open' else s.state end
      from added a where s.id = ${id} returning s.id, s.reports),
    linked as (${insertLinks({ id, links, now })}),
    ${grownHistory(id, now)}
    select reports from grown`.execute(db)
  return rows[0]?.reports ?? 0
}

const union = (column: 'districts' | 'forces') => {
  const [own, more] = [sql.ref(`s.${column}`), sql.ref(`a.${column}`)]
  return sql`case when ${more} <@ ${own} then ${own} else array(select distinct unnest(${own} || ${more})) end`
}
