import { writeAudit } from '../store/audit.ts'
import type { Store } from '../store/store.ts'
import { type Db, inTransaction } from '../store/transaction.ts'
import { DoorchainError } from '../values/error.ts'
import { type By, invite } from './administration.ts'
import type { Role } from './grants.ts'

export interface Organisation {
  readonly id: string
  readonly name: string
}

/** Makes an organisation. Throws `name-taken`. */
export function addOrganisation(store: Store, name: string, { actor, now }: By): Promise<string> {
  return inTransaction(store, async (db) => {
    const made = await db
      .insertInto('organisation')
      .values({ name, created_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) throw new DoorchainError('name-taken', { name })
    await writeAudit(db, actor, {
      action: 'organisation-added',
      subject: { kind: 'organisation', id: made.id },
      after: { name },
    })
    return made.id
  })
}

export const listOrganisations = (db: Db): Promise<readonly Organisation[]> =>
  db.selectFrom('organisation').select(['id', 'name']).where('closed_at', 'is', null).orderBy('name').execute()

export interface Member {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly grants: readonly { readonly id: string; readonly role: Role; readonly area: string | null }[]
  /** When a passkey was last used; null if never. */
  readonly lastSeen: Date | null
}

/** Who has a role in an organisation now, by name. */
export async function membersOf(db: Db, organisation: string): Promise<readonly Member[]> {
  const rows = await db
    .selectFrom('grant_of_role as g')
    .innerJoin('coordinator as c', 'c.id', 'g.coordinator_id')
    .leftJoin('passkey as p', 'p.coordinator_id', 'c.id')
    .select(['c.id', 'c.name', 'c.email', 'g.id as grant', 'g.role', 'g.area'])
    .select(({ fn }) => fn.max('p.used_at').as('lastSeen'))
    .where('g.organisation_id', '=', organisation)
    .where('g.ended_at', 'is', null)
    .groupBy(['c.id', 'c.name', 'c.email', 'g.id', 'g.role', 'g.area'])
    .orderBy('c.name')
    .orderBy('c.id')
    .orderBy('g.role')
    .execute()
  return [...new Set(rows.map(({ id }) => id))].map((id) => {
    const own = rows.filter((row) => row.id === id)
    const { name, email, lastSeen } = own[0]!
    return { id, name, email, lastSeen, grants: own.map(({ grant, role, area }) => ({ id: grant, role, area })) }
  })
}

export interface SetUp {
  readonly organisation: string
  readonly name: string
  readonly email: string
}

/** The first organisation and its administrator; gives the token of the invitation. Throws `set-up-done`. */
export async function setUp(store: Store, { organisation, name, email }: SetUp, by: By): Promise<string> {
  const administrator = await store.db
    .selectFrom('grant_of_role')
    .select('id')
    .where('role', '=', 'administrator')
    .where('ended_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  if (administrator) throw new DoorchainError('set-up-done')
  const id = await addOrganisation(store, organisation, by)
  const invited = await invite(store, { name, email, organisation: id, role: 'administrator', area: null }, by)
  if (!invited.token) throw new DoorchainError('set-up-done')
  return invited.token
}
