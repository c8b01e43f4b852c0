import type { Store } from '../../store/store.ts'
import { inTransaction } from '../../store/transaction.ts'
import { endedLastsMs, eventLastsMs, waitingLastsMs } from './limits.ts'

/** Rows that went, by table. */
export type Forgotten = Readonly<Record<string, number>>

/** Takes away what households need no longer: see the spans in limits.ts. To be called once a day. */
export function forgetOfHouseholds(store: Store, now: Date): Promise<Forgotten> {
  const before = (ms: number) => new Date(now.getTime() - ms)
  return inTransaction(store, async (db) => {
    const gone = [
      await db.deleteFrom('household_device').where('expires_at', '<=', now).executeTakeFirst(),
      await db.deleteFrom('household_pairing').where('expires_at', '<=', now).executeTakeFirst(),
      await db.deleteFrom('household_event').where('at', '<=', before(eventLastsMs)).executeTakeFirst(),
      await db.deleteFrom('consent').where('ended_at', '<=', before(endedLastsMs)).executeTakeFirst(),
      await db
        .deleteFrom('trusted_person')
        .where((is) =>
          is.or([
            is('ended_at', '<=', before(endedLastsMs)),
            is.and([is('confirmed_at', 'is', null), is('asked_at', '<=', before(waitingLastsMs))]),
          ]),
        )
        .executeTakeFirst(),
    ]
    const tables = ['household_device', 'household_pairing', 'household_event', 'consent', 'trusted_person']
    return Object.fromEntries(tables.map((table, at) => [table, Number(gone[at]!.numDeletedRows)]))
  })
}
