import { type Expression, type SqlBool, sql } from 'kysely'
import { counts, seenBy } from '../../store/scope.ts'
import type { Scope } from '../../values/scope.ts'

/** Which reports are counted. What is left out does not matter. */
export interface ReportQuery {
  readonly scope: Scope
  /** Codes; null: everywhere. */
  readonly districts: readonly string[] | null
  /** First and last day on which it happened, YYYY-MM-DD, in the UK. */
  readonly from: string
  readonly to: string
  readonly script?: string
  /** Id of a series, and of a spike. */
  readonly series?: string
  readonly spike?: string
}

/** The condition for `report as r` that a report is of the area, the period and what else is asked; whether it counts or not. */
export function asked({ scope, districts, from, to, script, series, spike }: ReportQuery): Expression<SqlBool> {
  const parts = [seenBy(scope, 'r'), sql<SqlBool>`r.happened_on between ${from}::date and ${to}::date`]
  if (districts) parts.push(sql<SqlBool>`r.district = any(${[...districts]}::text[])`)
  if (script !== undefined) parts.push(sql<SqlBool>`r.script = ${script}`)
  if (series !== undefined)
    parts.push(sql<SqlBool>`r.serial in (select m.report from series_report m where m.series_id = ${series})`)
  if (spike !== undefined)
    parts.push(sql<SqlBool>`r.serial in (select m.report from spike_report m where m.spike_id = ${spike}::bigint)`)
  return sql<SqlBool>`(${sql.join(parts, sql` and `)})`
}

/** The same, of those only that count. */
export const counted = (query: ReportQuery): Expression<SqlBool> => sql<SqlBool>`(${asked(query)} and ${counts('r')})`
