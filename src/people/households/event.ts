import type { Db } from '../../store/transaction.ts'
import type { Item } from './item.ts'
import { eventLastsMs, mostEvents } from './limits.ts'

/** How a contact came. */
export const contacts = ['phone', 'door', 'inside', 'call', 'message', 'cash-machine'] as const
export type ContactKind = (typeof contacts)[number]

/** What may be noted: a check that ended in "stop", a report made, a call that the line guard ended. No words, ever. */
export type Happening =
  | { readonly kind: 'check'; readonly contact: ContactKind }
  | { readonly kind: 'report' }
  | { readonly kind: 'line-guard' }

export interface HouseholdEvent {
  readonly kind: Happening['kind']
  /** Known of checks only. */
  readonly contact: ContactKind | null
  readonly at: Date
}

/** The item that shows each kind to a trusted person. */
export const itemOf: Readonly<Record<Happening['kind'], Item>> = {
  check: 'checks',
  report: 'reports',
  'line-guard': 'line-guard',
}

/** A household and the present time. */
export interface InHousehold {
  readonly household: string
  readonly now: Date
}

/**
 * Notes what happened, if the resident lets somebody see it now; otherwise nothing is kept. The names of those who can
 * see it, none if it was not kept. For a transaction.
 */
export async function noteForHousehold(db: Db, where: InHousehold, happening: Happening): Promise<readonly string[]> {
  const names = await whoSees(db, where.household, itemOf[happening.kind])
  if (names.length === 0) return []
  const contact = happening.kind === 'check' ? happening.contact : null
  await db
    .insertInto('household_event')
    .values({ household_id: where.household, kind: happening.kind, contact, at: where.now })
    .execute()
  return names
}

/** The names of the trusted people who see an item of a household now, in the order of pairing. */
export async function whoSees(db: Db, household: string, item: Item): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('consent as c')
    .innerJoin('trusted_person as t', 't.id', 'c.trusted_id')
    .select('t.name')
    .where('c.household_id', '=', household)
    .where('c.item', '=', item)
    .where('c.ended_at', 'is', null)
    .where('t.ended_at', 'is', null)
    .where('t.confirmed_at', 'is not', null)
    .orderBy('t.asked_at')
    .orderBy('t.name')
    .execute()
  return rows.map((row) => row.name)
}

/** What was noted and is not forgotten yet, newest first. `kind` and `since` narrow it. */
export async function readEvents(
  db: Db,
  { household, now }: InHousehold,
  { kind, since }: { readonly kind?: Happening['kind']; readonly since?: Date } = {},
): Promise<readonly HouseholdEvent[]> {
  const all = db
    .selectFrom('household_event')
    .select(['kind', 'contact', 'at'])
    .where('household_id', '=', household)
    .where('at', '>', new Date(now.getTime() - eventLastsMs))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(mostEvents)
  const ofKind = kind ? all.where('kind', '=', kind) : all
  return (since ? ofKind.where('at', '>=', since) : ofKind).execute()
}
