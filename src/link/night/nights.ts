import { sql } from 'kysely'
import { counts } from '../../store/scope.ts'
import type { Db } from '../../store/transaction.ts'

/** One time that all areas were looked at. */
export interface Night {
  readonly id: string
  readonly upto: string
  readonly began_at: Date
  readonly ended_at: Date | null
  readonly started_by: string
  readonly series_looked_at: number
  readonly spikes: number
  readonly progress: string | null
  readonly problem: string | null
}

/** Nights, the newest first: one under way or asked for has not ended. */
export const lastNights = (db: Db, most: number): Promise<Night[]> =>
  db
    .selectFrom('night_run')
    .select(['id', 'upto', 'began_at', 'ended_at', 'started_by', 'series_looked_at', 'spikes', 'progress', 'problem'])
    .orderBy('id', 'desc')
    .limit(most)
    .execute()

/** Of a hundred reports of the last 90 days, how many came in later than a week after the day they tell of; null for none. */
export async function lateShare(db: Db, now: Date): Promise<number | null> {
  const row = await db
    .selectFrom('report as r')
    .select(
      sql<number | null>`round(100 * avg((r.received_at::date - r.happened_on > 7)::integer))::integer`.as('late'),
    )
    .where(counts('r'))
    .where('r.received_at', '>', new Date(now.getTime() - 90 * 86_400_000))
    .executeTakeFirst()
  return row?.late ?? null
}
