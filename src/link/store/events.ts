import { sql } from 'kysely'
import { prepared } from '../../store/prepared.ts'
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
  await sql`${prepared}with last as (select id, what, at from series_event where series_id = ${id} order by id desc limit 1),
    opened as (update series set state = 'open' where id = ${id} and state = 'closed' returning id),
    told as (insert into series_event (series_id, at, what, reports) select id, ${now}, 'opened', ${reports} from opened),
    again as (update series_event e set reports = ${reports}, at = ${now} from last
      where e.id = last.id and last.what = 'grew'
        and date_trunc('day', last.at, 'UTC') = date_trunc('day', ${now}::timestamptz, 'UTC') returning e.id)
    insert into series_event (series_id, at, what, reports)
    select ${id}, ${now}, 'grew', ${reports}::integer where not exists (select from again)`.execute(db)
}
