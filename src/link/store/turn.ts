import { sql } from 'kysely'
import { prepared } from '../../store/prepared.ts'
import type { Db } from '../../store/transaction.ts'

/** Any fixed number: who holds the lock of this name changes series. */
const linking = 7_051_126

/** Takes the turn to change series until the transaction ends; false while another process has it. */
export async function tryTurn(db: Db): Promise<boolean> {
  const { rows } = await sql<{
    mine: boolean
  }>`${prepared}select pg_try_advisory_xact_lock(${linking}) as mine`.execute(db)
  return rows[0]?.mine ?? false
}

/** The same, waiting for it. */
export async function waitTurn(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(${linking})`.execute(db)
}
