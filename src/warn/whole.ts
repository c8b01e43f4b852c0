import type { Selectable } from 'kysely'
import { type AuditLine, readAuditOf } from '../people/audit-trail.ts'
import { namesOf } from '../people/coordinator.ts'
import type { Store } from '../store/store.ts'
import type { WarningCorrectionTable, WarningTable, WarningVersionTable } from '../store/tables-warnings.ts'
import { type Db, reading } from '../store/transaction.ts'
import type { WarningState } from '../values/warning.ts'

type Version = Omit<Selectable<WarningVersionTable>, 'search' | 'bands'>

/** Another warning that tells the same story. */
export interface Copy {
  readonly id: string
  readonly title: string
  readonly organisation: string
  readonly issued_on: string | null
}

/** Everything that the desk shows of one warning. */
export interface WholeWarning {
  readonly warning: Selectable<WarningTable>
  /** The one that is looked at. */
  readonly version: Version
  /** Of this version, oldest first, with the name of who made it. */
  readonly corrections: readonly (Selectable<WarningCorrectionTable> & { readonly by: string })[]
  /** All versions, newest first. */
  readonly versions: readonly { readonly number: number; readonly state: WarningState; readonly made_at: Date }[]
  /** What the version before this one said; null for the first. */
  readonly textBefore: string | null
  /** Newest first, at most a hundred. */
  readonly copies: readonly Copy[]
  /** The document as it came; null where the text is the document. */
  readonly original: { readonly media_type: string; readonly taken_at: Date } | null
  /** Who did what with it, newest first, the last hundred. */
  readonly history: readonly AuditLine[]
}

/** A warning with a version of it, the newest without a number; null for none. Throws for the database. */
export function readWhole(store: Store, id: string, number?: number): Promise<WholeWarning | null> {
  return reading(store, async (db) => {
    const warning = await db.selectFrom('warning').selectAll().where('id', '=', id).executeTakeFirst()
    const versions = await db
      .selectFrom('warning_version')
      .select(['number', 'state', 'made_at'])
      .where('warning_id', '=', id)
      .orderBy('number', 'desc')
      .execute()
    const wanted = number ?? versions[0]?.number
    const version = wanted === undefined ? undefined : await versionOf(db, id, wanted)
    if (!warning || !version) return null
    const [corrections, history, copies, original, textBefore] = [
      await correctionsOf(db, version),
      await readAuditOf(db, { kind: 'warning', id }),
      await copiesOf(db, warning),
      await originalOf(db, version),
      await textOf(db, id, version.number - 1),
    ]
    return { warning, version, corrections, versions, textBefore, copies, original, history }
  })
}

const versionOf = (db: Db, id: string, number: number): Promise<Version | undefined> =>
  db
    .selectFrom('warning_version')
    .selectAll()
    .where('warning_id', '=', id)
    .where('number', '=', number)
    .executeTakeFirst()

async function correctionsOf(db: Db, { warning_id, number }: Version): Promise<WholeWarning['corrections']> {
  const rows = await db
    .selectFrom('warning_correction')
    .selectAll()
    .where('warning_id', '=', warning_id)
    .where('number', '=', number)
    .orderBy('id')
    .execute()
  const names = await namesOf(
    db,
    rows.map(({ corrected_by }) => corrected_by),
  )
  return rows.map((row) => ({ ...row, by: names.get(row.corrected_by) ?? 'Somebody who has left' }))
}

const copiesOf = (db: Db, { id, story }: Selectable<WarningTable>): Promise<Copy[]> =>
  db
    .selectFrom('warning as w')
    .innerJoin('warning_version as v', 'v.warning_id', 'w.id')
    .distinctOn('w.id')
    .select(['w.id', 'v.title', 'v.organisation', 'v.issued_on'])
    .where('w.story', '=', story)
    .where('w.kind', '=', 'taken')
    .where('w.id', '<>', id)
    .orderBy('w.id')
    .orderBy('v.number', 'desc')
    .limit(100)
    .execute()

async function originalOf(db: Db, { warning_id, number }: Version): Promise<WholeWarning['original']> {
  const found = await db
    .selectFrom('warning_original')
    .select(['media_type', 'taken_at'])
    .where('warning_id', '=', warning_id)
    .where('number', '=', number)
    .executeTakeFirst()
  return found ?? null
}

async function textOf(db: Db, id: string, number: number): Promise<string | null> {
  const found = await db
    .selectFrom('warning_version')
    .select('text')
    .where('warning_id', '=', id)
    .where('number', '=', number)
    .executeTakeFirst()
  return found?.text ?? null
}

/** The bytes of the document of a version as it came, else its text; null for no such version. */
export function readOriginal(store: Store, id: string, number: number): Promise<Uint8Array | null> {
  return reading(store, async (db) => {
    const original = await db
      .selectFrom('warning_original')
      .select('bytes')
      .where('warning_id', '=', id)
      .where('number', '=', number)
      .executeTakeFirst()
    if (original) return original.bytes
    const text = await textOf(db, id, number)
    return text === null ? null : new TextEncoder().encode(text)
  })
}
