import { writeAudit } from '../store/audit.ts'
import type { Store } from '../store/store.ts'
import { type Db, inTransaction } from '../store/transaction.ts'
import type { Actor } from '../values/actor.ts'
import { DoorchainError } from '../values/error.ts'
import { type Coordinator, findByEmail, findCoordinator } from './coordinator.ts'
import { endSessions } from './desk-session.ts'
import type { Grant, Role } from './grants.ts'
import { newTicket } from './tickets.ts'

export interface Invitation {
  readonly name: string
  readonly email: string
  readonly organisation: string
  readonly role: Role
  readonly area: string | null
}

/** Who does it and when. */
export interface By {
  readonly actor: Actor
  readonly now: Date
}

/** Somebody who is invited gets their token by what is written here, in the same transaction. */
export interface Inviting extends By {
  readonly announce?: (db: Db, token: string) => Promise<void>
}

export interface Invited {
  readonly coordinator: string
  /** Of the invitation; null for somebody who has signed in before and needs none. */
  readonly token: string | null
}

/**
 * Gives somebody a role, making them known first if need be. One transaction. Somebody who is known already gets a token
 * only where it goes to their own mailbox or is given out at the terminal: with it, one signs in with all their roles.
 * Throws `known-elsewhere`: without mail, whoever was invited first under an address may not be its owner.
 */
export function invite(store: Store, invitation: Invitation, { actor, now, announce }: Inviting): Promise<Invited> {
  return inTransaction(store, async (db) => {
    const organisation = await openOrganisation(db, invitation.organisation)
    const { coordinator, isNew } = await makeKnown(db, invitation)
    const isOwners = announce !== undefined || actor.kind === 'terminal'
    if (!isNew && !isOwners && (await worksElsewhere(db, coordinator, organisation.id)))
      throw new DoorchainError('known-elsewhere')
    await giveRole(db, { ...invitation, coordinator })
    await writeAudit(db, actor, {
      action: isNew ? 'coordinator-invited' : 'role-given',
      subject: { kind: 'coordinator', id: coordinator },
      after: { role: invitation.role, area: invitation.area, organisation: organisation.name },
    })
    const needsToken = isNew || (isOwners && !(await hasSignedIn(db, coordinator)))
    const token = needsToken ? await newTicket(db, { purpose: 'invitation', coordinator, now }) : null
    if (token) await announce?.(db, token)
    return { coordinator, token }
  })
}

/** Somebody who lost every way in, and the organisation that resets them: none at the terminal, which resets anybody. */
export interface Reset {
  readonly coordinator: string
  readonly organisation?: string
}

/**
 * A new invitation for somebody who lost every way in; their sessions and passkeys end. Throws `not-there`, and
 * `not-allowed` for one who works for others too: one organisation may not lock another's people out.
 */
export function inviteAgain(
  store: Store,
  { coordinator, organisation }: Reset,
  { actor, now, announce }: Inviting,
): Promise<string> {
  return inTransaction(store, async (db) => {
    await holdCoordinator(db, coordinator)
    if (!(await findCoordinator(db, coordinator))) throw new DoorchainError('not-there')
    if (organisation && (await worksElsewhere(db, coordinator, organisation))) throw new DoorchainError('not-allowed')
    await closeWaysIn(db, coordinator)
    await writeAudit(db, actor, { action: 'coordinator-reset', subject: { kind: 'coordinator', id: coordinator } })
    const token = await newTicket(db, { purpose: 'invitation', coordinator, now })
    await announce?.(db, token)
    return token
  })
}

/** Until the transaction ends, nobody else gives or ends roles of this person, nor adds a way in. */
async function holdCoordinator(db: Db, id: string): Promise<void> {
  await db.selectFrom('coordinator').select('id').where('id', '=', id).forUpdate().execute()
}

async function worksElsewhere(db: Db, coordinator: string, organisation: string): Promise<boolean> {
  const person = await findCoordinator(db, coordinator)
  return person?.grants.some((grant) => grant.organisation !== organisation) ?? false
}

async function closeWaysIn(db: Db, id: string): Promise<void> {
  await endSessions(db, id)
  await db.deleteFrom('passkey').where('coordinator_id', '=', id).execute()
  await db.deleteFrom('ticket').where('coordinator_id', '=', id).execute()
}

async function openOrganisation(db: Db, id: string) {
  const found = await db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  if (!found) throw new DoorchainError('not-there')
  return found
}

/**
 * The person with this address, held until the transaction ends. Somebody who was ended and comes back keeps their name:
 * the audit of others shows it. Of two who invite a new person at once, one makes them known.
 */
async function makeKnown(db: Db, { name, email }: Invitation): Promise<{ coordinator: string; isNew: boolean }> {
  const { sql } = await import('kysely')
  const made = await db
    .insertInto('coordinator')
    .values({ name, email })
    .onConflict((conflict) =>
      conflict
        .expression(sql`lower(email)`)
        .doUpdateSet({ ended_at: null })
        .where('coordinator.ended_at', 'is not', null),
    )
    .returning('id')
    .executeTakeFirst()
  if (made) await closeWaysIn(db, made.id)
  const known = made ?? (await findByEmail(db, email))
  if (!known) throw new DoorchainError('not-there')
  return { coordinator: known.id, isNew: made !== undefined }
}

async function giveRole(db: Db, { coordinator, organisation, role, area }: Invitation & { coordinator: string }) {
  await db
    .insertInto('grant_of_role')
    .values({ coordinator_id: coordinator, organisation_id: organisation, role, area })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

async function hasSignedIn(db: Db, coordinator: string): Promise<boolean> {
  const passkey = await db
    .selectFrom('passkey')
    .select('id')
    .where('coordinator_id', '=', coordinator)
    .limit(1)
    .executeTakeFirst()
  return passkey !== undefined
}

/** Ends one role. Throws `last-administrator`: an organisation without one could not be mended from the desk. */
export function endGrant(store: Store, grant: string, { actor, now }: By): Promise<void> {
  return inTransaction(store, async (db) => {
    const found = await db
      .selectFrom('grant_of_role as g')
      .innerJoin('organisation as o', 'o.id', 'g.organisation_id')
      .select(['g.id', 'g.coordinator_id', 'g.organisation_id as organisation', 'o.name', 'g.role', 'g.area'])
      .where('g.id', '=', grant)
      .where('g.ended_at', 'is', null)
      .executeTakeFirst()
    if (!found) throw new DoorchainError('not-there')
    await holdCoordinator(db, found.coordinator_id)
    const ended = { id: found.id, organisation: found.organisation, organisationName: found.name, role: found.role }
    await endGrants(db, { id: found.coordinator_id, grants: [{ ...ended, area: found.area }] }, { actor, now })
  })
}

/** Removes somebody from an organisation, or from all; without any role left they can no longer sign in. */
export function removeCoordinator(
  store: Store,
  { coordinator, organisation }: { readonly coordinator: string; readonly organisation?: string },
  by: By,
): Promise<void> {
  return inTransaction(store, async (db) => {
    await holdCoordinator(db, coordinator)
    const person = await findCoordinator(db, coordinator)
    if (!person) throw new DoorchainError('not-there')
    const grants = person.grants.filter((grant) => !organisation || grant.organisation === organisation)
    await endGrants(db, { id: coordinator, grants }, by)
  })
}

async function endGrants(db: Db, { id, grants }: Pick<Coordinator, 'id' | 'grants'>, by: By): Promise<void> {
  for (const grant of grants) {
    if (grant.role === 'administrator') await demandOther(db, id, grant)
    await db.updateTable('grant_of_role').set({ ended_at: by.now }).where('id', '=', grant.id).execute()
    await writeAudit(db, by.actor, {
      action: 'role-ended',
      subject: { kind: 'coordinator', id },
      before: { role: grant.role, area: grant.area, organisation: grant.organisationName },
    })
  }
  const left = await findCoordinator(db, id)
  if (left?.grants.length === 0) await endCoordinator(db, id, by)
}

/** Locks the organisation: of two administrators who remove each other at once, one stays. */
async function demandOther(db: Db, coordinator: string, grant: Grant): Promise<void> {
  await db.selectFrom('organisation').select('id').where('id', '=', grant.organisation).forUpdate().execute()
  const other = await db
    .selectFrom('grant_of_role')
    .select('id')
    .where('organisation_id', '=', grant.organisation)
    .where('role', '=', 'administrator')
    .where('area', 'is', null)
    .where('ended_at', 'is', null)
    .where('coordinator_id', '<>', coordinator)
    .limit(1)
    .executeTakeFirst()
  if (!other) throw new DoorchainError('last-administrator', { organisation: grant.organisationName })
}

async function endCoordinator(db: Db, id: string, { actor, now }: By): Promise<void> {
  await closeWaysIn(db, id)
  await db.updateTable('coordinator').set({ ended_at: now }).where('id', '=', id).execute()
  await writeAudit(db, actor, { action: 'coordinator-ended', subject: { kind: 'coordinator', id } })
}
