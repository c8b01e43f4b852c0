import { readConfig } from './config.ts'
import { openDirectoryWorks } from './directory/work.ts'
import { loadKnowledge } from './knowledge/load.ts'
import { actorOf, findByEmail } from './people/coordinator.ts'
import { grantEverywhere, type Role } from './people/grants.ts'
import { reading } from './store/transaction.ts'
import { DoorchainError } from './values/error.ts'
import type { Knowledge } from './values/knowledge.ts'

let knowledge: Knowledge | undefined

const needed: Readonly<Record<'propose' | 'approve', Role>> = { propose: 'writer', approve: 'approver' }

/** The works of the directory, with the people of this instance and what ships. */
export const directoryWorks = openDirectoryWorks({
  shipped: () => (knowledge ??= loadKnowledge()),
  keys: () => readConfig().directoryKeys,
  async findPerson(store, named, may) {
    const person = await reading(store, (db) => findByEmail(db, named))
    if (!person) throw new DoorchainError('person-needed')
    const grant = grantEverywhere(person.grants, needed[may])
    if (!grant) throw new DoorchainError('role-needed', { role: needed[may] })
    return actorOf(person, 'terminal', grant.organisation)
  },
})
