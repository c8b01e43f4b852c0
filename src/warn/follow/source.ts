import type { Selectable } from 'kysely'
import { writeAudit } from '../../store/audit.ts'
import type { Store } from '../../store/store.ts'
import type { WarningSourceTable } from '../../store/tables-warnings.ts'
import { inTransaction, reading } from '../../store/transaction.ts'
import type { Actor } from '../../values/actor.ts'
import { DoorchainError } from '../../values/error.ts'
import type { Fetcher } from '../fetch/fetcher.ts'
import { addressOf } from '../take-in/address.ts'
import { discover } from './discover.ts'

/** What is shown of a feed that is followed, or was. */
const shownColumns = [
  'id',
  'address',
  'title',
  'every_minutes',
  'added_by',
  'added_at',
  'stopped_at',
  'next_at',
  'tried_at',
  'done_at',
  'failures',
  'problem',
] as const

export type Source = Pick<Selectable<WarningSourceTable>, (typeof shownColumns)[number]>

/** How often a feed may be asked, in minutes; the table allows no other. */
export const leastMinutes = 15
const mostMinutes = 10_080
export const usualMinutes = 60

/** Those that are followed first, by name. */
export const listSources = (store: Store): Promise<Source[]> =>
  reading(store, (db) =>
    db
      .selectFrom('warning_source')
      .select(shownColumns)
      .orderBy(({ eb }) => eb('stopped_at', 'is not', null))
      .orderBy('title')
      .orderBy('id')
      .execute(),
  )

export interface NewSource {
  /** Of a feed, or of a page that names one. */
  readonly address: string
  /** 15 to 10,080. */
  readonly everyMinutes: number
  readonly fetcher: Fetcher
  readonly now: Date
}

/**
 * Begins to follow a feed, also one that was stopped; it is due at once. Throws `source-known`, `input-wrong`,
 * `feed-unreadable`, `fetch-refused` and `fetch-failed`.
 */
export async function addSource(store: Store, actor: Actor, order: NewSource): Promise<Source> {
  const { everyMinutes, fetcher, now } = order
  if (!Number.isInteger(everyMinutes) || everyMinutes < leastMinutes || everyMinutes > mostMinutes)
    throw new DoorchainError('input-wrong', {
      problem: `A feed is read every ${leastMinutes} to ${mostMinutes} minutes`,
    })
  const asked = addressOf(order.address.trim()) ?? order.address.trim()
  const known = await findSource(store, asked)
  if (known) return resume(store, actor, { source: known, ...order })
  const { address, feed } = await discover(fetcher, asked, now)
  const named = address === asked ? undefined : await findSource(store, address)
  if (named) return resume(store, actor, { source: named, ...order })
  const title = feed.title || new URL(address).hostname.slice(0, 200)
  return insertSource(store, actor, {
    address,
    title,
    every_minutes: everyMinutes,
    added_by: actor.id,
    added_at: now,
    next_at: now,
  })
}

const findSource = (store: Store, address: string): Promise<Source | undefined> =>
  reading(store, (db) =>
    db.selectFrom('warning_source').select(shownColumns).where('address', '=', address).executeTakeFirst(),
  )

type Again = Pick<NewSource, 'everyMinutes' | 'now'> & { readonly source: Source }

/** Throws `source-known` for one that was not stopped. */
function resume(store: Store, actor: Actor, { source, everyMinutes, now }: Again): Promise<Source> {
  if (source.stopped_at === null) throw new DoorchainError('source-known', { title: source.title })
  return changeSource(store, actor, { id: source.id, change: 'resumed', everyMinutes, now })
}

type Beginning = Pick<Source, 'address' | 'title' | 'every_minutes' | 'added_by' | 'added_at' | 'next_at'>

const insertSource = (store: Store, actor: Actor, row: Beginning): Promise<Source> =>
  inTransaction(store, async (db) => {
    const { address, title, every_minutes: everyMinutes } = row
    const source = await db
      .insertInto('warning_source')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .returning(shownColumns)
      .executeTakeFirst()
    if (!source) throw new DoorchainError('source-known', { title })
    await writeAudit(db, actor, {
      action: 'warning-source-added',
      subject: { kind: 'warning-source', id: source.id },
      after: { address, title, everyMinutes },
    })
    return source
  })

const changes = {
  /** What was taken in stays. */
  stopped: (now: Date) => ({ stopped_at: now }),
  resumed: (now: Date) => ({ stopped_at: null, next_at: now, failures: 0 }),
  /** "Fetch now": due at once. */
  hastened: (now: Date) => ({ next_at: now }),
} as const

export type SourceChange = keyof typeof changes

export interface ChangeOrder {
  readonly id: string
  readonly change: SourceChange
  readonly everyMinutes?: number
  readonly now: Date
}

/** Stops a source, begins to follow it again, or makes it due; what is so already stays. Throws `source-unknown`. */
export const changeSource = (
  store: Store,
  actor: Actor,
  { id, change, everyMinutes, now }: ChangeOrder,
): Promise<Source> =>
  inTransaction(store, async (db) => {
    const source = /^\d{1,18}$/.test(id)
      ? await db.selectFrom('warning_source').select(shownColumns).where('id', '=', id).forUpdate().executeTakeFirst()
      : undefined
    if (!source) throw new DoorchainError('source-unknown')
    if ((change === 'resumed') === (source.stopped_at === null)) return source
    const every = everyMinutes === undefined ? {} : { every_minutes: everyMinutes }
    await writeAudit(db, actor, {
      action: `warning-source-${change}`,
      subject: { kind: 'warning-source', id },
      after: { address: source.address },
    })
    return db
      .updateTable('warning_source')
      .set({ ...changes[change](now), ...every })
      .where('id', '=', id)
      .returning(shownColumns)
      .executeTakeFirstOrThrow()
  })
