import { sql } from 'kysely'
import { seenBy } from '../../store/scope.ts'
import type { Db } from '../../store/transaction.ts'
import type { Scope } from '../../values/scope.ts'

/** The reports behind a figure: ids of those that somebody may see, and how many there are besides. */
export interface Behind {
  readonly ids: readonly string[]
  readonly others: number
}

/** The reports behind each figure of a version, by the figure's name. */
export async function readBehind(
  db: Db,
  { id, number, scope }: { readonly id: string; readonly number: number; readonly scope: Scope },
): Promise<ReadonlyMap<string, Behind>> {
  const rows = await db
    .selectFrom('warning_figure_report as f')
    .innerJoin('report as r', 'r.serial', 'f.report')
    .select(['f.name', 'r.id', sql<boolean>`${seenBy(scope, 'r')}`.as('seen')])
    .where('f.warning_id', '=', id)
    .where('f.number', '=', number)
    .orderBy('f.report')
    .execute()
  const found = new Map<string, { ids: string[]; others: number }>()
  for (const { name, id: report, seen } of rows) {
    const one = found.get(name) ?? { ids: [], others: 0 }
    if (seen) one.ids.push(report)
    else one.others += 1
    found.set(name, one)
  }
  return found
}
