import { writeAudit } from '../../store/audit.ts'
import { erasedHash, writeErasure } from '../../store/erasure.ts'
import type { Store } from '../../store/store.ts'
import { type Db, inTransaction } from '../../store/transaction.ts'
import { DoorchainError } from '../../values/error.ts'
import { type ResidentAct, resident } from './act.ts'

/**
 * Erases a household: its devices, trusted people, consents, codes and what happened, and what the audit says of them.
 * One row of audit stays, and a mark for backups, neither with an id. Throws `not-there`.
 */
export async function eraseHousehold(store: Store, act: ResidentAct): Promise<void> {
  await inTransaction(store, async (db) => {
    const id = act.household
    const people = await db.selectFrom('trusted_person').select('id').where('household_id', '=', id).execute()
    await eraseAudit(db, [id, ...people.map((person) => person.id)])
    const gone = await db.deleteFrom('household').where('id', '=', id).returning('id').executeTakeFirst()
    if (!gone) throw new DoorchainError('not-there')
    const erased = { kind: 'household', id } as const
    await writeErasure(db, { ...erased, at: act.now })
    const hash = erasedHash(erased)
    await writeAudit(db, resident({ ...act, household: hash }), {
      action: 'household-erased',
      subject: { kind: 'household', id: hash },
    })
  })
}

/** A household answers to nobody but itself for what it chose: its part of the audit goes with it. */
async function eraseAudit(db: Db, ids: readonly string[]): Promise<void> {
  await db
    .deleteFrom('audit')
    .where((is) => is.or([is('actor_id', 'in', ids), is('subject_id', 'in', ids)]))
    .execute()
}
