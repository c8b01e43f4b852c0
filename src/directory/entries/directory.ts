import { daysAfter } from '../../values/day.ts'
import type { GenuineContact, Knowledge } from '../../values/knowledge.ts'
import { readNumber } from '../number/number.ts'
import { loadNumberingPlan } from '../number/plan.ts'
import type { Entry } from './entry.ts'

/** An entry as it stands in the directory. */
export interface Listing extends Omit<Entry, 'id'> {
  readonly id: string
  /** Who says so: Doorchain as it ships, two people here, or another instance by its name. */
  readonly by: { readonly kind: 'shipped' | 'here' } | { readonly kind: 'instance'; readonly name: string }
  /** The release of the knowledge, the number of the change, or the version of the other instance. */
  readonly version: string
}

/** What is listed, found by number. Pure; made anew when anything changes. */
export interface Directory {
  readonly listings: readonly Listing[]
  readonly find: (id: string) => Listing | undefined
  /** Who lists a number as dialled: "01632960123", "999". */
  readonly listingsOf: (digits: string) => readonly Listing[]
}

/** Entries decided on here; `entry` is null where one was taken off. */
export interface OwnEntry {
  readonly id: string
  readonly entry: Entry | null
  readonly change: string
}

export interface ImportedEntries {
  readonly instance: string
  readonly version: number
  /** ISO moment after which all of it is old. */
  readonly expires: string
  readonly entries: readonly Entry[]
}

/** Entries that nobody can change or take off: 999, 112, the textphone 999 and the gas emergency services. */
export const emergencyIds: ReadonlySet<string> = new Set([
  '999',
  '112',
  'emergency-text-18000',
  'gas-emergency-gb',
  'gas-emergency-ni',
])

export interface DirectoryParts {
  readonly shipped: Knowledge
  readonly own?: readonly OwnEntry[]
  readonly imported?: readonly ImportedEntries[]
}

/**
 * Puts the directory together: what ships, what two people decided on here in its place, and what other instances list
 * under other names. Emergency numbers are always as shipped, and nobody else's.
 */
export function openDirectory({ shipped, own = [], imported = [] }: DirectoryParts): Directory {
  const listings = new Map(shippedListings(shipped).map((listing) => [listing.id, listing]))
  const emergency = emergencyNumbers(listings.values())
  const isForeign = (entry: Entry) =>
    emergencyIds.has(entry.id) || digitsOf(entry).some((digits) => emergency.has(digits))
  for (const { id, entry, change } of own) {
    if (emergencyIds.has(id)) continue
    if (entry === null) listings.delete(id)
    else if (!isForeign(entry)) listings.set(id, { ...entry, by: { kind: 'here' }, version: change })
  }
  const ours = new Set([...listings.keys(), ...own.map(({ id }) => id)])
  for (const { instance, version, expires: until, entries } of imported)
    for (const entry of entries) {
      if (ours.has(entry.id) || isForeign(entry) || hasDear(entry)) continue
      const id = `${instance}/${entry.id}`
      const expires = entry.expires < until ? entry.expires : until.slice(0, 10)
      listings.set(id, { ...entry, id, expires, by: { kind: 'instance', name: instance }, version: String(version) })
    }
  return indexed(listings)
}

function indexed(listings: ReadonlyMap<string, Listing>): Directory {
  const byNumber = new Map<string, Listing[]>()
  for (const listing of listings.values())
    for (const digits of new Set(digitsOf(listing))) {
      const found = byNumber.get(digits)
      if (found) found.push(listing)
      else byNumber.set(digits, [listing])
    }
  return {
    listings: [...listings.values()],
    find: (id) => listings.get(id),
    listingsOf: (digits) => byNumber.get(digits) ?? [],
  }
}

/** The numbers of an entry as dialled; "18001 101" is 101 by textphone. */
export function digitsOf({ reach }: Pick<Entry, 'reach'>): string[] {
  const plan = loadNumberingPlan()
  return reach.flatMap(({ kind, value }) => {
    if (kind !== 'phone' && kind !== 'sms') return []
    const found = readNumber(value, plan)
    return found.is === 'number' ? [found.digits] : []
  })
}

/** Whether an entry has a number that costs a lot to ring, 09 or 070: nobody is sent to one. */
export const hasDear = (entry: Pick<Entry, 'reach'>): boolean =>
  digitsOf(entry).some((digits) => /^0(?:9|70)/.test(digits))

/** The numbers of the entries that nobody can change. */
export function emergencyNumbers(listings: Iterable<Listing>): ReadonlySet<string> {
  return new Set([...listings].filter(({ id }) => emergencyIds.has(id)).flatMap(digitsOf))
}

/** Entries whose time is over on a day, or will be within some days of it; soonest first. `today` is an ISO date. */
export function expiring(directory: Directory, today: string, days: number): Listing[] {
  const until = daysAfter(today, days)
  return directory.listings
    .filter(({ expires }) => expires <= until)
    .sort((one, other) => (one.expires < other.expires ? -1 : 1))
}

/** The shipped contacts as listings, with their sources written out. */
export function shippedListings({ contacts, sources, version }: Knowledge): Listing[] {
  const cited = new Map(sources.map((source) => [source.id, source]))
  return contacts.map((contact: GenuineContact) => ({
    id: contact.id,
    organisation: contact.name,
    reach: [{ kind: contact.kind, value: contact.value }],
    use: contact.use,
    rules: [...(contact.rules ?? [])],
    never: contact.never,
    hours: contact.hours,
    nations: [...contact.nations] as Listing['nations'],
    sources: contact.source
      .flatMap((id) => cited.get(id) ?? [])
      .map(({ publisher, address, date }) => ({ publisher, address, date })),
    checked: contact.checked,
    expires: contact.expires,
    confidence: contact.confidence,
    by: { kind: 'shipped' },
    version,
  }))
}
