import { type Selectable, sql } from 'kysely'
import { areaName } from '../../areas/borders.ts'
import { isVisible } from '../../store/scope.ts'
import type { ReportTable } from '../../store/tables-reports.ts'
import type { Db } from '../../store/transaction.ts'
import { ageBand } from '../../values/age-band.ts'
import { referenceOf } from '../../values/reference.ts'
import type { AsGiven, BundleFile, BundleReport } from './bundle.ts'
import type { EvidenceOrder } from './order.ts'

type Row = Omit<Selectable<ReportTable>, 'search'> & { readonly organisation: string | null }

/** The reports of a series that somebody may see, in the order in which they happened. */
export async function gatherReports(
  db: Db,
  order: EvidenceOrder,
  most: number,
): Promise<readonly { readonly serial: string; readonly report: BundleReport }[]> {
  const rows = await db
    .selectFrom('series_report as m')
    .innerJoin('report as r', 'r.serial', 'm.report')
    .leftJoin('organisation as o', 'o.id', 'r.organisation_id')
    .selectAll('r')
    .select('o.name as organisation')
    .where('m.series_id', '=', order.series)
    .where(isVisible(order.scope, 'r'))
    .orderBy('r.happened_on')
    .orderBy('r.happened_minute', (by) => by.asc().nullsFirst())
    .orderBy('r.serial')
    .limit(most)
    .execute()
  const rest = await readRest(
    db,
    order,
    rows.map(({ serial }) => serial),
  )
  return rows.map((row) => ({ serial: row.serial, report: reportOf(row, order, rest) }))
}

function reportOf(row: Row, order: EvidenceOrder, rest: Rest): BundleReport {
  const { view, redact } = order
  const asGiven = order.asGiven({ district: row.district, organisation: row.organisation_id })
    ? asGivenOf(row, rest)
    : null
  const reporter = rest.contacts.get(row.serial)?.[0]?.name ?? null
  const known = { numbers: [...row.shown, ...row.spoken], aliases: row.aliases, reporter }
  const tell = (words: string) => (asGiven || words === '' ? words : redact(words, known))
  const named = (code: string) => ({ code, name: areaName(view, code) })
  const age = row.age === null ? null : asGiven ? String(row.age) : ageBand(row.age)
  const { kind, via, trust, script, tactics, shown, spoken, aliases, method, accounts, urls, outcome, sighting } = row
  return {
    ...{ kind, via, trust, script, tactics, shown, spoken, aliases, method, accounts, urls, outcome, age, asGiven },
    reference: referenceOf(row.id),
    leftOut: asGiven
      ? { notes: 0, files: 0 }
      : { notes: rest.notes.get(row.serial)?.length ?? 0, files: rest.files.get(row.serial)?.length ?? 0 },
    forWhom: row.for_whom,
    organisation: row.organisation,
    receivedAt: row.received_at,
    happenedOn: row.happened_on,
    happenedMinute: row.happened_minute,
    district: named(row.district),
    force: named(row.force),
    claimed: row.claimed === null ? null : tell(row.claimed),
    lostPounds: row.lost_pounds,
    sighting: sighting && { ...sighting, vehicle: sighting.vehicle === null ? null : tell(sighting.vehicle) },
    account: tell(row.account),
  }
}

const asGivenOf = (row: Row, { contacts, notes, files }: Rest): AsGiven => ({
  contact: contacts.get(row.serial)?.[0] ?? null,
  theirReference: row.their_reference,
  point: row.longitude === null || row.latitude === null ? null : { longitude: row.longitude, latitude: row.latitude },
  notes: notes.get(row.serial) ?? [],
  files: (files.get(row.serial) ?? []).map((file) => ({
    ...file,
    name: `evidence/${referenceOf(row.id)}-${file.id}.${endings[file.mediaType] ?? 'bin'}`,
  })),
})

/** What files are called by their type. */
const endings: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/wav': 'wav',
  'audio/ogg': 'ogg',
}

interface Rest {
  readonly contacts: ReadonlyMap<string, readonly NonNullable<AsGiven['contact']>[]>
  readonly notes: ReadonlyMap<string, AsGiven['notes']>
  readonly files: ReadonlyMap<string, readonly Omit<BundleFile, 'name'>[]>
}

/** What hangs on reports, by serial; of files all but their bytes. */
async function readRest(db: Db, { namesOf }: EvidenceOrder, serials: readonly string[]): Promise<Rest> {
  const ofThem = sql<boolean>`report = any(${[...serials]}::bigint[])`
  const contacts = await db.selectFrom('report_contact').selectAll().where(ofThem).execute()
  const notes = await db.selectFrom('report_note').selectAll().where(ofThem).orderBy('id').execute()
  const names = await namesOf(
    db,
    notes.flatMap(({ by }) => by ?? []),
  )
  const files = await db
    .selectFrom('report_evidence')
    .select(['id', 'report', 'media_type as mediaType', 'sha256', 'given_sha256 as givenSha256', 'added_at as addedAt'])
    .where(ofThem)
    .orderBy('added_at')
    .orderBy('id')
    .execute()
  const who = (by: string | null) => (by === null ? 'who reported' : (names.get(by) ?? 'somebody who has left'))
  return {
    contacts: byReport(contacts, ({ name, phone, email }) => ({ name, phone, email })),
    notes: byReport(notes, ({ at, by, words }) => ({ at, by: who(by), words })),
    files: byReport(files, ({ report: _, ...file }) => file),
  }
}

function byReport<T extends { readonly report: string }, R>(rows: readonly T[], pick: (row: T) => R): Map<string, R[]> {
  const groups = new Map<string, R[]>()
  for (const row of rows) groups.set(row.report, [...(groups.get(row.report) ?? []), pick(row)])
  return groups
}
