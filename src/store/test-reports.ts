import { type Insertable, sql } from 'kysely'
import { awaitLinking } from './link-waiting.ts'
import { newId } from './secret.ts'
import type { ReportTable } from './tables-reports.ts'
import type { Db } from './transaction.ts'

/** Keeps an invented report, in Watford on 20 November 2026 unless told otherwise. Its serial. */
export async function keepReport(db: Db, change: Partial<Insertable<ReportTable>> = {}): Promise<string> {
  const row = await db
    .insertInto('report')
    .values({
      id: newId(),
      kind: 'call',
      via: 'form',
      for_whom: 'self',
      received_at: new Date('2026-11-20T15:00:00Z'),
      happened_on: '2026-11-20',
      district: 'E07000103',
      force: 'E23000027',
      outcome: 'nothing',
      account: 'A man said he was a police officer and asked me to draw out money for a courier.',
      trust: 'unverified',
      ...change,
    })
    .returning('serial')
    .executeTakeFirstOrThrow()
  await awaitLinking(db, [row.serial])
  return row.serial
}

/** Keeps many invented reports as one series, each linked with the one before; its id. */
export async function keepCrowd(db: Db, reports: number): Promise<string> {
  const series = newId()
  const now = new Date('2026-11-20T16:00:00Z')
  await db.insertInto('series').values({ id: series, reports, made_at: now, changed_at: now }).execute()
  await sql`with kept as (
      insert into report (id, kind, via, for_whom, received_at, happened_on, district, force, outcome, account, trust, aliases)
      select lpad(translate(at::text, '0123456789', 'abcdefghij'), 12, 'z'), 'call', 'form', 'self', ${now}, '2026-11-20',
        'E07000103', 'E23000027', 'nothing', '', 'unverified', '{PC Adam Pike}' from generate_series(1, ${reports}::integer) at
      returning serial)
    insert into series_report (report, series_id, since) select serial, ${series}, ${now} from kept`.execute(db)
  await sql`insert into series_link (a, b, series_id, by, probability, reasons, why, made_at)
    select a, b, ${series}, 'score', 1, '[]', '', ${now} from (
      select lag(report) over (order by report) as a, report as b from series_report where series_id = ${series}) pair
    where a is not null`.execute(db)
  return series
}
