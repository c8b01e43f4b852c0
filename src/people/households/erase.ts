import { writeAudit } from '../../store/audit.ts'
import { type Eraser, erasedHash, erasedHashSql, erasing } from '../../store/erasure.ts'
import type { Session, Store } from '../../store/store.ts'
import { schemaName } from '../../store/tables.ts'
import type { Db } from '../../store/transaction.ts'
import { type ResidentAct, resident } from './act.ts'
import { demandHousehold } from './household.ts'

/**
 * Erases a household: its devices, trusted people, consents, codes and what happened, and what the audit says of them.
 * One row of audit stays, and a mark for backups, neither with an id. Throws `not-there`.
 */
export async function eraseHousehold(store: Store, act: ResidentAct): Promise<void> {
  await erasing(store, act.now, async ({ db, erase }) => {
    const id = act.household
    await demandHousehold(db, act)
    const people = await db.selectFrom('trusted_person').select('id').where('household_id', '=', id).execute()
    await db.deleteFrom('household').where('id', '=', id).execute()
    // Afterwards: by now, whoever did something here at the same moment has done it or finds nothing there.
    await eraseAudit(db, [id, ...people.map((person) => person.id)])
    const erased = { kind: 'household', id } as const
    await erase(erased)
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

const named = (kind: Eraser['kind'], column: string) =>
  `${erasedHashSql(kind, column)} in (select id_hash from ${schemaName}.erasure where kind = '${kind}')`

const counting = (statement: string) => async (session: Session) =>
  Number((await session.rows(`${statement} select count(*)::text as n from done`))[0]?.n)

const table = (name: string) => `${schemaName}.${name}`

/** What a restore does again: a household erased, a trusted person removed, a consent withdrawn, a device closed since the backup. */
export const erasers: readonly Eraser[] = [
  {
    kind: 'household',
    again: counting(`
      with gone as (select id from ${table('household')} where ${named('household', 'id')}),
      ids as (
        select id::text from gone
        union all select t.id::text from ${table('trusted_person')} t join gone on gone.id = t.household_id
      ),
      audited as (
        delete from ${table('audit')} where actor_id in (select id from ids) or subject_id in (select id from ids)
      ),
      done as (delete from ${table('household')} where id in (select id from gone) returning id)`),
  },
  {
    kind: 'consent',
    again: counting(`
      with done as (
        update ${table('consent')} set ended_at = now(), ended_by = 'service'
        where ended_at is null and ${named('consent', 'id')} returning id
      )`),
  },
  {
    kind: 'device',
    again: counting(`
      with done as (delete from ${table('household_device')} where ${named('device', 'id')} returning id)`),
  },
  {
    kind: 'trusted',
    again: counting(`
      with done as (
        update ${table('trusted_person')} set ended_at = now(), ended_by = 'service', code_hash = null
        where ended_at is null and ${named('trusted', 'id')} returning id
      ),
      closed as (delete from ${table('household_device')} where trusted_id in (select id from done))`),
  },
]
