import type { Db } from '../store/transaction.ts'
import { csvRecord } from '../values/csv.ts'

export interface AuditLine {
  readonly id: string
  readonly at: Date
  readonly actor: string
  readonly action: string
  readonly subject: string
  readonly before: unknown
  readonly after: unknown
  readonly origin: string
}

/** Rows a page holds, and an export reads at a time. */
export const auditPage = 100

/**
 * The newest changes of an organisation (null: of all), older than `before`, a row's id. Names stand for ids where
 * somebody is still known.
 */
export async function readAudit(
  db: Db,
  { organisation, before }: { readonly organisation: string | null; readonly before?: string },
): Promise<readonly AuditLine[]> {
  const all = newest(db)
  const mine = organisation === null ? all : all.where('a.organisation_id', '=', organisation)
  return linesOf(await (before === undefined ? mine : mine.where('a.id', '<', before)).execute())
}

/** The newest changes of one thing, whoever made them. */
export const readAuditOf = async (db: Db, { kind, id }: { kind: string; id: string }): Promise<readonly AuditLine[]> =>
  linesOf(await newest(db).where('a.subject_kind', '=', kind).where('a.subject_id', '=', id).execute())

const newest = (db: Db) =>
  db
    .selectFrom('audit as a')
    .leftJoin('coordinator as c', (join) =>
      join.on(({ eb, cast, ref }) => eb(cast<string>(ref('c.id'), 'text'), '=', ref('a.actor_id'))),
    )
    .leftJoin('coordinator as s', (join) =>
      join.on(({ eb, cast, ref }) => eb(cast<string>(ref('s.id'), 'text'), '=', ref('a.subject_id'))),
    )
    .select([
      'a.id',
      'a.at',
      'a.actor_kind',
      'a.actor_id',
      'c.name as actor',
      'a.action',
      'a.origin',
      'a.before',
      'a.after',
    ])
    .select(['a.subject_kind', 'a.subject_id', 's.name as subject'])
    .orderBy('a.id', 'desc')
    .limit(auditPage)

const linesOf = (rows: Awaited<ReturnType<ReturnType<typeof newest>['execute']>>): readonly AuditLine[] =>
  rows.map((row) => ({
    id: row.id,
    at: row.at,
    actor: row.actor ?? `${row.actor_kind} ${row.actor_id}`,
    action: row.action,
    subject: `${row.subject_kind} ${row.subject ?? row.subject_id}`,
    before: row.before,
    after: row.after,
    origin: row.origin,
  }))

/** Every change of an organisation, newest first, read page by page. */
export async function* allAudit(db: Db, organisation: string | null): AsyncGenerator<AuditLine> {
  for (let before: string | undefined; ; ) {
    const lines = await readAudit(db, { organisation, ...(before !== undefined && { before }) })
    yield* lines
    before = lines.at(-1)?.id
    if (lines.length < auditPage) return
  }
}

const columns = ['id', 'at', 'actor', 'action', 'subject', 'before', 'after', 'origin'] as const

export const csvHead = csvRecord(columns)
export const csvLine = (line: AuditLine): string => csvRecord(columns.map((name) => line[name]))
