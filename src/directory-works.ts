import { readConfig } from './config.ts'
import { type Change, peopleOf } from './directory/entries/changes.ts'
import { openDirectoryWorks } from './directory/work.ts'
import { loadKnowledge } from './knowledge/load.ts'
import { actorOf, demandByEmail, namesOf } from './people/coordinator.ts'
import { grantEverywhere, type Role } from './people/grants.ts'
import { reading } from './store/transaction.ts'
import type { Work, Works } from './store/work.ts'
import { DoorchainError } from './values/error.ts'

const needed: Readonly<Record<'propose' | 'approve', Role>> = { propose: 'writer', approve: 'approver' }

const works = openDirectoryWorks({
  shipped: loadKnowledge,
  keys: () => readConfig().directoryKeys,
  async findPerson(store, named, may) {
    const person = await demandByEmail(store, named)
    const grant = grantEverywhere(person.grants, needed[may])
    if (!grant) throw new DoorchainError('role-needed', { role: needed[may] })
    return actorOf(person, 'terminal', grant.organisation)
  },
})

/** A change with the names of who proposed and who decided. */
export interface NamedChange extends Change {
  readonly proposer: string
  readonly decider: string | null
}

const history: Work = async (store, input, tell) => {
  const changes = (await works['directory-history']!(store, input, tell)) as readonly Change[]
  const names = await reading(store, (db) => namesOf(db, changes.flatMap(peopleOf)))
  const nameOf = (id: string) => names.get(id) ?? 'somebody who has left'
  return changes.map(
    (change): NamedChange => ({
      ...change,
      proposer: nameOf(change.proposed_by),
      decider: change.decided_by === null ? null : nameOf(change.decided_by),
    }),
  )
}

/** The works of the directory, with the people of this instance and what ships. */
export const directoryWorks: Works = { ...works, 'directory-history': history }
