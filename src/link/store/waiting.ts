import { setImmediate as breathe } from 'node:timers/promises'
import { type Expression, sql } from 'kysely'
import { prepared } from '../../store/prepared.ts'
import { counts } from '../../store/scope.ts'
import type { Store } from '../../store/store.ts'
import { type Db, inTransaction } from '../../store/transaction.ts'
import { linkReport } from './link-report.ts'
import { looksOf } from './looks.ts'
import type { LinkMeans } from './means.ts'
import { linkSelect, type Stored } from './stored.ts'
import { tacticRarity } from './tactics.ts'
import { tryTurn } from './turn.ts'

export interface Linking {
  readonly means: LinkMeans
  /** The clock. */
  readonly now: () => Date
  readonly isStopping: () => boolean
}

/** How many reports were linked, and what became of them. */
export interface LinkingDone {
  readonly reports: number
  /** Reports that went to a series. */
  readonly joined: number
  /** Reports kept out as part of a flood. */
  readonly floods: number
  /** Reports that could not be linked; they are tried again at the next call. */
  readonly failed: number
  /** The first thing that went wrong; null where nothing did. */
  readonly problem: unknown
}

/** A report that waits, and what its linking asks of it. */
export interface Waiting extends Stored {
  readonly counted: boolean
  /** Unverified reports from the same connection received on the same day (UTC), up to one more than tells. */
  readonly of_origin: number
}

/**
 * Compares every report that was not yet with the others, in order of arrival, each in a transaction of its own: what is not
 * done when the process ends is done at the next call. Of several processes one links; the others come back with nothing done.
 * Between two of them the rest of the process has its turn: the embedded database gives it none.
 */
export async function linkWaiting(store: Store, { means, now, isStopping }: Linking): Promise<LinkingDone> {
  const done = { reports: 0, joined: 0, floods: 0, failed: 0, problem: null as unknown }
  const looks = looksOf(store)
  let after = '0'
  while (!isStopping()) {
    const rarity = await tacticRarity(store, now())
    let serial: string | null = null
    try {
      const became = await inTransaction(store, async (db) => {
        const waiting = await nextWaiting(db, after)
        if (!waiting) return null
        serial = waiting.serial
        return linkReport(db, waiting, { means, rarity, looks, now: now() })
      })
      if (became === null) break
      done.reports++
      if (became === 'series') done.joined++
      if (became === 'flood') done.floods++
    } catch (error) {
      if (serial === null) throw error
      done.failed++
      done.problem ??= error
    }
    if (serial !== null) after = serial
    await breathe()
  }
  return done
}

/**
 * The next that waits, locked, where it is our turn; one that somebody else changes at the moment is left for later. In one
 * statement, for each takes as long as the way to the server and back.
 */
async function nextWaiting(db: Db, after: string): Promise<Waiting | undefined> {
  const { rows } = await sql<Waiting>`${prepared}
    with turn as materialized (select ${tryTurn} as mine),
    next as materialized (
      select held.* from turn cross join link_waiting w
        cross join lateral (select ${linkSelect}, r.set_aside_at, r.flood_id from report r where r.serial = w.report for update skip locked) held
      where turn.mine and w.report > ${after} order by w.report limit 1 for update of w skip locked)
    select ${linkSelect}, ${counts('r')} as counted, ${ofOrigin} as of_origin from next r`.execute(db)
  return rows[0]
}

const ofOrigin: Expression<unknown> = sql`(case when r.origin is null or r.trust <> 'unverified' then 0 else (
  select count(*)::integer from (select from report o where o.origin = r.origin and o.trust = 'unverified'
    and o.received_at >= date_trunc('day', r.received_at, 'UTC')
    and o.received_at < date_trunc('day', r.received_at, 'UTC') + interval '1 day' limit 20) some_of_it) end)`
