import { sql } from 'kysely'
import { writeAudit } from '../store/audit.ts'
import { awaitLinking } from '../store/link-waiting.ts'
import type { Store } from '../store/store.ts'
import { type Db, inTransaction } from '../store/transaction.ts'
import type { Actor } from '../values/actor.ts'
import { isDay } from '../values/day.ts'
import { DoorchainError } from '../values/error.ts'
import { demandKey } from './keys.ts'
import { demandWhy } from './look.ts'

type OfOrganisation = Actor & { readonly organisation: string }

/** How many reports came with a key. */
export interface KeyReports {
  readonly all: number
  /** On a day (of the UK) or later, and of these how many are set aside. */
  readonly since: number
  readonly aside: number
}

/** Counts the reports that came with a key, and those since a day, YYYY-MM-DD. */
export async function countKeyReports(db: Db, key: string, since: string): Promise<KeyReports> {
  const { rows } = await sql<KeyReports>`select count(*)::integer as all,
      count(*) filter (where ${cameSince(since)})::integer as since,
      count(*) filter (where ${cameSince(since)} and set_aside_at is not null)::integer as aside
    from report where key_id = ${key}`.execute(db)
  return rows[0]!
}

const cameSince = (day: string) => sql<boolean>`(received_at at time zone 'Europe/London')::date >= ${day}::date`

/**
 * Sets aside every report that came with a key that has ended, on a day or later, and was not set aside yet: somebody else may
 * have had it. All or none. How many. Throws `not-there`, `input-wrong`, `report-wrong` without a reason.
 */
export function setKeyReportsAside(
  store: Store,
  actor: OfOrganisation,
  { id, since, why, now }: { readonly id: string; readonly since: string; readonly why: string; readonly now: Date },
): Promise<number> {
  demandWhy(why)
  if (!isDay(since)) throw new DoorchainError('input-wrong', { problem: 'Give a day' })
  return inTransaction(store, async (db) => {
    const { endedAt } = await demandKey(db, actor.organisation, id)
    if (endedAt === null) throw new DoorchainError('input-wrong', { problem: 'End the key first' })
    const aside = { aside_since: since, aside_by: actor.id, aside_at: now }
    const key = db.updateTable('reporter_key').set(aside).where('id', '=', id).where('aside_at', 'is', null)
    if (!(await key.returning('id').executeTakeFirst()))
      throw new DoorchainError('input-wrong', { problem: 'Its reports are set aside already' })
    const reports = await db
      .updateTable('report')
      .set({ set_aside_at: now, set_aside_why: why.trim(), looked_at: now, looked_by: actor.id })
      .where('key_id', '=', id)
      .where('set_aside_at', 'is', null)
      .where(cameSince(since))
      .returning('serial')
      .execute()
    await linkAnew(db, reports)
    await writeAudit(db, actor, {
      action: 'reporter-key-reports-set-aside',
      subject: { kind: 'reporter-key', id },
      after: { since, reports: reports.length },
    })
    return reports.length
  })
}

/**
 * Takes that back: what was set aside then, and nothing was decided about since, counts again. All or none. How many. Throws
 * `not-there`, `input-wrong` where they are not set aside.
 */
export function countKeyReportsAgain(
  store: Store,
  actor: OfOrganisation,
  { id }: { readonly id: string },
): Promise<number> {
  return inTransaction(store, async (db) => {
    const { asideSince, asideAt } = await demandKey(db, actor.organisation, id)
    const none = { aside_since: null, aside_by: null, aside_at: null }
    const key = db.updateTable('reporter_key').set(none).where('id', '=', id).where('aside_at', '=', asideAt)
    if (!(await key.returning('id').executeTakeFirst()))
      throw new DoorchainError('input-wrong', { problem: 'Its reports are not set aside' })
    const reports = await db
      .updateTable('report')
      .set({ set_aside_at: null, set_aside_why: null, looked_at: null, looked_by: null })
      .where('key_id', '=', id)
      .where('set_aside_at', '=', asideAt)
      .returning('serial')
      .execute()
    await linkAnew(db, reports)
    await writeAudit(db, actor, {
      action: 'reporter-key-reports-counted-again',
      subject: { kind: 'reporter-key', id },
      before: { since: asideSince },
      after: { reports: reports.length },
    })
    return reports.length
  })
}

const linkAnew = (db: Db, reports: readonly { readonly serial: string }[]) =>
  awaitLinking(
    db,
    reports.map(({ serial }) => serial),
  )
