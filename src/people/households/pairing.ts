import { writeAudit } from '../../store/audit.ts'
import type { Store } from '../../store/store.ts'
import { type Db, inTransaction } from '../../store/transaction.ts'
import { DoorchainError } from '../../values/error.ts'
import { helper, type ResidentAct, resident } from './act.ts'
import { hashOfCode, newCode, readCode } from './code.ts'
import { openDevice } from './device.ts'
import { demandHousehold, type Visitor } from './household.ts'
import { countTry, mostTrusted, pairingLastsMs } from './limits.ts'
import { listTrusted } from './trusted.ts'

/** Makes a pairing code to read out: it works once, for a quarter of an hour; an earlier one works no more. Throws `trusted-full`. */
export async function startPairing(store: Store, act: ResidentAct): Promise<string> {
  const code = newCode('pairing')
  const row = {
    code_hash: await hashOfCode(store.db, 'pairing', code),
    expires_at: new Date(act.now.getTime() + pairingLastsMs),
  }
  await inTransaction(store, async (db) => {
    await demandRoom(db, act)
    await db
      .insertInto('household_pairing')
      .values({ household_id: act.household, ...row })
      .onConflict((conflict) => conflict.column('household_id').doUpdateSet(row))
      .execute()
    const subject = { kind: 'household', id: act.household }
    await writeAudit(db, resident(act), { action: 'pairing-started', subject })
  })
  return code
}

/** The resident takes the pairing code back. */
export async function stopPairing(store: Store, { household }: ResidentAct): Promise<void> {
  await inTransaction(store, (db) => db.deleteFrom('household_pairing').where('household_id', '=', household).execute())
}

/** Until when this pairing code of a household works; null when it does not. */
export async function pairingUntil(
  db: Db,
  code: string,
  { household, now }: Omit<ResidentAct, 'origin'>,
): Promise<Date | null> {
  const row = await db
    .selectFrom('household_pairing')
    .select('expires_at')
    .where('household_id', '=', household)
    .where('code_hash', '=', await hashOfCode(db, 'pairing', code))
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row?.expires_at ?? null
}

/**
 * Somebody enters a pairing code and says who they are; of two who do so at once, one gets it. They see nothing until
 * the resident confirms them and chooses. The token is for their cookie. Throws `too-many-tries`, `input-wrong` for a
 * name that is none, `trusted-full`, and `code-wrong` for every code that does not work.
 */
export async function askToBeTrusted(
  store: Store,
  given: { readonly code: string; readonly name: string },
  visitor: Visitor,
): Promise<string> {
  const name = readName(given.name)
  await countTry(store.db, 'code', visitor)
  const code = readCode(given.code, 'pairing')
  if (!code) throw new DoorchainError('code-wrong')
  const hash = await hashOfCode(store.db, 'pairing', code)
  return inTransaction(store, async (db) => {
    const used = await db
      .deleteFrom('household_pairing')
      .where('code_hash', '=', hash)
      .where('expires_at', '>', visitor.now)
      .returning('household_id as household')
      .executeTakeFirst()
    if (!used) throw new DoorchainError('code-wrong')
    await demandRoom(db, { ...visitor, ...used })
    const { id: trusted } = await db
      .insertInto('trusted_person')
      .values({ household_id: used.household, name, asked_at: visitor.now })
      .returning('id')
      .executeTakeFirstOrThrow()
    const act = { ...visitor, ...used, trusted }
    await writeAudit(db, helper(act), { action: 'trusted-asked', subject: { kind: 'trusted', id: trusted } })
    return openDevice(db, act, visitor)
  })
}

/** Under a lock of the household, so that two at once do not both take the last place. */
async function demandRoom(db: Db, { household, now }: ResidentAct): Promise<void> {
  await demandHousehold(db, { household })
  if ((await listTrusted(db, household, now)).length >= mostTrusted)
    throw new DoorchainError('trusted-full', { most: mostTrusted })
}

export const longestName = 40

/** A name as somebody gave it, on one line, without signs that cannot be seen. Throws `input-wrong`. */
export function readName(given: string): string {
  const name = given
    .normalize('NFC')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
  if (name === '') throw new DoorchainError('input-wrong', { problem: 'Write the name they know you by' })
  if (name.length > longestName)
    throw new DoorchainError('input-wrong', { problem: `Write a name of at most ${longestName} letters` })
  return name
}
