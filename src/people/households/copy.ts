import { writeAudit } from '../../store/audit.ts'
import type { Store } from '../../store/store.ts'
import type { EndedBy } from '../../store/tables-households.ts'
import { type Db, inTransaction } from '../../store/transaction.ts'
import { DoorchainError } from '../../values/error.ts'
import { type ResidentAct, resident } from './act.ts'
import { type Consent, readConsents } from './consent.ts'
import { type DeviceLine, type Holder, listDevices } from './device.ts'
import type { HouseholdEvent } from './event.ts'
import { demandHousehold, type Household, readHousehold } from './household.ts'

type Unnamed = Omit<DeviceLine, 'id'>

/** A trusted person as they are given to the resident. */
export interface TrustedCopy {
  readonly name: string
  readonly askedAt: Date
  readonly confirmedAt: Date | null
  readonly endedAt: Date | null
  readonly endedBy: EndedBy | null
  readonly hasOwnCode: boolean
  readonly devices: readonly Unnamed[]
}

/** Everything that is kept of a household, as it is given to its resident. */
export interface Copy {
  readonly household: Omit<Household, 'id'>
  readonly devices: readonly Unnamed[]
  readonly trusted: readonly TrustedCopy[]
  readonly consents: readonly Consent[]
  readonly happened: readonly HouseholdEvent[]
  readonly pairingCodeUntil: Date | null
}

/** Reads everything of a household in one transaction. Codes and tokens are no part of it: only hashes are kept. Throws `not-there`. */
export function copyHousehold(store: Store, act: ResidentAct): Promise<Copy> {
  const { household: id, now } = act
  return inTransaction(store, async (db) => {
    await demandHousehold(db, act)
    const household = await readHousehold(db, id)
    if (!household) throw new DoorchainError('not-there')
    await writeAudit(db, resident(act), { action: 'household-copied', subject: { kind: 'household', id } })
    return {
      household: { createdAt: household.createdAt, codeMadeAt: household.codeMadeAt, area: household.area },
      devices: await devicesOf(db, { household: id, trusted: null }, now),
      trusted: await trustedOf(db, act),
      consents: await readConsents(db, id),
      happened: await allEvents(db, id),
      pairingCodeUntil: await pairingEnd(db, id),
    }
  })
}

async function devicesOf(db: Db, holder: Holder, now: Date): Promise<readonly Unnamed[]> {
  const devices = await listDevices(db, holder, now)
  return devices.map(({ browser, createdAt, seenAt }) => ({ browser, createdAt, seenAt }))
}

async function trustedOf(db: Db, { household, now }: ResidentAct): Promise<readonly TrustedCopy[]> {
  const rows = await db
    .selectFrom('trusted_person')
    .selectAll()
    .where('household_id', '=', household)
    .orderBy('asked_at')
    .orderBy('name')
    .execute()
  const copies: TrustedCopy[] = []
  for (const row of rows)
    copies.push({
      name: row.name,
      askedAt: row.asked_at,
      confirmedAt: row.confirmed_at,
      endedAt: row.ended_at,
      endedBy: row.ended_by,
      hasOwnCode: row.code_hash !== null,
      devices: await devicesOf(db, { household, trusted: row.id }, now),
    })
  return copies
}

const allEvents = (db: Db, household: string): Promise<readonly HouseholdEvent[]> =>
  db
    .selectFrom('household_event')
    .select(['kind', 'contact', 'at'])
    .where('household_id', '=', household)
    .orderBy('at')
    .execute()

async function pairingEnd(db: Db, household: string): Promise<Date | null> {
  const row = await db
    .selectFrom('household_pairing')
    .select('expires_at')
    .where('household_id', '=', household)
    .executeTakeFirst()
  return row?.expires_at ?? null
}
