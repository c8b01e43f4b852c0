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

/** Gives somebody a role, making them known first if need be. One transaction. */
export function invite(store: Store, invitation: Invitation, { actor, now, announce }: Inviting): Promise<Invited> {
  return inTransaction(store, async (db) => {
    const organisation = await openOrganisation(db, invitation.organisation)
    const known = await findByEmail(db, invitation.email)
    const coordinator = known?.id ?? (await newCoordinator(db, invitation))
    await giveRole(db, { ...invitation, coordinator })
    await writeAudit(db, actor, {
      action: known ? 'role-given' : 'coordinator-invited',
      subject: { kind: 'coordinator', id: coordinator },
      after: { role: invitation.role, area: invitation.area, organisation: organisation.name },
    })
    const isNew = !known || !(await hasSignedIn(db, coordinator))
    const token = isNew ? await newTicket(db, { purpose: 'invitation', coordinator, now }) : null
    if (token) await announce?.(db, token)
    return { coordinator, token }
  })
}

/** A new invitation for somebody who lost every way in; their sessions and passkeys end. */
export function inviteAgain(store: Store, coordinator: string, { actor, now, announce }: Inviting): Promise<string> {
  return inTransaction(store, async (db) => {
    if (!(await findCoordinator(db, coordinator))) throw new DoorchainError('not-there')
    await endSessions(db, coordinator)
    await db.deleteFrom('passkey').where('coordinator_id', '=', coordinator).execute()
    await db.deleteFrom('ticket').where('coordinator_id', '=', coordinator).execute()
    await writeAudit(db, actor, { action: 'coordinator-reset', subject: { kind: 'coordinator', id: coordinator } })
    const token = await newTicket(db, { purpose: 'invitation', coordinator, now })
    await announce?.(db, token)
    return token
  })
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

/** Somebody who was ended and comes back is known by the same address, under the name given now. */
async function newCoordinator(db: Db, { name, email }: Invitation): Promise<string> {
  const ended = await db
    .updateTable('coordinator')
    .set({ name, ended_at: null })
    .where(({ fn }) => fn<string>('lower', ['email']), '=', email.toLowerCase())
    .returning('id')
    .executeTakeFirst()
  if (ended) return ended.id
  const made = await db.insertInto('coordinator').values({ name, email }).returning('id').executeTakeFirstOrThrow()
  return made.id
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
  await endSessions(db, id)
  await db.deleteFrom('passkey').where('coordinator_id', '=', id).execute()
  await db.deleteFrom('ticket').where('coordinator_id', '=', id).execute()
  await db.updateTable('coordinator').set({ ended_at: now }).where('id', '=', id).execute()
  await writeAudit(db, actor, { action: 'coordinator-ended', subject: { kind: 'coordinator', id } })
}
