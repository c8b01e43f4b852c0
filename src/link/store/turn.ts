import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../store/transaction.ts'

/** Any fixed number: who holds the lock of this name changes series. */
const linking = 7_051_126

/**
 * Takes the turn to change series until the transaction ends, as a part of a statement: false while another process has it. What
 * the same statement reads of series is as it was before the turn, and must be read again.
 */
export const tryTurn: RawBuilder<boolean> = sql`pg_try_advisory_xact_lock(${sql.lit(linking)})`

/** The same, waiting for it. */
export async function waitTurn(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(${linking})`.execute(db)
}
