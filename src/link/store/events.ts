import { type Expression, sql } from 'kysely'
import type { Db } from '../../store/transaction.ts'
import type { SeriesEventKind } from './seen.ts'

export interface Happened {
  readonly id: string
  readonly what: SeriesEventKind
  readonly other?: string
  /** How many the series has now. */
  readonly reports: number
  /** Null or missing: the program. */
  readonly by?: string | null
  readonly words?: string | null
  readonly now: Date
}

/** Writes into the history of a series. */
export async function addEvent(db: Db, { id, what, other, reports, by, words, now }: Happened): Promise<void> {
  const row = {
    series_id: id,
    at: now,
    what,
    other_series: other ?? null,
    reports,
    by: by ?? null,
    words: words ?? null,
  }
  await db.insertInto('series_event').values(row).execute()
}

/** Notes that a series grew: once a day (UTC), as long as nothing else happened to it. A closed one is open again. */
export async function noteGrown(db: Db, { id, reports, now }: Pick<Happened, 'id' | 'reports' | 'now'>): Promise<void> {
  await sql`with grown as (update series set state = case state when 'closed' then 'open' else state end where id = ${id}
      returning id, ${reports}::integer as reports), ${grownHistory(id, now)}
    select from grown`.execute(db)
}

/** The history of a series that `grown` (id, reports), a change of the same statement, made larger. */
export const grownHistory = (id: string, now: Date): Expression<unknown> => sql`
  opened as (insert into series_event (series_id, at, what, reports)
    select g.id, ${now}, 'opened', g.reports from grown g join series was on was.id = g.id where was.state = 'closed'),
  last as (select id, what, at from series_event where series_id = ${id} order by id desc limit 1),
  again as (update series_event e set reports = g.reports, at = ${now} from last, grown g
    where e.id = last.id and last.what = 'grew'
      and date_trunc('day', last.at, 'UTC') = date_trunc('day', ${now}::timestamptz, 'UTC') returning e.id),
  told as (insert into series_event (series_id, at, what, reports)
    select id, ${now}, 'grew', reports from grown where not exists (select from again))`
