import { keepSimulated } from '../../link/keep-simulated.ts'
import { newOffender } from '../../link/simulate/offender.ts'
import { openWorld, playCampaign } from '../../link/simulate/stream.ts'
import { newId } from '../../store/secret.ts'
import type { Db } from '../../store/transaction.ts'
import { dayMs } from '../../values/time-span.ts'
import { shippedAreas } from '../shipped.ts'

/** The morning after the month. */
export const afterJanuary = new Date('2026-02-01T09:00:00Z')

interface January {
  readonly script: string
  readonly seed: number
  /** Name of the district where it begins. */
  readonly home?: string
  /** The reports are kept as if people had sent them. */
  readonly asReal?: boolean
}

/** Keeps a doing of one January, invented, as a series; its id. */
export async function keepJanuary(db: Db, january: January): Promise<string> {
  const { script, seed, home = 'Welwyn Hatfield', asReal = true } = january
  const view = shippedAreas.on()
  const world = openWorld(view, { seed, days: 30 })
  const district = [...view.districts.values()].find(({ name }) => name === home)
  const first = newOffender(world, script, district)
  const start = Date.UTC(2026, 0, 1) / dayMs
  const ids = await keepSimulated(db, playCampaign(world, { id: 'c', start, length: 31, first, rate: 0.8 }))
  const reports = [...ids.values()]
  if (asReal) await db.updateTable('report').set({ via: 'form' }).where('id', 'in', reports).execute()
  return keepSeries(db, reports)
}

/** Keeps reports, by their ids, as a series; its id. */
export async function keepSeries(db: Db, reports: readonly string[]): Promise<string> {
  const id = newId()
  const now = afterJanuary
  await db.insertInto('series').values({ id, made_at: now, changed_at: now }).execute()
  const serials = await db.selectFrom('report').select('serial').where('id', 'in', reports).execute()
  const rows = serials.map(({ serial }) => ({ report: serial, series_id: id, since: now }))
  await db.insertInto('series_report').values(rows).execute()
  return id
}
