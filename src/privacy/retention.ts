import { setImmediate } from 'node:timers/promises'
import { endBatch } from '../store/ending.ts'
import type { RecordKind } from '../store/record-kind.ts'
import type { Store } from '../store/store.ts'
import { inTransaction } from '../store/transaction.ts'

/** How many records were ended, by table; tables without any are not named. */
export type Ended = Readonly<Record<string, number>>

export interface Run {
  readonly now: Date
  /** Records ended in one transaction. */
  readonly most?: number
  /** Asked after each transaction; false stops there. */
  readonly goesOn?: () => Promise<boolean>
}

/** A transaction is over quickly, so that others wait little. */
const batch = 500

/**
 * Ends every record whose time is over, batch by batch, each in a transaction of its own: cut short, it goes on next time.
 * `isWhole` is false when it was told to stop.
 */
export async function endRecords(
  store: Store,
  kinds: readonly RecordKind[],
  { now, most = batch, goesOn = async () => true }: Run,
): Promise<{ readonly ended: Ended; readonly isWhole: boolean }> {
  const ended: Record<string, number> = {}
  for (const kind of kinds)
    for (const ending of kind.endings)
      for (;;) {
        const rows = await inTransaction(store, (db) => endBatch(db, kind, { ending, now, most }))
        if (rows === 0) break
        ended[kind.table] = (ended[kind.table] ?? 0) + rows
        await setImmediate()
        if (!(await goesOn())) return { ended, isWhole: false }
      }
  return { ended, isWhole: true }
}

export const rowsOf = (ended: Ended): number => Object.values(ended).reduce((sum, rows) => sum + rows, 0)
