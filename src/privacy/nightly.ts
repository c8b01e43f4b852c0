import type { RecordKind } from '../store/record-kind.ts'
import { endTurn, keepTurn, lastDone, takeTurn } from '../store/schedule.ts'
import type { Store } from '../store/store.ts'
import { inTransaction, reading } from '../store/transaction.ts'
import { minuteMs } from '../values/time-span.ts'
import { nextNight } from '../values/uk-night.ts'
import { type Ended, endRecords } from './retention.ts'

/** The row of the table `schedule`. */
export const retentionJob = 'retention'
/** After trouble it is tried again this much later. */
const againMs = 15 * minuteMs

/** What is done every night, how the time is told, and who hears of it. */
export interface Night {
  readonly kinds: readonly RecordKind[]
  readonly now: () => Date
  readonly onEnded: (ended: Ended) => void
  readonly onTrouble: (error: unknown) => void
  /** How often to look whether it is due, in milliseconds. */
  readonly lookEveryMs?: number
}

export interface Nightly {
  /** When it was last done, by whichever process; null if never. */
  lastDone(): Promise<Date | null>
  /** Finishes the transaction under way; what is left is done at the next start. */
  close(): Promise<void>
}

/** Ends records at 03:00 UK time, and at once when that time has passed while nothing ran. */
export function openNightly(store: Store, night: Night): Nightly {
  let isClosed = false
  let underWay = Promise.resolve()
  let isBusy = false
  const look = () => {
    if (isBusy || isClosed) return
    isBusy = true
    underWay = doTurn(store, night, () => isClosed)
      .catch(night.onTrouble)
      .finally(() => {
        isBusy = false
      })
  }
  const timer = setInterval(look, night.lookEveryMs ?? minuteMs)
  timer.unref()
  look()
  return {
    lastDone: () => reading(store, (db) => lastDone(db, retentionJob)),
    async close() {
      isClosed = true
      clearInterval(timer)
      await underWay
    },
  }
}

/** Does the job if it is due and no other process has it. */
async function doTurn(store: Store, { kinds, now, onEnded }: Night, isClosed: () => boolean): Promise<void> {
  const started = now()
  const turn = await inTransaction(store, (db) =>
    takeTurn(db, retentionJob, { now: started, first: nextNight(started) }),
  )
  if (!turn) return
  const giveBack = (outcome: Parameters<typeof endTurn>[2]) => inTransaction(store, (db) => endTurn(db, turn, outcome))
  try {
    const goesOn = async () => !isClosed() && (await inTransaction(store, (db) => keepTurn(db, turn, now())))
    const { ended, isWhole } = await endRecords(store, kinds, { now: started, goesOn })
    await giveBack(isWhole ? { done: now(), next: nextNight(now()) } : { done: null, next: started })
    onEnded(ended)
  } catch (error) {
    await giveBack({ done: null, next: new Date(now().getTime() + againMs) }).catch(() => undefined)
    throw error
  }
}
