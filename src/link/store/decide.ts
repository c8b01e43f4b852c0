import { writeAudit } from '../../store/audit.ts'
import { awaitLinking } from '../../store/link-waiting.ts'
import type { Store } from '../../store/store.ts'
import { type Db, inTransaction } from '../../store/transaction.ts'
import type { Actor } from '../../values/actor.ts'
import { DoorchainError } from '../../values/error.ts'
import type { Scope } from '../../values/scope.ts'
import { type Applying, applyDecision } from './apply-decision.ts'
import { standingAbout } from './decisions.ts'
import { isVisible } from './read-series.ts'
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

/** Undoes a decision: what was decided before about the same two holds again, else what the program finds. Throws `series-wrong`. */
export function undoDecision(
  store: Store,
  actor: Actor,
  { id, scope, now }: { readonly id: string; readonly scope: Scope; readonly now: Date },
): Promise<void> {
  return inTransaction(store, async (db) => {
    await waitTurn(db)
    const undone = await db
      .updateTable('link_decision as d')
      .set({ undone_by: actor.id, undone_at: now })
      .where('d.id', '=', /^\d{1,18}$/.test(id) ? id : '0')
      .where('d.undone_at', 'is', null)
      .where((is) =>
        is.exists(
          is
            .selectFrom('report as r')
            .innerJoin('report as o', (join) => join.onRef('o.serial', '=', 'd.b'))
            .select('r.serial')
            .whereRef('r.serial', '=', 'd.a')
            .where(isVisible(scope, 'r'))
            .where(isVisible(scope, 'o')),
        ),
      )
      .returning(['d.kind', 'd.a', 'd.b'])
      .executeTakeFirst()
    if (!undone) throw wrong('there is no such decision, or it was undone already')
    await lookAgain(db, { ...undone, by: actor.id, now })
    await writeAudit(db, actor, { action: 'decision-undone', subject: { kind: 'decision', id } })
  })
}

/** What holds about two reports once a decision about them is gone. Both are compared with the others once more. */
async function lookAgain(db: Db, { a, b, by, now }: Omit<Applying, 'why'>): Promise<void> {
  await db
    .deleteFrom('series_link')
    .where('by', '=', 'analyst')
    .where((is) => is.or([is.and({ a, b }), is.and({ a: b, b: a })]))
    .execute()
  const standing = await standingAbout(db, a, b)
  await applyDecision(db, standing ? { ...standing, by, now } : { kind: 'part', a, b, why: '', by, now })
  await awaitLinking(db, [a, b])
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
