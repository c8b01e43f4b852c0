import { type Selectable, sql } from 'kysely'
import type { Store } from '../store/store.ts'
import type { WarningTable, WarningVersionTable } from '../store/tables-warnings.ts'
import { type Db, reading } from '../store/transaction.ts'
import type { PublishedRows, SentCap } from './published.ts'

/** So many public warnings are kept in memory at most; there are a few hundred. */
const mostCurrent = 5_000

type Joined = PublishedRows['version'] & Pick<Selectable<WarningTable>, 'id' | 'kind' | 'address'>

const columns = [
  'warning_id',
  'number',
  'state',
  'revision',
  'content',
  'text',
  'sha256',
  'title',
  'organisation',
  'issued_on',
  'districts',
  'tactics',
  'scripts',
  'reading',
  'made_by',
  'made_at',
  'changed_at',
  'submitted_by',
  'submitted_at',
  'decided_by',
  'decided_at',
  'note',
  'published_at',
  'expires_at',
  'ended_by',
  'ended_at',
  'end_reason',
] as const satisfies readonly (keyof WarningVersionTable)[]

const versions = (db: Db) =>
  db
    .selectFrom('warning_version as v')
    .innerJoin('warning as w', 'w.id', 'v.warning_id')
    .select(['w.id', 'w.kind', 'w.address', ...columns.map((name) => `v.${name}` as const)])
    .where('v.published_at', 'is not', null)

/** All that hold at a moment, newest first, up to a limit. */
export const readCurrent = (store: Store, now: Date): Promise<readonly PublishedRows[]> =>
  reading(store, async (db) =>
    withRest(
      db,
      await versions(db)
        .where('v.state', '=', 'published')
        .where((is) => is.or([is('v.expires_at', 'is', null), is('v.expires_at', '>', now)]))
        .orderBy('v.published_at', 'desc')
        .orderBy('v.warning_id')
        .limit(mostCurrent)
        .execute(),
    ),
  )

/** All whose newest public version was cancelled after a moment, the last first, up to a limit. */
export const readCancelled = (store: Store, after: Date): Promise<readonly PublishedRows[]> =>
  reading(store, async (db) =>
    withRest(
      db,
      await versions(db)
        .where('v.state', '=', 'cancelled')
        .where('v.ended_at', '>', after)
        .where('v.number', '=', (is) =>
          is
            .selectFrom('warning_version as newest')
            .select((of) => of.fn.max('newest.number').as('number'))
            .whereRef('newest.warning_id', '=', 'v.warning_id')
            .where('newest.published_at', 'is not', null),
        )
        .orderBy('v.ended_at', 'desc')
        .orderBy('v.warning_id')
        .limit(mostCurrent)
        .execute(),
    ),
  )

/** A message as it went out; null for none. */
export const readSentCap = (store: Store, id: string, identifier: string): Promise<SentCap | null> =>
  reading(store, async (db) => {
    const row = await db
      .selectFrom('warning_sent')
      .select(['cap', 'sent_at as at'])
      .where('warning_id', '=', id)
      .where('identifier', '=', identifier)
      .executeTakeFirst()
    return row ?? null
  })

/** The newest public version of a warning, or the one of a number; empty for none. */
export const readOne = (store: Store, id: string, number?: number): Promise<readonly PublishedRows[]> =>
  reading(store, (db) => rowsOf(db, id, number))

/** The numbers of the public versions of a warning, lowest first. */
export const readNumbers = (store: Store, id: string): Promise<readonly number[]> =>
  reading(store, async (db) => {
    const rows = await db
      .selectFrom('warning_version')
      .select('number')
      .where('warning_id', '=', id)
      .where('published_at', 'is not', null)
      .orderBy('number')
      .execute()
    return rows.map(({ number }) => number)
  })

/** As readOne, within a transaction. */
export async function rowsOf(db: Db, id: string, number?: number): Promise<readonly PublishedRows[]> {
  const all = versions(db).where('v.warning_id', '=', id).orderBy('v.number', 'desc').limit(1)
  return withRest(db, await (number === undefined ? all : all.where('v.number', '=', number)).execute())
}

/** Adds what other tables hold of these versions: corrections, messages sent, the first publication. */
async function withRest(db: Db, rows: readonly Joined[]): Promise<PublishedRows[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const corrections = await db
    .selectFrom('warning_correction')
    .select(['warning_id', 'number', 'field', 'after', 'quote', 'undone_at'])
    .where('warning_id', 'in', ids)
    .where('undone_at', 'is', null)
    .orderBy('id')
    .execute()
  const sent = await db
    .selectFrom('warning_sent')
    .select(['warning_id', 'identifier', 'kind', 'sent_at as at'])
    .where('warning_id', 'in', ids)
    .orderBy('id')
    .execute()
  const first = await db
    .selectFrom('warning_version')
    .select(['warning_id', (is) => is.fn.min('published_at').as('at')])
    .where('warning_id', 'in', ids)
    .groupBy('warning_id')
    .execute()
  const sentOf = grouped(sent, ({ warning_id }) => warning_id)
  const correctionsOf = grouped(corrections, (each) => `${each.warning_id} ${each.number}`)
  const firstOf = new Map(first.map((each) => [each.warning_id, each.at]))
  return rows.map(({ id, kind, address, ...version }) => ({
    warning: { id, kind, address },
    version,
    corrections: correctionsOf.get(`${id} ${version.number}`) ?? [],
    firstPublishedAt: firstOf.get(id) ?? null,
    sent: (sentOf.get(id) ?? []).map(({ identifier, kind: what, at }) => ({ identifier, kind: what, at })),
  }))
}

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row])
  return groups
}

/** Changes whenever a row does that a public warning is made from; that time passes is not in it. */
export async function publicMark(store: Store): Promise<string> {
  const { rows } = await reading(store, (db) =>
    sql<{ mark: string }>`select concat_ws(' ',
      (select string_agg(concat_ws(':', state, many, last), ' ' order by state) from
        (select state, count(*) as many, extract(epoch from max(changed_at)) as last from warning_version
         where state in ('published', 'cancelled') group by state) as ended),
      'c', (select concat_ws(':', count(*), max(id), count(undone_at)) from warning_correction),
      's', (select concat_ws(':', count(*), max(id)) from warning_sent)) as mark`.execute(db),
  )
  return rows[0]?.mark ?? ''
}
