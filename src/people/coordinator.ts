import type { Store } from '../store/store.ts'
import { type Db, reading } from '../store/transaction.ts'
import type { Actor } from '../values/actor.ts'
import { DoorchainError } from '../values/error.ts'
import type { Grant } from './grants.ts'

/** Somebody who signs in at the desk, with what they may do now. */
export interface Coordinator {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly grants: readonly Grant[]
}

/** A coordinator who has not been ended; null if there is none. */
export async function findCoordinator(db: Db, id: string): Promise<Coordinator | null> {
  const person = await db
    .selectFrom('coordinator')
    .select(['id', 'name', 'email'])
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return person ? { ...person, grants: await grantsOf(db, id) } : null
}

/** Names of coordinators by id; whoever has been ended, or is none, is missing. */
export async function namesOf(db: Db, ids: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const known = [...new Set(ids)].filter((id) => /^[0-9a-f-]{36}$/.test(id))
  if (known.length === 0) return new Map()
  const people = await db
    .selectFrom('coordinator')
    .select(['id', 'name'])
    .where('id', 'in', known)
    .where('ended_at', 'is', null)
    .execute()
  return new Map(people.map(({ id, name }) => [id, name]))
}

/** By address, however it is written. */
export async function findByEmail(db: Db, email: string): Promise<Coordinator | null> {
  const person = await db
    .selectFrom('coordinator')
    .select('id')
    .where(({ fn }) => fn<string>('lower', ['email']), '=', email.trim().toLowerCase())
    .executeTakeFirst()
  return person ? findCoordinator(db, person.id) : null
}

/** Whom a command of the terminal names by an address. Throws `person-needed`. */
export async function demandByEmail(store: Store, email: string): Promise<Coordinator> {
  const person = await reading(store, (db) => findByEmail(db, email))
  if (!person) throw new DoorchainError('person-needed')
  return person
}

async function grantsOf(db: Db, coordinator: string): Promise<Grant[]> {
  return db
    .selectFrom('grant_of_role as g')
    .innerJoin('organisation as o', 'o.id', 'g.organisation_id')
    .select(['g.id', 'g.organisation_id as organisation', 'o.name as organisationName', 'g.role', 'g.area'])
    .where('g.coordinator_id', '=', coordinator)
    .where('g.ended_at', 'is', null)
    .where('o.closed_at', 'is', null)
    .orderBy('o.name')
    .orderBy('g.role')
    .execute()
}

/** The coordinator as one who changes something, for one of their organisations. */
export const actorOf = ({ id, grants }: Coordinator, origin: string, organisation?: string): Actor => ({
  kind: 'coordinator',
  id,
  organisation: organisation ?? grants[0]?.organisation ?? null,
  origin,
})
