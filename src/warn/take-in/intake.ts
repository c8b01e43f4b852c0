import { writeAudit } from '../../store/audit.ts'
import type { Store } from '../../store/store.ts'
import { inTransaction } from '../../store/transaction.ts'
import type { Actor } from '../../values/actor.ts'
import { DoorchainError } from '../../values/error.ts'
import type { Taking } from '../../values/warning.ts'
import type { ReadDigest } from '../digest.ts'
import { type Arrival, mostDocuments } from './arrival.ts'
import { type BatchResult, takeBatch } from './batch.ts'
import { type Prepared, prepare } from './prepare.ts'
import { openTally, type Tally } from './tally.ts'

export interface TakingOrder {
  readonly digest: ReadDigest
  readonly actor: Actor
  readonly now: Date
  /** Told how far it is, in whole sentences. */
  readonly tell: (progress: string) => void
  /** Folder, file or address that they come from, for the record. */
  readonly origin: string
  /** Id of the row of `warning_source` that they come from. */
  readonly source?: string | null
  /** How many documents there are, if that is known. */
  readonly expected?: number
}

const batchSize = 50

/**
 * Takes documents in, batch by batch: what is here already changes nothing, another text from a known address is a new version, a
 * document that cannot be read is listed and the rest goes in. Cut short and run again, it goes on. Throws a DoorchainError
 * of the database's.
 */
export async function takeIn(store: Store, documents: AsyncIterable<Arrival>, order: TakingOrder): Promise<Taking> {
  const tally = openTally(order)
  const part: Part = { order, tally, intake: await beginIntake(store, order) }
  let batch: Prepared[] = []
  const flush = async () => {
    await takePart(store, batch, part)
    batch = []
  }
  for await (const arrival of documents) {
    if (tally.found() + batch.length >= mostDocuments) {
      tally.miss('the rest', `an intake takes ${mostDocuments} documents at most; take them in by smaller folders`)
      break
    }
    const prepared = 'problem' in arrival ? arrival : prepare(arrival, order)
    if ('problem' in prepared) tally.miss(arrival.name, prepared.problem, prepared.isSkipped)
    else {
      if (batch.length >= batchSize || batch.some((one) => isSame(one, prepared))) await flush()
      batch.push(prepared)
    }
  }
  await flush()
  return endIntake(store, part)
}

const isSame = (a: Prepared, b: Prepared) => a.sha256 === b.sha256 || (a.address !== null && a.address === b.address)

interface Part {
  readonly order: TakingOrder
  readonly tally: Tally
  /** Id of its row. */
  readonly intake: string
}

/** If a batch cannot be written, one of it cannot: then each is written alone. */
async function takePart(store: Store, batch: readonly Prepared[], part: Part): Promise<void> {
  if (batch.length === 0) return
  try {
    const result = await writeBatch(store, batch, part)
    part.tally.take(result)
    for (const { name, notes } of batch) for (const note of notes) part.tally.note(name, `taken in, but ${note}`)
  } catch (error) {
    if (!(error instanceof DoorchainError) || error.code !== 'database-failed') throw error
    if (batch.length === 1) return part.tally.miss(batch[0]!.name, String(error.fields.problem))
    for (const one of batch) await takePart(store, [one], part)
  }
}

function writeBatch(store: Store, batch: readonly Prepared[], { order, intake }: Part): Promise<BatchResult> {
  const { actor, now, source = null } = order
  return inTransaction(store, async (db) => {
    const result = await takeBatch(db, batch, { by: actor.id, now, source })
    const { added, updated } = result
    if (added.length + updated.length > 0)
      await writeAudit(db, actor, {
        action: 'warnings-taken-in',
        subject: { kind: 'warning-intake', id: intake },
        after: { added, updated },
      })
    return result
  })
}

async function beginIntake(store: Store, { actor, now, origin, source = null }: TakingOrder): Promise<string> {
  const row = { origin: origin.slice(0, longestOrigin), source_id: source, taken_by: actor.id, began_at: now }
  return inTransaction(store, async (db) => {
    const { id } = await db
      .insertInto('warning_intake')
      .values({ ...row, ended_at: null })
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  })
}

const longestOrigin = 2_000

async function endIntake(store: Store, { order, tally, intake }: Part): Promise<Taking> {
  const taking = tally.taking()
  await inTransaction(store, (db) =>
    db
      .updateTable('warning_intake')
      .set({ ...taking, problems: JSON.stringify(taking.problems), ended_at: order.now })
      .where('id', '=', intake)
      .execute(),
  )
  return taking
}
