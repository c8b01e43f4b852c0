import { parentPort, workerData } from 'node:worker_threads'
import type { Decision } from '../series/constraints.ts'
import { exemplarsOf } from '../series/exemplars.ts'
import { type Borders, openGround } from '../series/ground.ts'
import { linkReports } from '../series/link.ts'
import type { Report } from '../series/report.ts'

export interface FullInput {
  readonly reports: readonly Report[]
  readonly borders: Borders
  readonly decisions: readonly Decision[]
  /** Reports that stand for a flood that was kept out before. */
  readonly standing: ReadonlySet<string>
}

const { reports, borders, decisions, standing } = workerData as FullInput
const linked = linkReports(reports, { ground: openGround({ districts: borders }), decisions, standing })
const byId = new Map(reports.map((one) => [one.id, one]))
const exemplars = linked.series.map((one) => exemplarsOf(one.reports.map((id) => byId.get(id)!)).map(({ id }) => id))
parentPort!.postMessage({ ...linked, exemplars })
