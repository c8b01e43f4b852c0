import { readConfig } from './config.ts'
import type { Change } from './directory/entries/changes.ts'
import { openDirectoryWorks } from './directory/work.ts'
import { loadKnowledge } from './knowledge/load.ts'
import { actorOf, findByEmail, findCoordinator } from './people/coordinator.ts'
import { grantEverywhere, type Role } from './people/grants.ts'
import { reading } from './store/transaction.ts'
import type { Work, Works } from './store/work.ts'
import { DoorchainError } from './values/error.ts'
import type { Knowledge } from './values/knowledge.ts'

let knowledge: Knowledge | undefined

const needed: Readonly<Record<'propose' | 'approve', Role>> = { propose: 'writer', approve: 'approver' }

const works = openDirectoryWorks({
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

/** A change with the names of who proposed and who decided. */
export interface NamedChange extends Change {
  readonly proposer: string
  readonly decider: string | null
}

const history: Work = async (store, input, tell) => {
  const changes = (await works['directory-history']!(store, input, tell)) as readonly Change[]
  const names = new Map<string, string>()
  const nameOf = async (id: string) => {
    const isPerson = /^[0-9a-f-]{36}$/.test(id) && !names.has(id)
    const person = isPerson ? await reading(store, (db) => findCoordinator(db, id)) : null
    if (!names.has(id)) names.set(id, person?.name ?? 'somebody who has left')
    return names.get(id)!
  }
  const named: NamedChange[] = []
  for (const change of changes)
    named.push({
      ...change,
      proposer: await nameOf(change.proposed_by),
      decider: change.decided_by === null ? null : await nameOf(change.decided_by),
    })
  return named
}

/** The works of the directory, with the people of this instance and what ships. */
export const directoryWorks: Works = { ...works, 'directory-history': history }
