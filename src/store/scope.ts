import { type Expression, type SqlBool, sql } from 'kysely'
import type { Scope } from '../values/scope.ts'

/**
 * The condition that a report is one that somebody may see, for the `where` of every query that answers them; `table` is
 * the name that query gives to `report`. Never null, so that its opposite finds all others.
 */
export function seenBy(scope: Scope, table: string): Expression<SqlBool> {
  if (scope === 'everything') return sql<boolean>`true`
  const { districts, organisations } = scope
  return sql<boolean>`(${sql.ref(`${table}.district`)} = any(${[...districts]}::text[])
    or coalesce(${sql.ref(`${table}.organisation_id`)} = any(${[...organisations]}::uuid[]), false))`
}

/** The condition that a report counts: nobody set it aside, and it is not one of a flood that is kept out. */
export const counts = (table: string): Expression<SqlBool> => sql<boolean>`(${sql.ref(`${table}.set_aside_at`)} is null
  and (${sql.ref(`${table}.flood_id`)} is null or exists (
    select from report_flood as let_in where let_in.id = ${sql.ref(`${table}.flood_id`)} and let_in.decision = 'let-in')))`

/** The condition that a report counts and may be seen. */
export const isVisible = (scope: Scope, table: string): Expression<SqlBool> =>
  sql<boolean>`(${counts(table)} and ${seenBy(scope, table)})`
