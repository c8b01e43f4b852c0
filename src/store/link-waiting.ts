import { sql } from 'kysely'
import type { Db } from './transaction.ts'

/** Has reports, by their serials, compared with the others: those that are new, and those about which something changed. */
export async function awaitLinking(db: Db, serials: readonly string[]): Promise<void> {
  await sql`insert into link_waiting (report) select serial from report where serial = any(${[...serials]}::bigint[])
    on conflict do nothing`.execute(db)
}
