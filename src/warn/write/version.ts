import { createHash } from 'node:crypto'
import type { Insertable, Selectable } from 'kysely'
import type { Store } from '../../store/store.ts'
import type { WarningTable, WarningVersionTable } from '../../store/tables-warnings.ts'
import { type Db, reading } from '../../store/transaction.ts'
import { DoorchainError } from '../../values/error.ts'
import type { WarningContent, WarningState } from '../../values/warning.ts'
import type { ReadDigest } from '../digest.ts'
import { areaNames, districtsWithin, type Person } from '../person.ts'
import { bandsOf, shinglesOf } from '../take-in/likeness.ts'
import { textOf } from './text.ts'

/** A version as it is kept, with what belongs to its warning. */
export type Version = Omit<Selectable<WarningVersionTable>, 'search'> &
  Pick<Selectable<WarningTable>, 'kind' | 'story' | 'address' | 'organisation_id'>

const columns = [
  'v.warning_id',
  'v.number',
  'v.state',
  'v.revision',
  'v.content',
  'v.text',
  'v.sha256',
  'v.title',
  'v.organisation',
  'v.issued_on',
  'v.districts',
  'v.tactics',
  'v.scripts',
  'v.bands',
  'v.reading',
  'v.made_by',
  'v.made_at',
  'v.changed_at',
  'v.submitted_by',
  'v.submitted_at',
  'v.decided_by',
  'v.decided_at',
  'v.note',
  'v.published_at',
  'v.expires_at',
  'v.ended_by',
  'v.ended_at',
  'v.end_reason',
  'w.kind',
  'w.story',
  'w.address',
  'w.organisation_id',
] as const

const joined = (db: Db) =>
  db.selectFrom('warning_version as v').innerJoin('warning as w', 'w.id', 'v.warning_id').select(columns)

/** Every version of a warning, the newest first. */
const versionsOf = (db: Db, id: string): Promise<Version[]> =>
  joined(db).where('v.warning_id', '=', id).orderBy('v.number', 'desc').execute()

const openStates: readonly WarningState[] = ['collected', 'draft', 'pending', 'returned']

/** The version that is worked on or waits; undefined where all are done with. */
export const openVersion = (versions: readonly Version[]): Version | undefined =>
  versions.find(({ state }) => openStates.includes(state))

/** The warning of an id with all its versions. Throws `warning-unknown`. */
export async function readVersions(store: Store, id: string): Promise<readonly Version[]> {
  const versions = await reading(store, (db) => versionsOf(db, id))
  if (versions.length === 0) throw new DoorchainError('warning-unknown')
  return versions
}

/** Locks a warning for this transaction, then reads it: nobody else changes it meanwhile. Throws `warning-unknown`. */
export async function lockVersions(db: Db, id: string): Promise<Version[]> {
  const found = await db.selectFrom('warning').where('id', '=', id).select('id').forUpdate().executeTakeFirst()
  if (!found) throw new DoorchainError('warning-unknown')
  return versionsOf(db, id)
}

/** Changes one version. */
export async function changeVersion(
  db: Db,
  { warning_id, number }: Pick<Version, 'warning_id' | 'number'>,
  change: Partial<Insertable<WarningVersionTable>>,
): Promise<void> {
  await db
    .updateTable('warning_version')
    .set(change)
    .where('warning_id', '=', warning_id)
    .where('number', '=', number)
    .execute()
}

/** The organisation's name. Throws `input-wrong` for one that is none. */
export async function organisationName(db: Db, id: string): Promise<string> {
  const known = /^[0-9a-f-]{36}$/.test(id)
    ? await db.selectFrom('organisation').select('name').where('id', '=', id).executeTakeFirst()
    : undefined
  if (known) return known.name
  throw new DoorchainError('input-wrong', { problem: 'There is no such organisation' })
}

interface Written {
  readonly organisation: string
  readonly person: Person
  readonly digest: ReadDigest
}

/** What is kept of a draft of our own, read anew from what it says. */
export function columnsOf(content: WarningContent, { organisation, person, digest }: Written) {
  const text = textOf(content, { organisation, area: areaNames(person.view, content.areas) })
  const { tactics, scripts, reading: read } = digest(text)
  return {
    content: JSON.stringify(content),
    text,
    sha256: createHash('sha256').update(text).digest('hex'),
    title: content.texts[0]!.title,
    organisation,
    districts: districtsWithin(person.view, content.areas),
    tactics: [...tactics],
    scripts: [...scripts],
    bands: bandsOf(shinglesOf(text)),
    reading: JSON.stringify(read),
    changed_at: person.now,
  }
}
