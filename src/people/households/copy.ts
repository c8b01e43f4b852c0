import { writeAudit } from '../../store/audit.ts'
import type { Store } from '../../store/store.ts'
import { inTransaction } from '../../store/transaction.ts'
import { DoorchainError } from '../../values/error.ts'
import { type ResidentAct, resident } from './act.ts'
import { type Consent, readConsents } from './consent.ts'
import { type DeviceLine, listDevices } from './device.ts'
import type { HouseholdEvent } from './event.ts'
import { type Household, readHousehold } from './household.ts'

/** Everything that is kept of a household, as it is given to its resident. */
export interface Copy {
  readonly household: Omit<Household, 'id'>
  readonly devices: readonly Omit<DeviceLine, 'id'>[]
  readonly trusted: readonly {
    readonly name: string
    readonly askedAt: Date
    readonly confirmedAt: Date | null
    readonly endedAt: Date | null
    readonly endedBy: string | null
    readonly hasOwnCode: boolean
    readonly devices: readonly Omit<DeviceLine, 'id'>[]
  }[]
  readonly consents: readonly Consent[]
  readonly happened: readonly HouseholdEvent[]
  readonly pairingCodeUntil: Date | null
}

/** Reads everything of a household in one transaction. Codes and tokens are no part of it: only hashes are kept. Throws `not-there`. */
export function copyHousehold(store: Store, act: ResidentAct): Promise<Copy> {
  const { household: id, now } = act
  return inTransaction(store, async (db) => {
    const household = await readHousehold(db, id)
    if (!household) throw new DoorchainError('not-there')
    const people = await db
      .selectFrom('trusted_person')
      .selectAll()
      .where('household_id', '=', id)
      .orderBy('asked_at')
      .orderBy('name')
      .execute()
    const pairing = await db
      .selectFrom('household_pairing')
      .select('expires_at')
      .where('household_id', '=', id)
      .executeTakeFirst()
    const trusted = []
    for (const row of people)
      trusted.push({
        name: row.name,
        askedAt: row.asked_at,
        confirmedAt: row.confirmed_at,
        endedAt: row.ended_at,
        endedBy: row.ended_by,
        hasOwnCode: row.code_hash !== null,
        devices: withoutIds(await listDevices(db, { household: id, trusted: row.id }, now)),
      })
    await writeAudit(db, resident(act), { action: 'household-copied', subject: { kind: 'household', id } })
    return {
      household: { createdAt: household.createdAt, codeMadeAt: household.codeMadeAt, area: household.area },
      devices: withoutIds(await listDevices(db, { household: id, trusted: null }, now)),
      trusted,
      consents: await readConsents(db, id),
      happened: await db
        .selectFrom('household_event')
        .select(['kind', 'contact', 'at'])
        .where('household_id', '=', id)
        .orderBy('at')
        .execute(),
      pairingCodeUntil: pairing?.expires_at ?? null,
    }
  })
}

const withoutIds = (devices: readonly DeviceLine[]) =>
  devices.map(({ browser, createdAt, seenAt }) => ({ browser, createdAt, seenAt }))
