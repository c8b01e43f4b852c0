import { sql } from 'kysely'
import { writeAudit } from '../store/audit.ts'
import { awaitLinking } from '../store/link-waiting.ts'
import { seenBy } from '../store/scope.ts'
import type { Store } from '../store/store.ts'
import { type Db, inTransaction, reading } from '../store/transaction.ts'
import { DoorchainError } from '../values/error.ts'
import type { Scope } from '../values/scope.ts'
import { type Looker, seeingFor } from './looking.ts'
import { scopeOf } from './scope.ts'

/** Many alike reports at a time, as far as somebody sees them. */
export interface Flood {
  readonly id: string
  readonly why: 'origin' | 'wording' | 'number'
  readonly noticedAt: Date
  readonly decision: 'kept-out' | 'let-in' | null
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
  /** Id of the one that stands for all; null where it is gone or not seen. */
  readonly first: string | null
  /** Its reports that are seen, and their first and last day. */
  readonly seen: number
  readonly from: string | null
  readonly to: string | null
  /** All of them, wherever. */
  readonly all: number
  /** Whether every one lies where this person writes: who sees a part cannot judge the whole. */
  readonly mayDecide: boolean
}

/** Where somebody is a writer. */
export const writingScope = ({ coordinator, view }: Looker): Scope =>
  scopeOf(
    coordinator.grants.filter(({ role }) => role === 'writer'),
    view,
  )

/** Floods with a report that somebody may see: those that nobody decided about first, then the newest. */
export async function listFloods(store: Store, looker: Looker): Promise<readonly Flood[]> {
  return reading(store, (db) => selectFloods(db, looker).execute())
}

const selectFloods = (db: Db, looker: Looker) => {
  const { scope } = seeingFor(looker)
  return db
    .selectFrom('report_flood as f')
    .innerJoin('report as r', 'r.flood_id', 'f.id')
    .leftJoin('report as one', (join) => join.onRef('one.serial', '=', 'f.first_report').on(seenBy(scope, 'one')))
    .select(['f.id', 'f.why', 'f.noticed_at as noticedAt', 'f.decision', 'f.decided_by as decidedBy'])
    .select(['f.decided_at as decidedAt', 'one.id as first'])
    .select(sql<number>`(count(*) filter (where ${seenBy(scope, 'r')}))::integer`.as('seen'))
    .select(sql<string | null>`min(r.happened_on) filter (where ${seenBy(scope, 'r')})`.as('from'))
    .select(sql<string | null>`max(r.happened_on) filter (where ${seenBy(scope, 'r')})`.as('to'))
    .select(sql<number>`count(*)::integer`.as('all'))
    .select(sql<boolean>`bool_and(${seenBy(writingScope(looker), 'r')})`.as('mayDecide'))
    .groupBy(['f.id', 'one.id'])
    .having(sql<boolean>`bool_or(${seenBy(scope, 'r')})`)
    .orderBy(sql`f.decision is not null`)
    .orderBy('f.id', 'desc')
    .limit(50)
}

/** Keeps a flood out, or lets it in: all its reports at once. They are compared with the others anew. Throws `report-not-here`, `not-allowed`. */
export async function decideFlood(
  store: Store,
  looker: Looker,
  { id, decision }: { readonly id: string; readonly decision: 'kept-out' | 'let-in' },
): Promise<void> {
  await inTransaction(store, async (db) => {
    const isId = /^\d{1,18}$/.test(id)
    const flood = isId ? await selectFloods(db, looker).where('f.id', '=', id).executeTakeFirst() : undefined
    if (!flood) throw new DoorchainError('report-not-here')
    const grant = looker.coordinator.grants.find(({ role }) => role === 'writer')
    if (!flood.mayDecide || !grant) throw new DoorchainError('not-allowed')
    const decided = { decision, decided_by: looker.coordinator.id, decided_at: looker.now }
    await db.updateTable('report_flood').set(decided).where('id', '=', id).execute()
    const all = await db.selectFrom('report').select('serial').where('flood_id', '=', id).execute()
    await awaitLinking(
      db,
      all.map(({ serial }) => serial),
    )
    await writeAudit(
      db,
      { ...looker.actor, organisation: grant.organisation },
      {
        action: `report-flood-${decision}`,
        subject: { kind: 'report-flood', id },
        before: { decision: flood.decision },
        after: { reports: flood.all },
      },
    )
  })
}
