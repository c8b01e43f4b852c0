import { sql } from 'kysely'
import { isVisible } from '../../store/scope.ts'
import type { Db } from '../../store/transaction.ts'
import { DoorchainError } from '../../values/error.ts'
import { idOf } from '../../values/reference.ts'
import type { Scope } from '../../values/scope.ts'
import { firstVisible } from './read-series.ts'

export interface PartnerAsked {
  /** Id of the series that is joined to. */
  readonly series: string
  /** A report or another series, as somebody wrote it. */
  readonly other: string
  readonly scope: Scope
}

/** A report of a series, and one of what is to be joined with it, by their ids; both may be seen. Throws `series-unknown`, `series-wrong`. */
export async function partnerFor(db: Db, { series, other, scope }: PartnerAsked): Promise<{ a: string; b: string }> {
  const wanted = idOf(other.replace(/^\s*series\s+/i, ''))
  const a = await firstVisible(db, series, scope)
  if (a === null) throw new DoorchainError('series-unknown')
  const b = wanted && ((await reportWith(db, wanted, scope)) ?? (await firstVisible(db, wanted, scope)))
  if (!b) throw new DoorchainError('series-wrong', { problem: 'no report or series that you may see is called that' })
  if (wanted === series || (await isOf(db, series, b)))
    throw new DoorchainError('series-wrong', { problem: 'it belongs to this series already' })
  return { a, b }
}

async function reportWith(db: Db, id: string, scope: Scope): Promise<string | null> {
  const query = db.selectFrom('report as r').select('r.id').where('r.id', '=', id).where(isVisible(scope, 'r'))
  return (await query.executeTakeFirst())?.id ?? null
}

const isOf = async (db: Db, series: string, report: string): Promise<boolean> =>
  (await db
    .selectFrom('series_report as m')
    .select(sql<number>`1`.as('one'))
    .where('m.series_id', '=', series)
    .where('m.report', '=', db.selectFrom('report as r').select('r.serial').where('r.id', '=', report))
    .executeTakeFirst()) !== undefined
