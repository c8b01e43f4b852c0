import { endTurn, keepTurn, takeTurn } from '../../store/schedule.ts'
import type { Store } from '../../store/store.ts'
import { inTransaction } from '../../store/transaction.ts'
import type { ReadDigest } from '../digest.ts'
import type { Fetcher } from '../fetch/fetcher.ts'
import { nextDue } from './due.ts'
import { readSource } from './read-source.ts'

/** The row of the table `schedule`. */
export const sourcesJob = 'warning-sources'

export interface Following {
  readonly fetcher: Fetcher
  readonly digest: ReadDigest
  readonly now: () => Date
  /** Told how far it is, in whole sentences. */
  readonly tell: (progress: string) => void
  /** It ends after the page under way. */
  readonly isStopping?: () => boolean
}

/**
 * Reads every source that is due, one after the other, and takes in what is new; a source that fails waits longer each time.
 * Cut short in any way, it goes on the next time: a source is due until it was read to its end. False when another process
 * does it already. Throws a DoorchainError of the database's.
 */
export async function followDue(store: Store, following: Following): Promise<boolean> {
  const { now, isStopping = () => false } = following
  const started = now()
  const turn = await inTransaction(store, (db) => takeTurn(db, sourcesJob, { now: started, first: started }))
  if (!turn) return false
  const goesOn = async () => !isStopping() && (await inTransaction(store, (db) => keepTurn(db, turn, now())))
  let done: Date | null = null
  try {
    while (await goesOn()) {
      const source = await nextDue(store, started)
      if (!source) {
        done = now()
        break
      }
      await readSource(store, source, { ...following, goesOn })
    }
    return true
  } finally {
    await inTransaction(store, (db) => endTurn(db, turn, { done, next: started }))
  }
}
