import type { Db } from '../../store/transaction.ts'
import { listDevices } from './device.ts'
import { type Happening, type HouseholdEvent, itemOf, readEvents } from './event.ts'
import type { Item } from './item.ts'
import { listTrusted } from './trusted.ts'

/** What one trusted person sees: only what is chosen for them now has a place here. */
export interface Seen {
  /** Null: the resident has not confirmed them. */
  readonly confirmedAt: Date | null
  readonly askedAt: Date
  readonly name: string
  /** The items chosen, each with when it was given, in the order of `items`. */
  readonly given: Readonly<Partial<Record<Item, Date>>>
  /** Of each kind that is chosen: what happened since it was. */
  readonly events: Readonly<Partial<Record<Happening['kind'], readonly HouseholdEvent[]>>>
  /** Code of the district, null when none is set; absent unless the area or its warnings are chosen. */
  readonly area?: string | null
  /** Absent unless chosen. */
  readonly settings?: { readonly devices: number; readonly trusted: number }
}

/** Reads what a trusted person may see now; null once they are not trusted any more. */
export async function readSeen(
  db: Db,
  { household, trusted, now }: { readonly household: string; readonly trusted: string; readonly now: Date },
): Promise<Seen | null> {
  const people = await listTrusted(db, household, now)
  const person = people.find(({ id }) => id === trusted)
  if (!person) return null
  const { name, askedAt, confirmedAt } = person
  const given = confirmedAt ? await givenTo(db, trusted) : {}
  const isGiven = (item: Item) => given[item] !== undefined
  return {
    name,
    askedAt,
    confirmedAt,
    given,
    events: await eventsFor(db, { household, now }, given),
    ...((isGiven('area') || isGiven('warnings')) && { area: await areaOf(db, household) }),
    ...(isGiven('settings') && {
      settings: {
        devices: (await listDevices(db, { household, trusted: null }, now)).length,
        trusted: people.filter((one) => one.confirmedAt !== null).length,
      },
    }),
  }
}

async function givenTo(db: Db, trusted: string): Promise<Partial<Record<Item, Date>>> {
  const rows = await db
    .selectFrom('consent')
    .select(['item', 'given_at'])
    .where('trusted_id', '=', trusted)
    .where('ended_at', 'is', null)
    .orderBy('item')
    .execute()
  return Object.fromEntries(rows.map((row) => [row.item, row.given_at]))
}

async function eventsFor(
  db: Db,
  where: { readonly household: string; readonly now: Date },
  given: Seen['given'],
): Promise<Seen['events']> {
  const events: Partial<Record<Happening['kind'], readonly HouseholdEvent[]>> = {}
  for (const kind of ['check', 'report', 'line-guard'] as const) {
    const since = given[itemOf[kind]]
    if (since) events[kind] = await readEvents(db, where, { kind, since })
  }
  return events
}

async function areaOf(db: Db, household: string): Promise<string | null> {
  const row = await db.selectFrom('household').select('area').where('id', '=', household).executeTakeFirst()
  return row?.area ?? null
}
