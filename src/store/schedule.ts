import { randomUUID } from 'node:crypto'
import { minuteMs } from '../values/time-span.ts'
import type { Db } from './transaction.ts'

/** A job that this process does now; `holder` is its name for this time. */
export interface Turn {
  readonly name: string
  readonly holder: string
}

/** A process that does not say for so long that it still works is thought dead: another may take its turn. */
export const leaseMs = 5 * minuteMs

const leaseFrom = (now: Date) => new Date(now.getTime() + leaseMs)

/**
 * Takes the turn of a job that is due and that no living process does. A job that was never heard of is due at `first`.
 * Null when there is nothing to do.
 */
export async function takeTurn(
  db: Db,
  name: string,
  { now, first }: { readonly now: Date; readonly first: Date },
): Promise<Turn | null> {
  await db
    .insertInto('schedule')
    .values({ name, next_at: first })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const holder = randomUUID()
  const taken = await db
    .updateTable('schedule')
    .set({ holder, lease_until: leaseFrom(now) })
    .where('name', '=', name)
    .where('next_at', '<=', now)
    .where((is) => is.or([is('lease_until', 'is', null), is('lease_until', '<=', now)]))
    .returning('name')
    .executeTakeFirst()
  return taken ? { name, holder } : null
}

/** Says that the work goes on. False when another process has taken over: then this one stops. */
export async function keepTurn(db: Db, { name, holder }: Turn, now: Date): Promise<boolean> {
  const kept = await db
    .updateTable('schedule')
    .set({ lease_until: leaseFrom(now) })
    .where('name', '=', name)
    .where('holder', '=', holder)
    .returning('name')
    .executeTakeFirst()
  return kept !== undefined
}

/** Gives the turn back: done, and due again at `next`; or not done to its end (`done` null). */
export async function endTurn(
  db: Db,
  { name, holder }: Turn,
  { done, next }: { readonly done: Date | null; readonly next: Date },
): Promise<void> {
  await db
    .updateTable('schedule')
    .set({ holder: null, lease_until: null, next_at: next, ...(done && { done_at: done }) })
    .where('name', '=', name)
    .where('holder', '=', holder)
    .execute()
}

/** When a job was last done to its end, by whichever process; null if never. */
export async function lastDone(db: Db, name: string): Promise<Date | null> {
  const row = await db.selectFrom('schedule').select('done_at').where('name', '=', name).executeTakeFirst()
  return row?.done_at ?? null
}
