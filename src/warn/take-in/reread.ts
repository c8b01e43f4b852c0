import { isDeepStrictEqual } from 'node:util'
import type { Areas } from '../../areas/open.ts'
import { writeAudit } from '../../store/audit.ts'
import type { Store } from '../../store/store.ts'
import { type Db, inTransaction, reading } from '../../store/transaction.ts'
import type { Actor } from '../../values/actor.ts'
import type { Knowledge } from '../../values/knowledge.ts'
import { correctable, dayOf, isPlaceSaid } from '../correct.ts'
import type { ReadDigest } from '../digest.ts'
import { factColumns } from '../facts/columns.ts'
import { correctedReading } from '../facts/corrected.ts'
import { withPlausibleDay } from './prepare.ts'

export interface Rereading {
  readonly digest: ReadDigest
  readonly knowledge: Knowledge
  readonly areas: Areas
  readonly actor: Actor
  readonly now: Date
  /** Told how far it is, in whole sentences. */
  readonly tell: (progress: string) => void
}

/** How many versions were read, and of how many the reading is another now. */
export interface Reread {
  readonly read: number
  readonly changed: number
}

interface Key {
  readonly warning_id: string
  readonly number: number
}

const atOnce = 50
const tellEvery = 500

/**
 * Reads warnings again with what is known now; what people corrected stays. Those that were put forward are left as two people
 * saw them.
 */
export async function rereadAll(store: Store, order: Rereading): Promise<Reread> {
  const keys = await reading(store, (db) =>
    db
      .selectFrom('warning_version')
      .select(['warning_id', 'number'])
      .where('state', 'in', correctable)
      .orderBy('warning_id')
      .execute(),
  )
  let changed = 0
  for (let at = 0; at < keys.length; at += atOnce) {
    const some = keys.slice(at, at + atOnce)
    changed += await inTransaction(store, (db) => rereadSome(db, some, order))
    if (at % tellEvery === 0 && at > 0) order.tell(`${at} of ${keys.length}: ${changed} are read otherwise now.`)
  }
  return { read: keys.length, changed }
}

async function rereadSome(db: Db, keys: readonly Key[], order: Rereading): Promise<number> {
  const changed: string[] = []
  for (const key of keys) if (await rereadOne(db, key, order)) changed.push(`${key.warning_id} ${key.number}`)
  if (changed.length > 0)
    await writeAudit(db, order.actor, {
      action: 'warnings-reread',
      subject: { kind: 'warning', id: 'all' },
      after: { versions: changed },
    })
  return changed.length
}

/** Whether it is read otherwise now. The areas that a writer of our own chose stay. */
async function rereadOne(db: Db, { warning_id, number }: Key, order: Rereading): Promise<boolean> {
  const version = await db
    .selectFrom('warning_version as v')
    .innerJoin('warning as w', 'w.id', 'v.warning_id')
    .select(['w.kind', 'v.text', 'v.reading'])
    .where('v.warning_id', '=', warning_id)
    .where('v.number', '=', number)
    .where('v.state', 'in', correctable)
    .forUpdate()
    .executeTakeFirst()
  if (!version) return false
  const { digest } = withPlausibleDay(order.digest(version.text), order.now)
  if (isDeepStrictEqual(JSON.parse(JSON.stringify(digest.reading)), version.reading)) return false
  const corrections = await db
    .selectFrom('warning_correction')
    .select(['field', 'after', 'quote', 'undone_at'])
    .where('warning_id', '=', warning_id)
    .where('number', '=', number)
    .orderBy('id')
    .execute()
  const corrected = correctedReading(digest.reading, corrections, version.text)
  const { districts, ...found } = factColumns(version.text, corrected, { ...order, sure: isPlaceSaid(corrections) })
  await db
    .updateTable('warning_version')
    .set({ ...found, reading: JSON.stringify(digest.reading), changed_at: order.now })
    .$if(version.kind === 'taken', (update) => update.set({ districts, issued_on: dayOf(corrected) }))
    .where('warning_id', '=', warning_id)
    .where('number', '=', number)
    .execute()
  return true
}
