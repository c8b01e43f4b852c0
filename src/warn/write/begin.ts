import { writeAudit } from '../../store/audit.ts'
import { newId } from '../../store/secret.ts'
import type { Store } from '../../store/store.ts'
import { type Db, inTransaction } from '../../store/transaction.ts'
import { DoorchainError } from '../../values/error.ts'
import type { WarningContent } from '../../values/warning.ts'
import type { ReadDigest } from '../digest.ts'
import { demandRole, type Person } from '../person.ts'
import { emptyContent, missingIn, parseContent, usualEnd } from './content.ts'
import { columnsOf, lockVersions, openVersion, organisationName } from './version.ts'

/** A draft of a new warning. `content`: what it says at first; from nothing without it. `story`: of the one it tells again. */
export interface Beginning {
  readonly organisation: string
  readonly content?: unknown
  readonly story?: string
  readonly digest: ReadDigest
}

/** Begins a warning of our own; gives its id. Throws `warning-role`, `input-wrong`. */
export const startDraft = (store: Store, person: Person, order: Beginning): Promise<string> =>
  inTransaction(store, (db) => beginDraft(db, person, order))

/** The same within a transaction. */
export async function beginDraft(db: Db, person: Person, order: Beginning): Promise<string> {
  const { organisation, story, digest } = order
  const content = order.content === undefined ? emptyContent(person.now) : parseContent(order.content, person.view)
  const name = await organisationName(db, organisation)
  const actor = demandRole(person, 'writer', { organisation, areas: [], name })
  const id = newId()
  await db
    .insertInto('warning')
    .values({
      id,
      kind: 'own',
      story: story ?? id,
      address: null,
      source_id: null,
      organisation_id: organisation,
      made_at: person.now,
    })
    .execute()
  await insertDraft(db, { id, number: 1, content, name, person, digest })
  await writeAudit(db, actor, { action: 'warning-begun', subject: { kind: 'warning', id }, after: { number: 1 } })
  return id
}

interface NextVersion {
  readonly id: string
  readonly content?: unknown
  readonly digest: ReadDigest
}

/**
 * Begins the next version of a warning of our own that is published, with what it says now, or with `content`; where one is
 * begun already, it stays. Throws `warning-unknown`, `warning-state`, `warning-role`.
 */
export async function startUpdate(store: Store, person: Person, order: NextVersion): Promise<void> {
  await inTransaction(store, (db) => beginUpdate(db, person, order))
}

/** The same within a transaction; gives the number of the version that was begun, null where one was there. */
export async function beginUpdate(db: Db, person: Person, order: NextVersion): Promise<number | null> {
  const { id, content: given, digest } = order
  const versions = await lockVersions(db, id)
  const [last] = versions
  if (last?.kind !== 'own' || last.organisation_id === null) throw new DoorchainError('warning-unknown')
  const reach = { organisation: last.organisation_id, areas: [], name: last.organisation }
  const actor = demandRole(person, 'writer', reach)
  if (openVersion(versions)) return null
  const published = versions.find(({ state }) => state === 'published')
  if (!published) throw new DoorchainError('warning-state', { state: last.state })
  const number = last.number + 1
  const content = given === undefined ? renewed(published.content, person.now) : parseContent(given, person.view)
  const name = await organisationName(db, last.organisation_id)
  await insertDraft(db, { id, number, content, name, person, digest })
  await writeAudit(db, actor, { action: 'warning-begun', subject: { kind: 'warning', id }, after: { number } })
  return number
}

/** What a version said, with a new last day where its own is over. */
function renewed(content: WarningContent, now: Date): WarningContent {
  const isOver = [...missingIn(content, now)].some((problem) => problem.includes('last day'))
  return isOver ? { ...content, expires: usualEnd(now) } : content
}

interface Draft {
  readonly id: string
  readonly number: number
  readonly content: WarningContent
  readonly name: string
  readonly person: Person
  readonly digest: ReadDigest
}

async function insertDraft(db: Db, { id, number, content, name, person, digest }: Draft): Promise<void> {
  const by = person.coordinator.id
  const none = { issued_on: null, submitted_by: null, submitted_at: null, decided_by: null, decided_at: null }
  const unended = { note: null, published_at: null, expires_at: null, ended_by: null, ended_at: null, end_reason: null }
  await db
    .insertInto('warning_version')
    .values({
      ...none,
      ...unended,
      ...columnsOf(content, { organisation: name, person, digest }),
      warning_id: id,
      number,
      state: 'draft',
      made_by: by,
      made_at: person.now,
    })
    .execute()
  await db
    .insertInto('warning_save')
    .values({
      warning_id: id,
      number,
      revision: 1,
      content: JSON.stringify(content),
      saved_by: by,
      saved_at: person.now,
    })
    .execute()
}
