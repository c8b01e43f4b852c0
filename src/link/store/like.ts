import { sql } from 'kysely'
import { isVisible } from '../../store/scope.ts'
import type { Db } from '../../store/transaction.ts'
import { DoorchainError } from '../../values/error.ts'
import type { Scope } from '../../values/scope.ts'
import { mostOfKey } from '../series/keys.ts'
import { type IsGenuine, tellingOf } from '../series/report.ts'

/** A report with something in common with another, as the desk lists it. */
export interface LikeReport {
  readonly id: string
  /** YYYY-MM-DD. */
  readonly happenedOn: string
  readonly district: string
  readonly force: string
  readonly script: string | null
  readonly series: string | null
}

/** What a report has in common with others. */
export interface Shared {
  readonly what: 'number' | 'account' | 'address'
  readonly value: string
  /** Newest first; up to 100. */
  readonly reports: readonly LikeReport[]
  /** Whether there are more than 100 that may be seen: then it tells little. */
  readonly isCommon: boolean
}

/**
 * Other reports that somebody may see with the same number, account or web address as one they may see. What they may not see is
 * neither answered nor counted. Throws `report-not-here`.
 */
export async function reportsLike(
  db: Db,
  serial: string,
  { scope, isGenuine }: { readonly scope: Scope; readonly isGenuine: IsGenuine },
): Promise<Shared[]> {
  const own = await db
    .selectFrom('report as r')
    .select(['r.shown', 'r.spoken', 'r.accounts', 'r.urls'])
    .where('r.serial', '=', serial)
    .where(isVisible(scope, 'r'))
    .executeTakeFirst()
  if (!own) throw new DoorchainError('report-not-here')
  const values = [
    ...tellingOf([...own.shown, ...own.spoken], isGenuine).map((value) => ({ what: 'number' as const, value })),
    ...own.accounts.map((value) => ({ what: 'account' as const, value })),
    ...own.urls.map((value) => ({ what: 'address' as const, value })),
  ]
  const all: Shared[] = []
  for (const { what, value } of values) {
    const found = await withValue(db, { serial, scope, value })
    if (found.length === 0) continue
    all.push({ what, value, reports: found.slice(0, mostOfKey), isCommon: found.length > mostOfKey })
  }
  return all
}

const withValue = (
  db: Db,
  { serial, scope, value }: { serial: string; scope: Scope; value: string },
): Promise<LikeReport[]> =>
  db
    .selectFrom('report as r')
    .leftJoin('series_report as m', 'm.report', 'r.serial')
    .select(['r.id', 'r.happened_on as happenedOn', 'r.district', 'r.force', 'r.script', 'm.series_id as series'])
    .where(sql<boolean>`(r.shown || r.spoken || r.accounts || r.urls) @> array[${value}]::text[]`)
    .where('r.serial', '<>', serial)
    .where(isVisible(scope, 'r'))
    .orderBy('r.happened_on', 'desc')
    .orderBy('r.serial', 'desc')
    .limit(mostOfKey + 1)
    .execute()
