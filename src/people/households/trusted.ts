import { writeAudit } from '../../store/audit.ts'
import { type Erasing, erasing } from '../../store/erasure.ts'
import type { Store } from '../../store/store.ts'
import { type Db, inTransaction } from '../../store/transaction.ts'
import { DoorchainError } from '../../values/error.ts'
import { helper, type ResidentAct, resident, type TrustedAct } from './act.ts'
import { hashOfCode, newCode, readCode } from './code.ts'
import { endConsents } from './consent.ts'
import { endDevices, openDevice } from './device.ts'
import type { Visitor } from './household.ts'
import { countTry, waitingLastsMs } from './limits.ts'

export interface TrustedPerson {
  readonly id: string
  readonly household: string
  readonly name: string
  readonly askedAt: Date
  /** Null while the resident has not confirmed them: they see nothing. */
  readonly confirmedAt: Date | null
}

const columns = [
  'id',
  'household_id as household',
  'name',
  'asked_at as askedAt',
  'confirmed_at as confirmedAt',
] as const

/** Those who are trusted or wait for it now, in the order of asking. */
export async function listTrusted(db: Db, household: string, now: Date): Promise<readonly TrustedPerson[]> {
  return present(db, now).where('household_id', '=', household).orderBy('asked_at').orderBy('name').execute()
}

/** One of them; null for one who has ended or waited too long. */
export async function findTrusted(
  db: Db,
  { household, trusted, now }: Omit<TrustedAct, 'origin'>,
): Promise<TrustedPerson | null> {
  const row = await present(db, now).where('household_id', '=', household).where('id', '=', trusted).executeTakeFirst()
  return row ?? null
}

function present(db: Db, now: Date) {
  return db
    .selectFrom('trusted_person')
    .select(columns)
    .where('ended_at', 'is', null)
    .where((is) =>
      is.or([is('confirmed_at', 'is not', null), is('asked_at', '>', new Date(now.getTime() - waitingLastsMs))]),
    )
}

/** The resident has seen the name and says it is right. They still see nothing until something is chosen. Throws `not-there`. */
export async function confirmTrusted(store: Store, trusted: string, act: ResidentAct): Promise<void> {
  await inTransaction(store, async (db) => {
    const row = await db
      .updateTable('trusted_person')
      .set({ confirmed_at: act.now })
      .where('id', '=', trusted)
      .where('household_id', '=', act.household)
      .where('confirmed_at', 'is', null)
      .where('ended_at', 'is', null)
      .where('asked_at', '>', new Date(act.now.getTime() - waitingLastsMs))
      .returning('id')
      .executeTakeFirst()
    if (!row) throw new DoorchainError('not-there')
    await writeAudit(db, resident(act), { action: 'trusted-confirmed', subject: { kind: 'trusted', id: trusted } })
  })
}

/** The resident removes somebody, or says no to one who waits: what they saw ends, and so does every browser of theirs. */
export function removeTrusted(store: Store, trusted: string, act: ResidentAct): Promise<void> {
  return erasing(store, act.now, async (on) => {
    if (!(await end(on, { ...act, trusted }, 'household'))) throw new DoorchainError('not-there')
    await writeAudit(on.db, resident(act), { action: 'trusted-removed', subject: { kind: 'trusted', id: trusted } })
  })
}

/** A trusted person leaves by themself. */
export function leaveHousehold(store: Store, act: TrustedAct): Promise<void> {
  return erasing(store, act.now, async (on) => {
    if (!(await end(on, act, 'trusted'))) throw new DoorchainError('not-there')
    await writeAudit(on.db, helper(act), { action: 'trusted-left', subject: { kind: 'trusted', id: act.trusted } })
  })
}

async function end(
  on: Erasing,
  { household, trusted, now }: TrustedAct,
  by: 'household' | 'trusted',
): Promise<boolean> {
  const row = await on.db
    .updateTable('trusted_person')
    .set({ ended_at: now, ended_by: by, code_hash: null })
    .where('id', '=', trusted)
    .where('household_id', '=', household)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!row) return false
  await on.erase({ kind: 'trusted', id: trusted })
  await endConsents(on, trusted, { now, by })
  await endDevices(on, { household, trusted })
  return true
}

/** A new code by which a trusted person opens what they may see on another device; an earlier one works no more. */
export async function newTrustedCode(store: Store, act: TrustedAct): Promise<string> {
  const code = newCode('trusted')
  const code_hash = await hashOfCode(store.db, 'trusted', code)
  await inTransaction(store, async (db) => {
    const row = await db
      .updateTable('trusted_person')
      .set({ code_hash })
      .where('id', '=', act.trusted)
      .where('ended_at', 'is', null)
      .where('confirmed_at', 'is not', null)
      .returning('id')
      .executeTakeFirst()
    if (!row) throw new DoorchainError('not-there')
    await writeAudit(db, helper(act), { action: 'trusted-code-made', subject: { kind: 'trusted', id: act.trusted } })
  })
  return code
}

/** Whether this is their own code now. */
export async function isTrustedCode(db: Db, trusted: string, code: string): Promise<boolean> {
  const hash = await hashOfCode(db, 'trusted', code)
  const row = await db.selectFrom('trusted_person').select('code_hash').where('id', '=', trusted).executeTakeFirst()
  return row?.code_hash === hash
}

/** Opens, by a trusted person's own code, what they may see. Throws `too-many-tries` and `code-wrong`, as for a household. */
export async function openTrusted(store: Store, typed: string, visitor: Visitor): Promise<string> {
  await countTry(store.db, 'code', visitor)
  const code = readCode(typed, 'trusted')
  if (!code) throw new DoorchainError('code-wrong')
  const hash = await hashOfCode(store.db, 'trusted', code)
  return inTransaction(store, async (db) => {
    const row = await db
      .selectFrom('trusted_person')
      .select(['id as trusted', 'household_id as household'])
      .where('code_hash', '=', hash)
      .where('ended_at', 'is', null)
      .executeTakeFirst()
    if (!row) throw new DoorchainError('code-wrong')
    const subject = { kind: 'trusted', id: row.trusted }
    await writeAudit(db, helper({ ...visitor, ...row }), { action: 'trusted-opened', subject })
    return openDevice(db, row, visitor)
  })
}
