import { sql } from 'kysely'
import type { Db } from '../../store/transaction.ts'

/** A decision that holds: the newest about its two reports that was not undone. Ends are serials. */
export interface Standing {
  readonly kind: 'join' | 'cut'
  readonly a: string
  readonly b: string
  readonly why: string
}

const standing = sql`select distinct on (least(a, b), greatest(a, b)) kind, least(a, b) as a, greatest(a, b) as b, why
  from link_decision where undone_at is null order by least(a, b), greatest(a, b), id desc`

/** Every decision that holds. */
export async function standingDecisions(db: Db): Promise<Standing[]> {
  return (await sql<Standing>`${standing}`.execute(db)).rows
}

/** Those of which both ends are among some reports. */
export async function decisionsAmong(db: Db, serials: readonly string[]): Promise<Standing[]> {
  const among = [...serials]
  const { rows } = await sql<Standing>`select * from (${standing}) d
    where a = any(${among}::bigint[]) and b = any(${among}::bigint[])`.execute(db)
  return rows
}

/** Says of two groups whether an analyst keeps them apart. A group is a series, or a report that stands alone. */
export async function cutsAmong(db: Db, groups: readonly string[]): Promise<(a: string, b: string) => boolean> {
  const { rows } = await sql<{ a: string; b: string }>`
    select coalesce(ma.series_id, d.a::text) as a, coalesce(mb.series_id, d.b::text) as b from (${standing}) d
    left join series_report ma on ma.report = d.a left join series_report mb on mb.report = d.b
    where d.kind = 'cut'`.execute(db)
  const among = new Set(groups)
  const cuts = new Set(
    rows.filter(({ a, b }) => among.has(a) && among.has(b)).flatMap(({ a, b }) => [`${a} ${b}`, `${b} ${a}`]),
  )
  return (a, b) => cuts.has(`${a} ${b}`)
}
