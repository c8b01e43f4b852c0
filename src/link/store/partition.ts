import { sql } from 'kysely'
import type { Db } from '../../store/transaction.ts'
import { openUnion } from '../series/union.ts'
import { decisionsAmong } from './decisions.ts'
import type { Group } from './reconcile.ts'
import { settleGroups } from './settle.ts'
import { showAnew } from './shown.ts'

export interface Parting {
  readonly id: string
  readonly by: string | null
  readonly words: string | null
  readonly now: Date
}

/** Parts a series as its stored links and what analysts decided say: where nothing is cut and all hangs together, nothing changes. */
export async function partSeries(db: Db, { id, by, words, now }: Parting): Promise<void> {
  const rows = await db
    .selectFrom('series_report')
    .select('report')
    .where('series_id', '=', id)
    .orderBy('report')
    .execute()
  const members = rows.map(({ report }) => report)
  const groups = await hangingTogether(db, id, members)
  if (groups.length === 1 && groups[0]!.reports.length === members.length) return
  const before = new Map(members.map((serial) => [serial, id]))
  await settleGroups(db, { groups: groups.filter(({ reports }) => reports.length > 1), before, by, words, now })
  await dropTornLinks(db, members)
  await showAnew(db, groups)
}

async function hangingTogether(db: Db, id: string, members: readonly string[]): Promise<Group[]> {
  const at = new Map(members.map((serial, place) => [serial, place]))
  const decisions = await decisionsAmong(db, members)
  const links = await db
    .selectFrom('series_link')
    .select(['a', 'b'])
    .where('series_id', '=', id)
    .where('by', '=', 'score')
    .orderBy('probability', 'desc')
    .orderBy('a')
    .orderBy('b')
    .execute()
  const placed = (kind: 'join' | 'cut') =>
    decisions.filter((one) => one.kind === kind).map(({ a, b }) => [at.get(a)!, at.get(b)!] as const)
  const union = openUnion(members.length, placed('cut'))
  for (const [a, b] of placed('join')) union.join(a, b)
  for (const { a, b } of links) if (at.has(a) && at.has(b)) union.join(at.get(a)!, at.get(b)!)
  const byRoot = new Map<number, string[]>()
  for (const serial of members) {
    const root = union.find(at.get(serial)!)
    byRoot.set(root, [...(byRoot.get(root) ?? []), serial])
  }
  return [...byRoot.values()].map((reports) => ({ reports }))
}

/** Links whose ends are of different series now. */
export async function dropTornLinks(db: Db, members: readonly string[]): Promise<void> {
  const all = [...members]
  await sql`delete from series_link l where (l.a = any(${all}::bigint[]) or l.b = any(${all}::bigint[])) and (
    not exists (select from series_report m where m.report = l.a and m.series_id = l.series_id)
    or not exists (select from series_report m where m.report = l.b and m.series_id = l.series_id))`.execute(db)
}
