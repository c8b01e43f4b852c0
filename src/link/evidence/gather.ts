import { areaName } from '../../areas/borders.ts'
import type { Db } from '../../store/transaction.ts'
import { DoorchainError } from '../../values/error.ts'
import { readHidden } from '../store/read-series.ts'
import type { Bundle, HiddenReports } from './bundle.ts'
import { gatherHistory } from './gather-history.ts'
import { gatherReports } from './gather-reports.ts'
import type { EvidenceOrder } from './order.ts'

/** Most reports of one bundle: their words are held in memory. */
export const mostReports = 2_000

/** A bundle, and the serials of its reports. */
export interface Gathered {
  readonly bundle: Bundle
  readonly serials: readonly string[]
}

/**
 * Reads what somebody may take out of a series. What they may not see is a count for each force, and nothing else of it is read.
 * Throws `series-unknown` where they may see none of it, `series-wrong` where it is too large.
 */
export async function gatherBundle(db: Db, order: EvidenceOrder): Promise<Gathered> {
  const series = await db
    .selectFrom('series')
    .select(['id', 'name', 'state'])
    .where('id', '=', order.series)
    .executeTakeFirst()
  const found = series ? await gatherReports(db, order, mostReports + 1) : []
  if (!series || found.length === 0) throw new DoorchainError('series-unknown')
  if (found.length > mostReports)
    throw new DoorchainError('series-wrong', { problem: `there are more than ${mostReports} of them; cut it first` })
  const hidden = await countHidden(db, order)
  const reports = found.map(({ report }) => report)
  const references = new Map(found.map(({ serial, report }) => [serial, report.reference]))
  const history = await gatherHistory(db, order, { references, isWhole: hidden.length === 0 })
  const { by, why, now, software, knowledge, address } = order
  const redacted = hidden.length > 0 || reports.some(({ asGiven }) => asGiven === null)
  const made = { at: now, by: by.name, organisation: by.organisation, why, redacted, software, knowledge, address }
  return { bundle: { series, reports, ...history, hidden, made }, serials: [...references.keys()] }
}

/** How many reports of the series somebody may not see, for each force. */
async function countHidden(db: Db, { series, scope, view }: EvidenceOrder): Promise<readonly HiddenReports[]> {
  const rows = await readHidden(db, series, scope)
  return rows.map(({ force, reports }) => ({ force: { code: force, name: areaName(view, force) }, reports }))
}
