import type { ColumnType, Generated } from 'kysely'
import type { ImportMapping, ImportProblem } from '../values/import-mapping.ts'
import type { ReportChannel, ReportFor, ReportKind, ReportOutcome, Sighting, Trust } from '../values/report.ts'
import type { Reason } from '../values/series.ts'
import type { Int8 } from './tables.ts'

type Json<T> = ColumnType<T, string, string>
type Numbered = ColumnType<string, never, never>

export interface ReporterKeyTable {
  readonly id: Generated<string>
  readonly organisation_id: string
  readonly name: string
  readonly key_hash: string
  readonly made_by: string
  readonly made_at: Date
  readonly used_at: Date | null
  readonly ended_by: string | null
  readonly ended_at: Date | null
  /** YYYY-MM-DD, in the UK. */
  readonly aside_since: string | null
  readonly aside_by: string | null
  readonly aside_at: Date | null
}

export interface ReportImportTable {
  readonly id: Numbered
  readonly organisation_id: string
  readonly name: string
  readonly mapping: Json<ImportMapping>
  readonly imported_by: string
  readonly began_at: Date
  readonly started_at: Date | null
  readonly ended_at: Date | null
  readonly found: Generated<number>
  readonly added: Generated<number>
  readonly same: Generated<number>
  readonly failed: Generated<number>
  readonly problems: ColumnType<readonly ImportProblem[], string | undefined, string>
  readonly stopped_why: string | null
  readonly taken_back_by: string | null
  readonly taken_back_at: Date | null
}

export interface ReportImportPieceTable {
  readonly import_id: Int8
  readonly number: number
  readonly bytes: Uint8Array
}

export interface ReportTable {
  /** Order of arrival; what other tables point to. */
  readonly serial: Numbered
  readonly id: string
  readonly kind: ReportKind
  readonly via: ReportChannel
  readonly for_whom: ReportFor
  readonly organisation_id: string | null
  readonly import_id: Int8 | null
  readonly key_id: string | null
  readonly their_reference: string | null
  readonly code_hash: string | null
  readonly received_at: Date
  /** YYYY-MM-DD, in the UK. */
  readonly happened_on: string
  readonly happened_minute: number | null
  readonly district: string
  readonly force: string
  readonly longitude: number | null
  readonly latitude: number | null
  readonly script: string | null
  readonly tactics: Generated<string[]>
  readonly shown: Generated<string[]>
  readonly spoken: Generated<string[]>
  readonly aliases: Generated<string[]>
  readonly claimed: string | null
  readonly method: string | null
  readonly accounts: Generated<string[]>
  readonly urls: Generated<string[]>
  readonly outcome: ReportOutcome
  /** A decimal, as text. */
  readonly lost_pounds: ColumnType<string | null, string | number | null, string | number | null>
  readonly age: number | null
  readonly sighting: ColumnType<Sighting | null, string | null, string | null>
  readonly account: string
  /** MinHash: 60 little-endian 32-bit integers; null for a text of fewer than three words. */
  readonly signature: Uint8Array | null
  readonly trust: Trust
  readonly looked_at: Date | null
  readonly looked_by: string | null
  readonly set_aside_at: Date | null
  readonly set_aside_why: string | null
  readonly flood_id: Int8 | null
  readonly origin: string | null
  readonly search: ColumnType<unknown, never, never>
}

export interface ReportContactTable {
  readonly report: Int8
  readonly name: string | null
  readonly phone: string | null
  readonly email: string | null
}

export interface ReportNoteTable {
  readonly id: Numbered
  readonly report: Int8
  readonly by: string | null
  readonly words: string
  readonly at: Date
}

export interface ReportEvidenceTable {
  readonly id: string
  readonly report: Int8
  readonly media_type: string
  readonly bytes: Uint8Array
  readonly sha256: string
  readonly given_sha256: string
  readonly added_at: Date
}

export interface ReportFloodTable {
  readonly id: Numbered
  readonly why: 'origin' | 'wording' | 'number'
  readonly first_report: Int8 | null
  readonly noticed_at: Date
  readonly reports: Generated<number>
  readonly decision: 'kept-out' | 'let-in' | null
  readonly decided_by: string | null
  readonly decided_at: Date | null
}

export interface SeriesTable {
  readonly id: string
  readonly name: string | null
  readonly state: Generated<'open' | 'closed' | 'ended'>
  readonly merged_into: string | null
  readonly made_at: Date
  readonly changed_at: Date
  readonly reports: Generated<number>
  readonly first_on: string | null
  readonly last_on: string | null
  readonly districts: Generated<string[]>
  readonly forces: Generated<string[]>
  readonly script: string | null
}

export interface SeriesReportTable {
  readonly report: Int8
  readonly series_id: string
  readonly since: Date
  /** One of those that new reports are compared with. */
  readonly shown: Generated<boolean>
}

export interface SeriesLinkTable {
  readonly a: Int8
  readonly b: Int8
  readonly series_id: string
  readonly by: 'score' | 'analyst'
  readonly probability: number
  readonly reasons: Json<readonly Reason[]>
  readonly why: string
  readonly made_at: Date
}

/** Reports still to be compared with the others. */
export interface LinkWaitingTable {
  readonly report: Int8
}

export interface LinkKeyTable {
  readonly key: Int8
  readonly report: Int8
}

export interface LinkDecisionTable {
  readonly id: Numbered
  readonly kind: 'join' | 'cut'
  readonly a: Int8
  readonly b: Int8
  readonly why: string
  readonly decided_by: string
  readonly decided_at: Date
  readonly undone_by: string | null
  readonly undone_at: Date | null
}

export interface SeriesEventTable {
  readonly id: Numbered
  readonly series_id: string
  readonly at: Date
  readonly what:
    | 'began'
    | 'grew'
    | 'shrank'
    | 'joined'
    | 'split'
    | 'cut'
    | 'named'
    | 'closed'
    | 'opened'
    | 'ended'
    | 'exported'
  readonly other_series: string | null
  /** How many it had then. */
  readonly reports: number
  readonly by: string | null
  readonly words: string | null
}

export interface EvidenceExportTable {
  readonly id: Numbered
  readonly series_id: string
  readonly exported_by: string
  readonly why: string
  readonly exported_at: Date
  readonly redacted: boolean
  readonly reports: number
  readonly sha256: string
}

export interface NightRunTable {
  readonly id: Numbered
  /** The last day that was looked at. */
  readonly upto: string
  readonly began_at: Date
  readonly ended_at: Date | null
  readonly started_by: string
  readonly series_looked_at: Generated<number>
  readonly spikes: Generated<number>
  /** How far it is; "asked" where nobody has begun it. */
  readonly progress: string | null
  readonly problem: string | null
}

export interface SpikeTable {
  readonly id: Numbered
  readonly method: 'farrington' | 'ears' | 'scan' | 'knox'
  readonly level: 'alert' | 'list'
  readonly area: string | null
  /** A script, or "all". */
  readonly type: string
  readonly from_on: string
  readonly to_on: string
  readonly observed: number
  readonly expected: number
  readonly bound: number | null
  readonly p: number | null
  readonly recurrence_days: number | null
  readonly districts: string[]
  readonly why: string
  readonly first_seen_at: Date
  readonly seen_at: Date
  readonly run_id: Int8 | null
}

export interface SpikeReportTable {
  readonly spike_id: Int8
  readonly report: Int8
}

export interface SpikeSilenceTable {
  readonly id: Numbered
  readonly method: string | null
  readonly area: string | null
  readonly districts: Generated<string[]>
  readonly type: string | null
  readonly until: Date
  readonly why: string
  readonly set_by: string
  readonly set_at: Date
  readonly ended_by: string | null
  readonly ended_at: Date | null
}

export interface CheckCountTable {
  readonly day: string
  /** '' where nobody said where they live. */
  readonly district: string
  /** '' where none was recognised. */
  readonly script: string
  readonly verdict: string
  readonly count: number
}

export interface WarningBasisTable {
  readonly warning_id: string
  readonly series_id: string | null
  readonly spike_id: Int8 | null
  readonly made_by: string
  readonly made_at: Date
}

export interface WarningFigureTable {
  readonly warning_id: string
  readonly number: number
  readonly name: string
  readonly query: Json<unknown>
  readonly words: string
  readonly value: Json<unknown>
  readonly counted_at: Date
  readonly value_now: ColumnType<unknown, string | null, string | null>
  readonly recounted_at: Date | null
}

export interface WarningFigureReportTable {
  readonly warning_id: string
  readonly number: number
  readonly name: string
  readonly report: Int8
}

/** Reports, what they add up to, and what is drawn up from them. */
export interface ReportsTables {
  readonly reporter_key: ReporterKeyTable
  readonly report_import: ReportImportTable
  readonly report_import_piece: ReportImportPieceTable
  readonly report: ReportTable
  readonly report_contact: ReportContactTable
  readonly report_note: ReportNoteTable
  readonly report_evidence: ReportEvidenceTable
  readonly report_flood: ReportFloodTable
  readonly series: SeriesTable
  readonly series_report: SeriesReportTable
  readonly series_link: SeriesLinkTable
  readonly link_waiting: LinkWaitingTable
  readonly link_key: LinkKeyTable
  readonly link_decision: LinkDecisionTable
  readonly series_event: SeriesEventTable
  readonly evidence_export: EvidenceExportTable
  readonly night_run: NightRunTable
  readonly spike: SpikeTable
  readonly spike_report: SpikeReportTable
  readonly spike_silence: SpikeSilenceTable
  readonly check_count: CheckCountTable
  readonly warning_basis: WarningBasisTable
  readonly warning_figure: WarningFigureTable
  readonly warning_figure_report: WarningFigureReportTable
}
