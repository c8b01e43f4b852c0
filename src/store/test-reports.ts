import type { Insertable } from 'kysely'
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
