import { sql } from 'kysely'
import { prepared } from '../../store/prepared.ts'
import type { Db } from '../../store/transaction.ts'

/** Counts the reports of a series anew for lists; one of fewer than two has ended. How many it has. */
export async function countSeries(db: Db, id: string, now: Date): Promise<number> {
  const { rows } = await sql<{ reports: number }>`${prepared}
    update series s set reports = c.reports, first_on = c.first_on, last_on = c.last_on, districts = c.districts,
      forces = c.forces, script = c.script, changed_at = ${now},
      state = case when c.reports < 2 then 'ended' when s.state = 'ended' then 'open' else s.state end,
      merged_into = case when c.reports < 2 then s.merged_into end
    from series_told(${id}) c where s.id = ${id} returning s.reports`.execute(db)
  return rows[0]?.reports ?? 0
}
