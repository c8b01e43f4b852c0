import { writeAudit } from '../../store/audit.ts'
import type { Store } from '../../store/store.ts'
import { type Db, inTransaction } from '../../store/transaction.ts'
import { DoorchainError } from '../../values/error.ts'
import { type Act, type ResidentAct, resident } from './act.ts'
import { hashOfCode, newCode, readCode } from './code.ts'
import { openDevice } from './device.ts'
import { countTry } from './limits.ts'

export interface Household {
  readonly id: string
  readonly createdAt: Date
  /** When the code of the paper sheet was made. */
  readonly codeMadeAt: Date
  /** Code of a district, if the resident chose one. */
  readonly area: string | null
}

/** Somebody at a browser who is nobody yet: their connection, and the browser's name as "Firefox on Windows". */
export interface Visitor extends Act {
  readonly network: string
  readonly browser: string
}

export interface MadeHousehold {
  readonly household: string
  /** For the cookie. */
  readonly token: string
  /** To show once: only a hash is kept. */
  readonly code: string
}

/** Makes a household, open in this browser. Throws `too-many-tries`. */
export async function makeHousehold(store: Store, visitor: Visitor): Promise<MadeHousehold> {
  const { now } = visitor
  await countTry(store.db, 'making', visitor)
  const code = newCode('household')
  const code_hash = await hashOfCode(store.db, 'household', code)
  return inTransaction(store, async (db) => {
    const { id: household } = await db
      .insertInto('household')
      .values({ created_at: now, code_hash, code_made_at: now })
      .returning('id')
      .executeTakeFirstOrThrow()
    const act = { ...visitor, household }
    const subject = { kind: 'household', id: household }
    await writeAudit(db, resident(act), { action: 'household-made', subject })
    return { household, code, token: await openDevice(db, { household, trusted: null }, visitor) }
  })
}

/**
 * Opens a household in this browser by the code of its sheet; the token is for the cookie. Throws `too-many-tries`, and
 * `code-wrong` for every code that opens nothing, whether it was mistyped, replaced or never made.
 */
export async function openHousehold(store: Store, typed: string, visitor: Visitor): Promise<string> {
  await countTry(store.db, 'code', visitor)
  const code = readCode(typed, 'household')
  if (!code) throw new DoorchainError('code-wrong')
  const hash = await hashOfCode(store.db, 'household', code)
  return inTransaction(store, async (db) => {
    const row = await db.selectFrom('household').select('id').where('code_hash', '=', hash).executeTakeFirst()
    if (!row) throw new DoorchainError('code-wrong')
    const subject = { kind: 'household', id: row.id }
    await writeAudit(db, resident({ ...visitor, household: row.id }), { action: 'household-opened', subject })
    return openDevice(db, { household: row.id, trusted: null }, visitor)
  })
}

/** Makes a new code for the paper sheet; the old one opens nothing from now on. Devices that are open stay open. Throws `not-there`. */
export async function replaceCode(store: Store, act: ResidentAct): Promise<string> {
  const code = newCode('household')
  const code_hash = await hashOfCode(store.db, 'household', code)
  await inTransaction(store, async (db) => {
    await demandHousehold(db, act)
    await db
      .updateTable('household')
      .set({ code_hash, code_made_at: act.now })
      .where('id', '=', act.household)
      .execute()
    await writeAudit(db, resident(act), {
      action: 'household-code-replaced',
      subject: { kind: 'household', id: act.household },
    })
  })
  return code
}

/** Whether this is the code of the sheet now. */
export async function isSheetCode(db: Db, household: string, code: string): Promise<boolean> {
  const hash = await hashOfCode(db, 'household', code)
  const row = await db.selectFrom('household').select('code_hash').where('id', '=', household).executeTakeFirst()
  return row?.code_hash === hash
}

/** Keeps the district a resident chose; null takes it away. Throws `not-there`. */
export async function setArea(store: Store, area: string | null, act: ResidentAct): Promise<void> {
  await inTransaction(store, async (db) => {
    await demandHousehold(db, act)
    await db.updateTable('household').set({ area }).where('id', '=', act.household).execute()
    await writeAudit(db, resident(act), {
      action: area === null ? 'household-area-removed' : 'household-area-chosen',
      subject: { kind: 'household', id: act.household },
    })
  })
}

/** Holds a household until the transaction ends: nothing is written of one that was just erased. Throws `not-there`. */
export async function demandHousehold(db: Db, { household }: Pick<ResidentAct, 'household'>): Promise<void> {
  const row = await db.selectFrom('household').select('id').where('id', '=', household).forUpdate().executeTakeFirst()
  if (!row) throw new DoorchainError('not-there')
}

/** A household, or null when it is there no more. */
export async function readHousehold(db: Db, id: string): Promise<Household | null> {
  const row = await db
    .selectFrom('household')
    .select(['id', 'created_at as createdAt', 'code_made_at as codeMadeAt', 'area'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}
