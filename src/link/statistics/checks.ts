import { sql } from 'kysely'
import type { Store } from '../../store/store.ts'
import { type Db, inTransaction } from '../../store/transaction.ts'
import type { ReportQuery } from './query.ts'

/** One check that the service answered: no words, nobody. */
export interface CountedCheck {
  /** YYYY-MM-DD in the UK. */
  readonly day: string
  /** Code; '' where nobody said where they live. */
  readonly district: string
  /** '' where none was recognised. */
  readonly script: string
  readonly verdict: string
}

/** Counts one check more. */
export const countCheck = (store: Store, check: CountedCheck): Promise<void> =>
  inTransaction(store, async (db) => {
    await db
      .insertInto('check_count')
      .values({ ...check, count: 1 })
      .onConflict((same) =>
        same
          .columns(['day', 'district', 'script', 'verdict'])
          .doUpdateSet({ count: sql<number>`check_count.count + excluded.count` }),
      )
      .execute()
  })

/** How many checks of a script ended in a verdict. */
export interface CheckRow {
  readonly script: string
  readonly verdict: string
  readonly count: number
}

/** Checks that the service answered in an area and a period, for somebody who may see its reports; most first. */
export async function readChecks(
  db: Db,
  { scope, districts, from, to }: Pick<ReportQuery, 'scope' | 'districts' | 'from' | 'to'>,
): Promise<CheckRow[]> {
  const seen =
    scope === 'everything' ? districts : (districts ?? scope.districts).filter((code) => scope.districts.includes(code))
  const where = seen === null ? sql`true` : sql`c.district = any(${[...seen]}::text[])`
  const { rows } = await sql<CheckRow>`
    select c.script, c.verdict, sum(c.count)::integer as count from check_count as c
    where c.day between ${from}::date and ${to}::date and ${where}
    group by 1, 2 order by 3 desc, 1, 2`.execute(db)
  return rows
}
