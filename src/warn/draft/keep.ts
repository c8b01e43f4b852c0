import { sql } from 'kysely'
import type { Db } from '../../store/transaction.ts'
import { dayInLondon } from '../../values/london-day.ts'
import type { Figure } from './figure.ts'
import { behind } from './measured.ts'

interface Keeping {
  readonly id: string
  readonly number: number
  readonly figures: readonly Figure[]
  readonly now: Date
}

/** Keeps the figures of a version with the reports behind each; one of the same name is replaced. */
export async function keepFigures(db: Db, { id, number, figures, now }: Keeping): Promise<void> {
  for (const { name, query, value, words } of figures) {
    const key = { warning_id: id, number, name }
    const asked = { query: JSON.stringify(query), words, value: JSON.stringify(value), counted_at: now }
    const renewed = { ...asked, value_now: null, recounted_at: null }
    await db
      .insertInto('warning_figure')
      .values({ ...key, ...renewed })
      .onConflict((same) => same.columns(['warning_id', 'number', 'name']).doUpdateSet(renewed))
      .execute()
    await db
      .deleteFrom('warning_figure_report')
      .where('warning_id', '=', id)
      .where('number', '=', number)
      .where('name', '=', name)
      .execute()
    const reports = await behind(db, query.ask, { measure: query.measure, today: dayInLondon(now) })
    await sql`insert into warning_figure_report (warning_id, number, name, report)
      select ${id}, ${number}::integer, ${name}, report from unnest(${[...reports]}::bigint[]) report`.execute(db)
  }
}
