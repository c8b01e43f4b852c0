import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { writeAudit } from '../../store/audit.ts'
import type { Store } from '../../store/store.ts'
import { inTransaction, reading } from '../../store/transaction.ts'
import type { Actor } from '../../values/actor.ts'
import { DoorchainError } from '../../values/error.ts'
import type { Taking } from '../../values/warning.ts'
import type { ReadDigest } from '../digest.ts'
import { type Arrival, type ArrivedDocument, mostDocuments } from './arrival.ts'
import { type BatchResult, takeBatch } from './batch.ts'
import { findBytes } from './known.ts'
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
  let batch: ArrivedDocument[] = []
  let found = 0
  for await (const arrival of documents) {
    if (found++ >= mostDocuments) {
      tally.miss('the rest', `an intake takes ${mostDocuments} documents at most; take them in by smaller folders`)
      break
    }
    if ('problem' in arrival) tally.miss(arrival.name, arrival.problem, arrival.isSkipped)
    else if (batch.push(arrival) >= batchSize) {
      await takePart(store, batch, part)
      batch = []
    }
  }
  await takePart(store, batch, part)
  return endIntake(store, part)
}

interface Part {
  readonly order: TakingOrder
  readonly tally: Tally
  /** Id of its row. */
  readonly intake: string
}

/** What is here byte by byte is not read again. */
async function takePart(store: Store, documents: readonly ArrivedDocument[], part: Part): Promise<void> {
  const { order, tally } = part
  const hashes = documents.map(({ bytes }) => createHash('sha256').update(bytes).digest('hex'))
  const known = await reading(store, (db) => findBytes(db, hashes))
  const fresh: Prepared[] = []
  for (const [at, document] of documents.entries()) {
    const sha256 = hashes[at]!
    if (known.has(sha256)) {
      tally.take({ added: [], updated: [], same: 1, copies: 0 })
      continue
    }
    // others wait for an answer meanwhile
    await setImmediate()
    const prepared = prepare(document, { ...order, sha256 })
    if ('problem' in prepared) {
      tally.miss(document.name, prepared.problem)
      continue
    }
    known.add(sha256)
    if (fresh.some(({ address }) => address !== null && address === prepared.address))
      await write(store, fresh.splice(0), part)
    fresh.push(prepared)
  }
  await write(store, fresh, part)
}

/** If a batch cannot be written, one of it cannot: then each is written alone. */
async function write(store: Store, batch: readonly Prepared[], part: Part): Promise<void> {
  if (batch.length === 0) return
  try {
    part.tally.take(await writeBatch(store, batch, part))
    for (const { name, notes } of batch) for (const note of notes) part.tally.note(name, `taken in, but ${note}`)
  } catch (error) {
    if (!(error instanceof DoorchainError) || error.code !== 'database-failed') throw error
    if (batch.length === 1) return part.tally.miss(batch[0]!.name, String(error.fields.problem))
    for (const one of batch) await write(store, [one], part)
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
