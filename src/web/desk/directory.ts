import { type Change, type Decision, peopleOf, readHistory } from '../../directory/entries/changes.ts'
import { emergencyIds, expiring } from '../../directory/entries/directory.ts'
import { decideChange, proposeEntry, proposeRemoval, readDirectory } from '../../directory/entries/entry-store.ts'
import { namesOf } from '../../people/coordinator.ts'
import { grantEverywhere, type Role } from '../../people/grants.ts'
import { reading } from '../../store/transaction.ts'
import type { Actor } from '../../values/actor.ts'
import { DoorchainError } from '../../values/error.ts'
import type { Outcome } from '../room.ts'
import { entryFrom, fieldsOfEntry } from './entry-fields.ts'
import { changesPage, directoryPage, entryPage, listingPage } from './pages/directory.ts'
import type { DeskHandlers, Visit } from './visit.ts'

/** What runs out within so many days is listed first. */
const soonDays = 60

export const directoryHandlers: Pick<
  DeskHandlers,
  | 'GET /desk/directory'
  | 'GET /desk/directory/listing'
  | 'GET /desk/directory/changes'
  | 'GET /desk/directory/entry'
  | 'POST /desk/directory/propose'
  | 'POST /desk/directory/remove'
  | 'POST /desk/directory/withdraw'
  | 'POST /desk/directory/decide'
> = {
  'GET /desk/directory': async ({ store, parts, now, session }) => {
    const directory = await readDirectory(store, parts.shipped())
    const today = now.toISOString().slice(0, 10)
    const open = (await readHistory(store)).filter(({ state }) => state === 'proposed').length
    return directoryPage({
      listings: directory.listings,
      soon: expiring(directory, today, soonDays),
      open,
      today,
      mayWrite: isEverywhere(session, 'writer'),
    })
  },

  'GET /desk/directory/listing': async ({ store, parts, fields, now, session }) => {
    const id = fields.get('id') ?? ''
    const listing = (await readDirectory(store, parts.shipped())).find(id)
    if (!listing) throw new DoorchainError('not-there')
    const changes = await named(store, await readHistory(store, id))
    const mayChange = isEverywhere(session, 'writer') && !emergencyIds.has(id) && listing.by.kind !== 'instance'
    return listingPage({ listing, changes, today: now.toISOString().slice(0, 10), mayChange })
  },

  'GET /desk/directory/changes': async ({ store, session }) =>
    changesPage(await named(store, await readHistory(store)), {
      person: session.coordinator.id,
      mayDecide: isEverywhere(session, 'approver'),
    }),

  'GET /desk/directory/entry': async (visit) => {
    demandEverywhere(visit, 'writer')
    const id = visit.fields.get('id')
    const listing = id ? (await readDirectory(visit.store, visit.parts.shipped())).find(id) : undefined
    return entryPage({ fields: fieldsOfEntry(listing, visit.now), isNew: !listing, problem: null })
  },

  'POST /desk/directory/propose': async (visit) => {
    const actor = demandEverywhere(visit, 'writer')
    const { store, fields, parts, now } = visit
    try {
      const order = { entry: entryFrom(fields), reason: fields.get('reason') ?? '', shipped: parts.shipped(), now }
      await proposeEntry(store, actor, order)
    } catch (error) {
      if (!(error instanceof DoorchainError) || error.status >= 500) throw error
      return entryPage({ fields, isNew: fields.get('isNew') === 'yes', problem: `${error.message} ${error.next}` })
    }
    return toChanges
  },

  'POST /desk/directory/remove': async (visit) => {
    const actor = demandEverywhere(visit, 'writer')
    const { store, fields, parts } = visit
    const order = { id: fields.get('id') ?? '', reason: fields.get('reason') ?? '', shipped: parts.shipped() }
    await proposeRemoval(store, actor, order)
    return toChanges
  },

  'POST /desk/directory/withdraw': (visit) => decideOn(visit, demandEverywhere(visit, 'writer'), 'withdrawn'),

  'POST /desk/directory/decide': (visit) => {
    const decision = visit.fields.get('decision') === 'approved' ? 'approved' : 'rejected'
    return decideOn(visit, demandEverywhere(visit, 'approver'), decision)
  },
}

const toChanges: Outcome = { goTo: '/desk/directory/changes' }

/** Numbers hold for everybody: a role for one area is not enough. */
const isEverywhere = ({ coordinator }: Visit['session'], role: Role) =>
  grantEverywhere(coordinator.grants, role) !== undefined

/** Who acts, for the organisation that gave them the role: its audit shows it. Throws `not-allowed`. */
function demandEverywhere({ session, actor }: Visit, role: Role): Actor {
  const grant = grantEverywhere(session.coordinator.grants, role)
  if (!grant) throw new DoorchainError('not-allowed')
  return { ...actor, organisation: grant.organisation }
}

async function decideOn({ store, fields, now }: Visit, actor: Actor, decision: Decision): Promise<Outcome> {
  const note = fields.get('note') ?? undefined
  await decideChange(store, actor, { id: fields.get('id') ?? '', decision, note, now })
  return toChanges
}

/** A change with the names of the two people. */
export interface NamedChange extends Change {
  readonly proposer: string
  readonly decider: string | null
}

async function named(store: Visit['store'], changes: readonly Change[]): Promise<NamedChange[]> {
  const names = await reading(store, (db) => namesOf(db, changes.flatMap(peopleOf)))
  const nameOf = (id: string) => names.get(id) ?? 'Somebody who has left'
  return changes.map((change) => ({
    ...change,
    proposer: nameOf(change.proposed_by),
    decider: change.decided_by && nameOf(change.decided_by),
  }))
}
