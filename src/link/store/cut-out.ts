import { sql } from 'kysely'
import { writeAudit } from '../../store/audit.ts'
import { awaitLinking } from '../../store/link-waiting.ts'
import { counts, isVisible } from '../../store/scope.ts'
import type { Store } from '../../store/store.ts'
import { type Db, inTransaction } from '../../store/transaction.ts'
import type { Actor } from '../../values/actor.ts'
import { DoorchainError } from '../../values/error.ts'
import type { Scope } from '../../values/scope.ts'
import { applyDecision } from './apply-decision.ts'
import { decisionsAmong } from './decisions.ts'
import { partSeries } from './partition.ts'
import { waitTurn } from './turn.ts'

export interface CutOrder {
  /** Id of the series. */
  readonly series: string
  /** Id of the report. */
  readonly report: string
  /** In words, 1 to 600 signs. */
  readonly why: string
  /** What who cuts may see: the report, and another one of the series. */
  readonly scope: Scope
  readonly now: Date
}

/**
 * Cuts one report out of a series: it is parted from each of the others, also from those that who cuts may not see, so that it is
 * this one that leaves. At once and in every later run, until it is undone. Throws `report-not-here`, `series-wrong`.
 */
export function cutOut(store: Store, actor: Actor, order: CutOrder): Promise<void> {
  const { series: id, now } = order
  const words = order.why.replace(/\s+/g, ' ').trim()
  if (words.length < 1 || words.length > 600) throw wrong('say why, in up to 600 signs')
  return inTransaction(store, async (db) => {
    await waitTurn(db)
    const { own, others } = await findMembers(db, order)
    await sql`insert into link_decision (kind, a, b, why, decided_by, decided_at)
      select 'cut', ${own}, b, ${words}, ${actor.id}, ${now} from unnest(${others}::bigint[]) b`.execute(db)
    await partSeries(db, { id, by: actor.id, words, now })
    await writeAudit(db, actor, { action: 'report-cut-out', subject: { kind: 'series', id } })
  })
}

async function findMembers(db: Db, { series, report, scope }: CutOrder) {
  const rows = await db
    .selectFrom('series_report as m')
    .innerJoin('report as r', 'r.serial', 'm.report')
    .select(['r.serial', 'r.id', sql<boolean>`${isVisible(scope, 'r')}`.as('isVisible')])
    .where('m.series_id', '=', series)
    .where(counts('r'))
    .orderBy('r.serial')
    .execute()
  const own = rows.find(({ id, isVisible }) => id === report && isVisible)
  if (!own) throw new DoorchainError('report-not-here')
  const others = rows.filter((one) => one !== own)
  if (!others.some(({ isVisible }) => isVisible)) throw wrong('it is the only one of them that you may see')
  return { own: own.serial, others: others.map(({ serial }) => serial) }
}

/**
 * Undoes a decision and what was decided in the same step: a report that was cut out is parted from none of the others any more.
 * What held before holds again, and the reports are compared once more. Both reports of the decision have to be seen. Throws
 * `series-wrong`.
 */
export function undoStep(
  store: Store,
  actor: Actor,
  { id, scope, now }: { readonly id: string; readonly scope: Scope; readonly now: Date },
): Promise<void> {
  return inTransaction(store, async (db) => {
    await waitTurn(db)
    const named = await findDecision(db, id, scope)
    const undone = await db
      .updateTable('link_decision')
      .set({ undone_by: actor.id, undone_at: now })
      .where('kind', '=', named.kind)
      .where('a', '=', named.a)
      .where('decided_by', '=', named.decided_by)
      .where('decided_at', '=', named.decided_at)
      .where('undone_at', 'is', null)
      .$if(named.kind === 'join', (query) => query.where('b', '=', named.b))
      .returning(['a', 'b'])
      .execute()
    if (named.kind === 'join') await dropJoin(db, named)
    const standing = await standingAgain(db, undone)
    for (const one of standing) await applyDecision(db, { ...one, by: actor.id, now })
    if (named.kind === 'join' && standing.length === 0)
      await applyDecision(db, { kind: 'part', a: named.a, b: named.b, why: '', by: actor.id, now })
    const again = named.kind === 'cut' ? [named.a] : [named.a, named.b]
    await awaitLinking(db, again)
    await writeAudit(db, actor, { action: 'decision-undone', subject: { kind: 'decision', id } })
  })
}

async function findDecision(db: Db, id: string, scope: Scope) {
  const found = await db
    .selectFrom('link_decision as d')
    .innerJoin('report as r', 'r.serial', 'd.a')
    .innerJoin('report as o', 'o.serial', 'd.b')
    .select(['d.kind', 'd.a', 'd.b', 'd.decided_by', 'd.decided_at'])
    .where('d.id', '=', /^\d{1,18}$/.test(id) ? id : '0')
    .where('d.undone_at', 'is', null)
    .where(isVisible(scope, 'r'))
    .where(isVisible(scope, 'o'))
    .executeTakeFirst()
  if (!found) throw wrong('there is no such decision, or it was undone already')
  return found
}

/** Earlier decisions about the same two reports each, which hold again. */
async function standingAgain(db: Db, undone: readonly { readonly a: string; readonly b: string }[]) {
  const pairOf = (a: string, b: string) => (BigInt(a) < BigInt(b) ? `${a} ${b}` : `${b} ${a}`)
  const pairs = new Set(undone.map(({ a, b }) => pairOf(a, b)))
  const among = await decisionsAmong(db, [...new Set(undone.flatMap(({ a, b }) => [a, b]))])
  return among.filter(({ a, b }) => pairs.has(pairOf(a, b)))
}

const dropJoin = (db: Db, { a, b }: { readonly a: string; readonly b: string }) =>
  db
    .deleteFrom('series_link')
    .where('by', '=', 'analyst')
    .where('a', '=', sql<string>`least(${a}::bigint, ${b}::bigint)`)
    .where('b', '=', sql<string>`greatest(${a}::bigint, ${b}::bigint)`)
    .execute()

const wrong = (problem: string) => new DoorchainError('series-wrong', { problem })
