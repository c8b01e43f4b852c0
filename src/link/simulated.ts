import { type Expression, type SqlBool, sql } from 'kysely'
import type { Db } from '../store/transaction.ts'

/** Whether any report is simulated: then every page that shows figures says so. */
export async function hasSimulated(db: Db): Promise<boolean> {
  const row = await db.selectFrom('report').select('serial').where('via', '=', 'simulated').limit(1).executeTakeFirst()
  return row !== undefined
}

/** The condition that simulated reports count with simulated ones only: none of them once there is a real one. */
export const ofOneKind = (table: string): Expression<SqlBool> =>
  sql<boolean>`((${sql.ref(`${table}.via`)} = 'simulated') = (not exists (select from report as genuine where genuine.via <> 'simulated')))`

/** Whether it is simulated reports that count: there are some, and no real one. */
export async function countsSimulated(db: Db): Promise<boolean> {
  const real = await db
    .selectFrom('report')
    .select('serial')
    .where('via', '<>', 'simulated')
    .limit(1)
    .executeTakeFirst()
  return real === undefined && (await hasSimulated(db))
}
