import { type Erasing, erasing } from '../../store/erasure.ts'
import { hashOf, newToken } from '../../store/secret.ts'
import type { Store } from '../../store/store.ts'
import type { Db } from '../../store/transaction.ts'
import { deviceLastsMs, mostDevices } from './limits.ts'

/** Whose browser it is: the resident's (`trusted` null) or a trusted person's. */
export interface Holder {
  readonly household: string
  readonly trusted: string | null
}

export interface Device extends Holder {
  readonly id: string
  /** Its cookie should be set again, so that the browser keeps it as long as we do. */
  readonly isRenewed: boolean
}

/** A browser in which somebody opens something, named as "Firefox on Windows", at this time. */
export interface Opening {
  readonly browser: string
  readonly now: Date
}

/** Being seen is written down once a day. */
const seenEveryMs = 86_400_000
const endOf = (now: Date) => new Date(now.getTime() + deviceLastsMs)

/** Opens a device under a token that is new each time, whatever the browser sent. The token is for its cookie. */
export async function openDevice(db: Db, holder: Holder, { browser, now }: Opening): Promise<string> {
  const old = await rowsOf(db, holder)
    .select('id')
    .orderBy('seen_at', 'desc')
    .offset(mostDevices - 1)
    .execute()
  for (const { id } of old) await db.deleteFrom('household_device').where('id', '=', id).execute()
  const token = newToken()
  await db
    .insertInto('household_device')
    .values({
      token_hash: hashOf(token),
      household_id: holder.household,
      trusted_id: holder.trusted,
      browser: browser.slice(0, 60) || 'A browser',
      created_at: now,
      seen_at: now,
      expires_at: endOf(now),
    })
    .execute()
  return token
}

function rowsOf(db: Db, { household, trusted }: Holder) {
  const all = db.selectFrom('household_device').where('household_id', '=', household)
  return trusted === null ? all.where('trusted_id', 'is', null) : all.where('trusted_id', '=', trusted)
}

/** The device of a cookie's token, of a resident or of a trusted person as asked for; null if it is open no more. */
export async function findDevice(
  db: Db,
  token: string,
  { who, now }: { readonly who: 'household' | 'trusted'; readonly now: Date },
): Promise<Device | null> {
  const row = await db
    .selectFrom('household_device')
    .select(['id', 'household_id', 'trusted_id', 'seen_at'])
    .where('token_hash', '=', hashOf(token))
    .where('expires_at', '>', now)
    .where('trusted_id', who === 'household' ? 'is' : 'is not', null)
    .executeTakeFirst()
  if (!row) return null
  const isRenewed = now.getTime() - row.seen_at.getTime() > seenEveryMs
  if (isRenewed)
    await db
      .updateTable('household_device')
      .set({ seen_at: now, expires_at: endOf(now) })
      .where('id', '=', row.id)
      .execute()
  return { id: row.id, household: row.household_id, trusted: row.trusted_id, isRenewed }
}

export interface DeviceLine {
  readonly id: string
  readonly browser: string
  readonly createdAt: Date
  readonly seenAt: Date
}

/** Every open device of a resident or trusted person, the last seen first. */
export async function listDevices(db: Db, holder: Holder, now: Date): Promise<readonly DeviceLine[]> {
  return rowsOf(db, holder)
    .select(['id', 'browser', 'created_at as createdAt', 'seen_at as seenAt'])
    .where('expires_at', '>', now)
    .orderBy('seen_at', 'desc')
    .execute()
}

/** Ends one device of this holder, or, without an id, all of them; a restored backup opens none of them again. How many ended. */
export async function endDevices({ db, erase }: Erasing, { household, trusted }: Holder, id?: string): Promise<number> {
  const all = db.deleteFrom('household_device').where('household_id', '=', household)
  const mine = trusted === null ? all.where('trusted_id', 'is', null) : all.where('trusted_id', '=', trusted)
  const gone = await (id === undefined ? mine : mine.where('id', '=', id)).returning('id').execute()
  for (const device of gone) await erase({ kind: 'device', id: device.id })
  return gone.length
}

/** A transaction that ends one device. */
export const endDevice = (store: Store, holder: Holder, { id, now }: { id: string; now: Date }): Promise<number> =>
  erasing(store, now, (on) => endDevices(on, holder, id))

/** Ends every device of a holder and opens this browser anew: for one whose other device is lost. */
export function openOnlyHere(store: Store, holder: Holder, opening: Opening): Promise<string> {
  return erasing(store, opening.now, async (on) => {
    await endDevices(on, holder)
    return openDevice(on.db, holder, opening)
  })
}
