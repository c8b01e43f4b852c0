import type { Selectable } from 'kysely'
import type { Coordinator } from '../../people/coordinator.ts'
import { type Grant, grantFor } from '../../people/grants.ts'
import { writeAudit } from '../../store/audit.ts'
import type { Store } from '../../store/store.ts'
import type { ReportImportTable } from '../../store/tables-reports.ts'
import { type Db, inTransaction, reading } from '../../store/transaction.ts'
import type { Actor } from '../../values/actor.ts'
import { DoorchainError } from '../../values/error.ts'
import type { ImportMapping } from '../../values/import-mapping.ts'
import { oneLine } from '../../values/one-line.ts'
import { keepFile, largestSent, lookInto } from './file.ts'
import { guessMapping } from './mapping.ts'

/** Somebody who imports for an organisation. */
export interface ImportPerson {
  readonly coordinator: Coordinator
  /** For the organisation. */
  readonly actor: Actor
  readonly organisation: string
}

export type ReportImport = Selectable<ReportImportTable>

/** Whoever writes for an organisation, wherever, may import for it; the area of each row is looked at with the row. */
export const importingGrant = (grants: readonly Grant[], organisation?: string): Grant | undefined =>
  grantFor(grants, { role: 'writer', ...(organisation !== undefined && { organisation }) })

export const auditOf = (action: string, id: string, after: Readonly<Record<string, unknown>>) => ({
  action,
  subject: { kind: 'report-import', id },
  after,
})

interface NewImport {
  readonly name: string
  readonly mapping: ImportMapping
  readonly now: Date
  /** Null: columns are still to be chosen. */
  readonly started: Date | null
}

/** Writes that a file is to be read in. Its id. */
export async function addImport(db: Db, person: ImportPerson, given: NewImport): Promise<string> {
  const { id } = await db
    .insertInto('report_import')
    .values({
      organisation_id: person.organisation,
      name: oneLine(given.name).slice(0, 200) || 'reports.csv',
      mapping: JSON.stringify(given.mapping),
      imported_by: person.coordinator.id,
      began_at: given.now,
      started_at: given.started,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Keeps a file that was sent, with a first guess of what its columns hold. Throws `import-wrong`. */
export async function sendFile(
  store: Store,
  person: ImportPerson,
  { name, bytes, now }: { readonly name: string; readonly bytes: Uint8Array; readonly now: Date },
): Promise<string> {
  if (bytes.length > largestSent)
    throw new DoorchainError('import-wrong', {
      problem: `it has more than ${largestSent / 1024 / 1024} MB; take it in at the terminal, or split it`,
    })
  const { headings } = await lookInto(async function* () {
    yield bytes
  })
  return inTransaction(store, async (db) => {
    const mapping = guessMapping(headings)
    const id = await addImport(db, person, { name, mapping, now, started: null })
    await keepFile(db, id, bytes)
    await writeAudit(db, person.actor, auditOf('report-import-sent', id, { bytes: bytes.length }))
    return id
  })
}

/** An import of one of these organisations. Throws `import-unknown`. */
export async function demandImport(store: Store, id: string, organisations: readonly string[]): Promise<ReportImport> {
  const isId = /^\d{1,18}$/.test(id)
  const row = isId
    ? await reading(store, (db) => db.selectFrom('report_import').selectAll().where('id', '=', id).executeTakeFirst())
    : undefined
  if (!row || !organisations.includes(row.organisation_id)) throw new DoorchainError('import-unknown')
  return row
}

/** The newest imports of these organisations. */
export async function listImports(store: Store, organisations: readonly string[]): Promise<readonly ReportImport[]> {
  if (organisations.length === 0) return []
  return reading(store, (db) =>
    db
      .selectFrom('report_import')
      .selectAll()
      .where('organisation_id', 'in', [...organisations])
      .orderBy('id', 'desc')
      .limit(50)
      .execute(),
  )
}

/** Says which column holds what. Throws `import-wrong` once rows are taken in. */
export async function keepMapping(store: Store, id: string, mapping: ImportMapping): Promise<void> {
  const kept = await inTransaction(store, (db) =>
    db
      .updateTable('report_import')
      .set({ mapping: JSON.stringify(mapping) })
      .where('id', '=', id)
      .where('started_at', 'is', null)
      .returning('id')
      .executeTakeFirst(),
  )
  if (!kept) throw new DoorchainError('import-wrong', { problem: 'its rows are being taken in already' })
}

/** Lets rows be taken in, once; `carryOn` does it. */
export async function startImport(store: Store, person: ImportPerson, { id, now }: { id: string; now: Date }) {
  await inTransaction(store, async (db) => {
    const started = await db
      .updateTable('report_import')
      .set({ started_at: now })
      .where('id', '=', id)
      .where('started_at', 'is', null)
      .returning('name')
      .executeTakeFirst()
    if (started) await writeAudit(db, person.actor, auditOf('report-import-started', id, {}))
  })
}
