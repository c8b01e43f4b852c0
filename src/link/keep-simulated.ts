import { awaitLinking } from '../store/link-waiting.ts'
import { newId } from '../store/secret.ts'
import type { Db } from '../store/transaction.ts'
import { isoOf } from '../values/day.ts'
import { accountSignature, signatureBytes } from '../values/minhash.ts'
import type { ReportKind } from '../values/report.ts'
import { minuteMs } from '../values/time-span.ts'
import type { Simulated, Told } from './simulate/simulated.ts'

/** Rows of one insert: a statement carries at most 65,535 values. */
const batch = 500

/**
 * Keeps invented reports as if they had come in, with the times they were invented for, not yet linked. Ids by those of the
 * stream. `via` is "simulated", and stays so.
 */
export async function keepSimulated(db: Db, told: readonly Told[]): Promise<ReadonlyMap<string, string>> {
  const ids = new Map(told.map(({ report }) => [report.id, newId()]))
  for (let at = 0; at < told.length; at += batch) {
    const rows = told.slice(at, at + batch).map(({ report }) => rowOf(report, ids.get(report.id)!))
    const kept = await db.insertInto('report').values(rows).returning('serial').execute()
    await awaitLinking(
      db,
      kept.map(({ serial }) => serial),
    )
  }
  return ids
}

function rowOf(report: Simulated, id: string) {
  const signature = accountSignature(report.text)
  return {
    id,
    kind: report.kind satisfies ReportKind,
    via: 'simulated' as const,
    for_whom: 'self' as const,
    received_at: new Date(report.received * minuteMs),
    happened_on: isoOf(report.day),
    happened_minute: report.minute,
    district: report.district,
    force: report.force,
    script: report.script,
    tactics: [...report.tactics],
    shown: [...report.shown],
    spoken: [...report.spoken],
    aliases: [...report.aliases],
    claimed: report.organisation,
    method: report.method,
    accounts: [...report.accounts],
    urls: [...report.urls],
    outcome: report.loss === null ? ('nothing' as const) : ('lost' as const),
    lost_pounds: report.loss,
    age: report.age,
    account: report.text,
    signature: signature && signatureBytes(signature),
    trust: report.trust,
    origin: report.origin,
  }
}
