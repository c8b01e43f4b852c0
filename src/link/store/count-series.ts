import { sql } from 'kysely'
import { prepared } from '../../store/prepared.ts'
import { counts } from '../../store/scope.ts'
import type { Db } from '../../store/transaction.ts'

/** Counts the reports of a series anew for lists; one of fewer than two has ended. How many it has. */
export async function countSeries(db: Db, id: string, now: Date): Promise<number> {
  const { rows } = await sql<{ reports: number }>`${prepared}
    update series s set reports = c.reports, first_on = c.first_on, last_on = c.last_on, districts = c.districts,
      forces = c.forces, script = c.script, changed_at = ${now},
      state = case when c.reports < 2 then 'ended' when s.state = 'ended' then 'open' else s.state end,
      merged_into = case when c.reports < 2 then s.merged_into end
    from (select count(*)::integer as reports, min(r.happened_on) as first_on, max(r.happened_on) as last_on,
        coalesce(array_agg(distinct r.district) filter (where r.district is not null), '{}') as districts,
        coalesce(array_agg(distinct r.force) filter (where r.force is not null), '{}') as forces,
        mode() within group (order by r.script) as script
      from series_report m join report r on r.serial = m.report where m.series_id = ${id} and ${counts('r')}) c
    where s.id = ${id} returning s.reports`.execute(db)
  return rows[0]?.reports ?? 0
}
