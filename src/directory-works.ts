import { readConfig } from './config.ts'
import { openDirectoryWorks } from './directory/work.ts'
import { loadKnowledge } from './knowledge/load.ts'
import { actorOf, type Coordinator, findByEmail } from './people/coordinator.ts'
import { grantFor, type Role } from './people/grants.ts'
import { reading } from './store/transaction.ts'
import { DoorchainError } from './values/error.ts'
import type { Knowledge } from './values/knowledge.ts'

let knowledge: Knowledge | undefined

const needed: Readonly<Record<'propose' | 'approve', readonly Role[]>> = {
  propose: ['writer', 'approver', 'administrator'],
  approve: ['approver', 'administrator'],
}

/** The works of the directory, with the people of this instance and what ships. */
export const directoryWorks = openDirectoryWorks({
  shipped: () => (knowledge ??= loadKnowledge()),
  keys: () => readConfig().directoryKeys,
  async findPerson(store, named, may) {
    const person = await reading(store, (db) => findByEmail(db, named))
    if (!person) throw new DoorchainError('person-needed')
    const organisation = organisationOf(person, needed[may])
    if (organisation === undefined) throw new DoorchainError('not-allowed')
    return actorOf(person, 'terminal', organisation)
  },
})

/** The first organisation in which somebody has one of the roles. */
const organisationOf = ({ grants }: Coordinator, roles: readonly Role[]): string | undefined =>
  roles.flatMap((role) => grantFor(grants, { role }) ?? [])[0]?.organisation
