import { writeAudit } from '../../store/audit.ts'
import { isVisible } from '../../store/scope.ts'
import type { Store } from '../../store/store.ts'
import { type Db, inTransaction } from '../../store/transaction.ts'
import type { Actor } from '../../values/actor.ts'
import { DoorchainError } from '../../values/error.ts'
import type { Scope } from '../../values/scope.ts'
import { applyDecision } from './apply-decision.ts'
import { waitTurn } from './turn.ts'

export interface LinkDecisionOrder {
  readonly kind: 'join' | 'cut'
  /** Ids of the reports. */
  readonly a: string
  readonly b: string
  /** In words, 1 to 600 signs. */
  readonly why: string
  /** What who decides may see: both reports. */
  readonly scope: Scope
  readonly now: Date
}

/**
 * Joins or parts two reports, at once and in every later run, until it is undone or decided anew. Throws `report-not-here` and
 * `series-wrong`.
 */
export function decideLink(store: Store, actor: Actor, order: LinkDecisionOrder): Promise<{ readonly id: string }> {
  const { kind, scope, now } = order
  const why = order.why.replace(/\s+/g, ' ').trim()
  if (why.length < 1 || why.length > 600) throw wrong('say why, in up to 600 signs')
  return inTransaction(store, async (db) => {
    await waitTurn(db)
    const [a, b] = [await findReport(db, order.a, scope), await findReport(db, order.b, scope)]
    if (a === b) throw wrong('it is one and the same report')
    const row = { kind, a, b, why, decided_by: actor.id, decided_at: now, undone_by: null, undone_at: null }
    const { id } = await db.insertInto('link_decision').values(row).returning('id').executeTakeFirstOrThrow()
    await applyDecision(db, { kind, a, b, why, by: actor.id, now })
    await writeAudit(db, actor, {
      action: `reports-${kind === 'join' ? 'joined' : 'parted'}`,
      subject: { kind: 'decision', id },
    })
    return { id }
  })
}

async function findReport(db: Db, id: string, scope: Scope): Promise<string> {
  const row = await db
    .selectFrom('report as r')
    .select('r.serial')
    .where('r.id', '=', id)
    .where(isVisible(scope, 'r'))
    .executeTakeFirst()
  if (!row) throw new DoorchainError('report-not-here')
  return row.serial
}

const wrong = (problem: string) => new DoorchainError('series-wrong', { problem })
