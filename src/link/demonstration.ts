import { sql } from 'kysely'
import { openAreas } from '../areas/open.ts'
import { writeAudit } from '../store/audit.ts'
import type { Store } from '../store/store.ts'
import { inTransaction } from '../store/transaction.ts'
import type { Actor } from '../values/actor.ts'
import { dayNumber } from '../values/day.ts'
import { DoorchainError } from '../values/error.ts'
import { dayInLondon } from '../values/london-day.ts'
import { minuteMs } from '../values/time-span.ts'
import { keepSimulated } from './keep-simulated.ts'
import { simulateStream } from './simulate/stream.ts'

export interface Demonstration {
  readonly seed: number
  readonly days: number
  /** False reports on one day; 0 for none. */
  readonly flood: number
  readonly now: Date
  readonly tell: (progress: string) => void
}

/** Reports of one transaction. */
const batch = 2_000

/**
 * Puts invented reports into the database, the last of them of today. How many. Throws `input-wrong` where there are real
 * reports: they must never be mixed, or where some are there already.
 */
export async function loadDemonstration(store: Store, actor: Actor, wish: Demonstration): Promise<number> {
  const { seed, days, flood, now, tell } = wish
  const today = dayInLondon(now)
  const from = dayNumber(today) - days + 1
  const view = openAreas(() => today).on()
  await inTransaction(store, async (db) => {
    const there = await db.selectFrom('report').select('via').orderBy('serial').limit(1).executeTakeFirst()
    if (there)
      throw new DoorchainError('input-wrong', {
        problem:
          there.via === 'simulated'
            ? 'Simulated reports are there already; take them out first with simulate --unload'
            : 'There are real reports here. Simulated ones are never put beside them; use another database',
      })
    const after = { seed, days, flood }
    await writeAudit(db, actor, { action: 'simulated-loaded', subject: { kind: 'report', id: 'simulated' }, after })
  })
  const all = simulateStream(view, { seed, days, from, ...(flood > 0 && { floods: [flood] }) })
  const told = all.filter(({ report }) => report.received * minuteMs <= now.getTime())
  for (let at = 0; at < told.length; at += batch) {
    await inTransaction(store, (db) => keepSimulated(db, told.slice(at, at + batch)))
    tell(`${Math.min(told.length, at + batch)} of ${told.length} simulated reports are there.`)
  }
  return told.length
}

/** Takes out all simulated reports, and series, spikes and floods that have no reports any more. How many reports. */
export async function unloadDemonstration(store: Store, actor: Actor): Promise<number> {
  return inTransaction(store, async (db) => {
    const gone = await db.deleteFrom('report').where('via', '=', 'simulated').executeTakeFirst()
    const reports = Number(gone.numDeletedRows)
    if (reports === 0) return 0
    await db.deleteFrom('series').where('reports', '=', 0).execute()
    await sql`delete from spike where not exists (select from spike_report m where m.spike_id = spike.id)`.execute(db)
    await sql`delete from report_flood where not exists (select from report r where r.flood_id = report_flood.id)
      and first_report is null`.execute(db)
    const subject = { kind: 'report', id: 'simulated' }
    await writeAudit(db, actor, { action: 'simulated-unloaded', subject, after: { reports } })
    return reports
  })
}
