import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import { writeAudit } from '../store/audit.ts'
import { counts, seenBy } from '../store/scope.ts'
import type { Store } from '../store/store.ts'
import type { ReportContactTable, ReportTable } from '../store/tables-reports.ts'
import { type Db, inTransaction, reading } from '../store/transaction.ts'
import { DoorchainError } from '../values/error.ts'
import { idOf } from '../values/reference.ts'
import { holdReport } from './look.ts'
import { type Looker, seeingFor } from './looking.ts'
import { redactAccount } from './redact.ts'
import { seesAsGiven } from './scope.ts'
import { type ReportState, stateOf } from './search.ts'

/** What hangs on a report and anybody at the desk who sees it may know. */
interface Around {
  readonly state: ReportState
  readonly organisation: string | null
  readonly notes: readonly { readonly by: string | null; readonly words: string; readonly at: Date }[]
  readonly series: { readonly id: string; readonly name: string | null } | null
  /** With the first and last day of those of its reports that may be seen. */
  readonly spikes: readonly { readonly id: string; readonly type: string; readonly from: string; readonly to: string }[]
  readonly flood: { readonly id: string; readonly decision: 'kept-out' | 'let-in' | null } | null
  readonly evidence: readonly EvidenceShown[]
  /** Whether this person may see it as it was given. */
  readonly mayOpen: boolean
}

export interface EvidenceShown {
  readonly id: string
  readonly mediaType: string
  readonly bytes: number
  readonly sha256: string
  readonly at: Date
}

/** The row without what only the program needs; in one that is redacted the account is, and age, place and contact are gone. */
export interface ShownReport extends Around {
  readonly report: Omit<Selectable<ReportTable>, 'code_hash' | 'origin' | 'signature' | 'search'>
  readonly contact: Selectable<ReportContactTable> | null
  readonly asGiven: boolean
}

/** One report without what tells of a person. Throws `report-not-here`, also for one that may not be seen. */
export async function readReport(store: Store, looker: Looker, reference: string): Promise<ShownReport> {
  const { scope } = seeingFor(looker)
  return reading(store, async (db) => {
    const row = await db
      .selectFrom('report as r')
      .selectAll('r')
      .where('r.id', '=', idOf(reference) ?? '')
      .where(seenBy(scope, 'r'))
      .executeTakeFirst()
    if (!row) throw new DoorchainError('report-not-here')
    const around = await readAround(db, looker, row)
    const hide = await hiderFor(db, row)
    const notes = around.notes.map((note) => ({ ...note, words: hide(note.words) }))
    const hidden = {
      account: hide(row.account),
      age: null,
      longitude: null,
      latitude: null,
      their_reference: null,
      sighting: row.sighting && { ...row.sighting, vehicle: row.sighting.vehicle && hide(row.sighting.vehicle) },
    }
    return { ...around, notes, report: { ...withoutKeys(row), ...hidden }, contact: null, asGiven: false }
  })
}

/** One report as it was given, which the audit remembers. Throws `report-not-here`, `not-allowed`. */
export async function openReport(store: Store, looker: Looker, reference: string): Promise<ShownReport> {
  return inTransaction(store, async (db) => {
    const row = await holdReport(db, looker, reference)
    await demandOpening(db, looker, { row, action: 'report-opened' })
    const contact = await db
      .selectFrom('report_contact')
      .selectAll()
      .where('report', '=', row.serial)
      .executeTakeFirst()
    return { ...(await readAround(db, looker, row)), report: withoutKeys(row), contact: contact ?? null, asGiven: true }
  })
}

/** A picture or recording, which the audit remembers. Throws `report-not-here`, `not-allowed`. */
export async function openEvidence(
  store: Store,
  looker: Looker,
  { reference, evidence }: { readonly reference: string; readonly evidence: string },
): Promise<{ readonly mediaType: string; readonly bytes: Uint8Array }> {
  return inTransaction(store, async (db) => {
    const row = await holdReport(db, looker, reference)
    const piece = await db
      .selectFrom('report_evidence')
      .select(['media_type as mediaType', 'bytes'])
      .where('id', '=', evidence)
      .where('report', '=', row.serial)
      .executeTakeFirst()
    if (!piece) throw new DoorchainError('report-not-here')
    await demandOpening(db, looker, { row, action: 'report-evidence-opened', evidence })
    return piece
  })
}

interface Opening {
  readonly row: Selectable<ReportTable>
  readonly action: string
  readonly evidence?: string
}

async function demandOpening(db: Db, looker: Looker, { row, action, evidence }: Opening): Promise<void> {
  if (!mayOpen(looker, row)) throw new DoorchainError('not-allowed')
  const after = evidence === undefined ? null : { evidence }
  await writeAudit(db, looker.actor, { action, subject: { kind: 'report', id: row.id }, after })
}

const mayOpen = ({ coordinator, view }: Looker, row: Selectable<ReportTable>) =>
  seesAsGiven(coordinator.grants, view, { district: row.district, organisation: row.organisation_id })

function withoutKeys(row: Selectable<ReportTable>) {
  const { code_hash: _code, origin: _origin, signature: _signature, search: _search, ...rest } = row
  return rest
}

/** Hides in words of a report what tells of a person, also the name of who reported it. */
async function hiderFor(db: Db, row: Selectable<ReportTable>): Promise<(words: string) => string> {
  const contact = await db
    .selectFrom('report_contact')
    .select('name')
    .where('report', '=', row.serial)
    .executeTakeFirst()
  const known = { numbers: [...row.shown, ...row.spoken], aliases: row.aliases, reporter: contact?.name ?? null }
  return (words) => redactAccount(words, known)
}

async function readAround(db: Db, looker: Looker, row: Selectable<ReportTable>): Promise<Around> {
  const { serial } = row
  const { scope } = seeingFor(looker)
  const facts = await db
    .selectFrom('report as r')
    .leftJoin('organisation as o', 'o.id', 'r.organisation_id')
    .leftJoin('report_flood as f', 'f.id', 'r.flood_id')
    .leftJoin('series_report as m', 'm.report', 'r.serial')
    .leftJoin('series as s', 's.id', 'm.series_id')
    .select([stateOf.as('state'), 'o.name as organisation', 'f.id as flood', 'f.decision', 's.id as series', 's.name'])
    .where('r.serial', '=', serial)
    .executeTakeFirstOrThrow()
  const notes = await db.selectFrom('report_note').selectAll().where('report', '=', serial).orderBy('id').execute()
  const spikes = await db
    .selectFrom('spike as p')
    .innerJoin('spike_report as l', 'l.spike_id', 'p.id')
    .innerJoin('report as r', 'r.serial', 'l.report')
    .innerJoin('spike_report as m', 'm.spike_id', 'p.id')
    .innerJoin('report as o', (join) => join.onRef('o.serial', '=', 'm.report').on(seenBy(scope, 'o')).on(counts('o')))
    .select(['p.id', 'p.type', sql<string>`min(o.happened_on)`.as('from'), sql<string>`max(o.happened_on)`.as('to')])
    .where('l.report', '=', serial)
    .where(seenBy(scope, 'r'))
    .where(counts('r'))
    .groupBy('p.id')
    .orderBy('p.to_on', 'desc')
    .limit(20)
    .execute()
  const evidence = await db
    .selectFrom('report_evidence')
    .select(['id', 'media_type as mediaType', 'sha256', 'added_at as at'])
    .select(sql<number>`octet_length(bytes)`.as('bytes'))
    .where('report', '=', serial)
    .orderBy('added_at')
    .orderBy('id')
    .execute()
  const { state, organisation, flood, decision, series, name } = facts
  return {
    state,
    organisation,
    notes,
    series: series === null ? null : { id: series, name },
    spikes,
    flood: flood === null ? null : { id: flood, decision },
    evidence,
    mayOpen: mayOpen(looker, row),
  }
}
