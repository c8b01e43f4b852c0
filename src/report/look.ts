import type { Selectable } from 'kysely'
import { writeAudit } from '../store/audit.ts'
import { awaitLinking } from '../store/link-waiting.ts'
import { seenBy } from '../store/scope.ts'
import type { Store } from '../store/store.ts'
import type { ReportTable } from '../store/tables-reports.ts'
import { type Db, inTransaction } from '../store/transaction.ts'
import { DoorchainError } from '../values/error.ts'
import { idOf } from '../values/reference.ts'
import { demandDeciding, isOwn, type Looker, seeingFor } from './looking.ts'

/** What somebody makes of a report. `undone`: as if nobody had looked at it. */
export type Decision =
  | { readonly what: 'checked' }
  | { readonly what: 'set-aside'; readonly why: string }
  | { readonly what: 'undone' }

type Held = Selectable<ReportTable>

/** A report of somebody's, held until the end of the transaction. Throws `report-not-here`. */
export async function holdReport(db: Db, looker: Looker, reference: string): Promise<Held> {
  const row = await db
    .selectFrom('report as r')
    .selectAll('r')
    .where('r.id', '=', idOf(reference) ?? '')
    .where(seenBy(seeingFor(looker).scope, 'r'))
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new DoorchainError('report-not-here')
  return row
}

/**
 * Marks a report as checked, sets it aside, or takes that back. What is set aside counts nowhere; it is compared with the
 * others anew. Throws `report-not-here`, `not-allowed` outside one's areas, `report-own`, `report-wrong` without a reason.
 */
export async function decideReport(
  store: Store,
  looker: Looker,
  { reference, decision }: { readonly reference: string; readonly decision: Decision },
): Promise<void> {
  if (decision.what === 'set-aside') demandWhy(decision.why)
  await inTransaction(store, async (db) => {
    const report = await holdReport(db, looker, reference)
    const actor = demandDeciding(looker, report)
    if (await isOwn(db, looker, report.serial)) throw new DoorchainError('report-own')
    await db
      .updateTable('report')
      .set(change(report, decision, looker))
      .where('serial', '=', report.serial)
      .execute()
    if (decision.what === 'set-aside' || report.set_aside_at !== null) await awaitLinking(db, [report.serial])
    await writeAudit(db, actor, {
      action: `report-${decision.what}`,
      subject: { kind: 'report', id: report.id },
      before: { trust: report.trust, setAside: report.set_aside_at !== null },
      after: decision.what === 'set-aside' ? { setAside: true } : null,
    })
  })
}

const longestWhy = 600

/** Throws `report-wrong` where no reason is given to set a report aside, or one that is too long. */
export function demandWhy(why: string): void {
  if (why.trim() === '') throw new DoorchainError('report-wrong', { problem: 'a reason is needed to set it aside' })
  if (why.length > longestWhy)
    throw new DoorchainError('report-wrong', { problem: `the reason has more than ${longestWhy} letters` })
}

function change(report: Held, decision: Decision, { coordinator, now }: Looker) {
  const looked = { looked_at: now, looked_by: coordinator.id }
  const counted = { set_aside_at: null, set_aside_why: null }
  // what comes of an organisation that is known stays so
  const trust = report.trust === 'trusted' ? 'trusted' : 'checked'
  switch (decision.what) {
    case 'checked':
      return { ...looked, ...counted, trust } as const
    case 'set-aside':
      return { ...looked, set_aside_at: now, set_aside_why: decision.why.trim() }
    case 'undone': {
      const before = report.trust === 'trusted' ? 'trusted' : 'unverified'
      return { ...counted, looked_at: null, looked_by: null, trust: before } as const
    }
  }
}

/** Adds what a coordinator has to say about a report. Throws `report-not-here`, `report-wrong`. */
export async function noteOnReport(
  store: Store,
  looker: Looker,
  { reference, words }: { readonly reference: string; readonly words: string },
): Promise<void> {
  const text = words.trim()
  if (text === '' || text.length > longestNote)
    throw new DoorchainError('report-wrong', { problem: `a note has 1 to ${longestNote} letters` })
  await inTransaction(store, async (db) => {
    const report = await holdReport(db, looker, reference)
    const actor = demandDeciding(looker, report)
    await db
      .insertInto('report_note')
      .values({ report: report.serial, by: looker.coordinator.id, words: text, at: looker.now })
      .execute()
    await writeAudit(db, actor, { action: 'report-noted', subject: { kind: 'report', id: report.id } })
  })
}

const longestNote = 5_000
