import type { ColumnType, Generated } from 'kysely'
import type { Taking, WarningContent, WarningReadingKept, WarningState } from '../values/warning.ts'
import type { Int8 } from './tables.ts'

type Json<T> = ColumnType<T, string, string>

export interface WarningSourceTable {
  readonly id: ColumnType<string, never, never>
  readonly address: string
  readonly title: string
  readonly every_minutes: number
  readonly added_by: string
  readonly added_at: Date
  readonly stopped_at: Date | null
  readonly next_at: Date
  readonly tried_at: Date | null
  readonly done_at: Date | null
  readonly failures: Generated<number>
  readonly problem: string | null
  readonly etag: string | null
  readonly last_modified: string | null
  /** Addresses of its entries that were read, each with when (ISO); those it has no more are forgotten. */
  readonly seen: ColumnType<Readonly<Record<string, string>>, string | undefined, string>
}

export interface WarningTable {
  readonly id: string
  readonly kind: 'own' | 'taken'
  /** Id of the first warning that tells the same story. */
  readonly story: string
  /** Where a taken-in warning was published; null for files. */
  readonly address: string | null
  readonly source_id: Int8 | null
  readonly organisation_id: string | null
  readonly made_at: Date
}

export interface WarningVersionTable {
  readonly warning_id: string
  readonly number: number
  readonly state: WarningState
  /** Counts the saves of a draft. */
  readonly revision: Generated<number>
  readonly content: Json<WarningContent>
  /** The warning in the form of a file: front matter and Markdown. Spans of the reading point into it. */
  readonly text: string
  /** Of the document taken in, or of `text`. */
  readonly sha256: string
  readonly title: string
  /** Who warns, in words. */
  readonly organisation: string
  /** The day its publisher gives, YYYY-MM-DD. */
  readonly issued_on: string | null
  readonly districts: string[]
  /** Ids of tactics, as corrected. */
  readonly tactics: string[]
  readonly scripts: string[]
  /** Of the MinHash of its words: two that share one may tell one story. */
  readonly bands: number[]
  readonly reading: Json<WarningReadingKept>
  readonly search: ColumnType<unknown, never, never>
  readonly made_by: string
  readonly made_at: Date
  readonly changed_at: Date
  readonly submitted_by: string | null
  readonly submitted_at: Date | null
  readonly decided_by: string | null
  readonly decided_at: Date | null
  readonly note: string | null
  readonly published_at: Date | null
  readonly expires_at: Date | null
  readonly ended_by: string | null
  readonly ended_at: Date | null
  readonly end_reason: string | null
}

export interface WarningOriginalTable {
  readonly warning_id: string
  readonly number: number
  readonly media_type: string
  readonly bytes: Uint8Array
  readonly taken_at: Date
}

export interface WarningSaveTable {
  readonly id: ColumnType<string, never, never>
  readonly warning_id: string
  readonly number: number
  readonly revision: number
  readonly content: Json<WarningContent>
  readonly aside: Generated<boolean>
  readonly saved_by: string
  readonly saved_at: Date
}

export interface WarningCorrectionTable {
  readonly id: ColumnType<string, never, never>
  readonly warning_id: string
  readonly number: number
  readonly field: string
  readonly before: Json<unknown>
  readonly after: Json<unknown>
  readonly quote: string | null
  readonly corrected_by: string
  readonly corrected_at: Date
  readonly undone_at: Date | null
}

export interface WarningSentTable {
  readonly id: ColumnType<string, never, never>
  readonly identifier: string
  readonly warning_id: string
  readonly number: number
  readonly kind: 'alert' | 'update' | 'cancel'
  readonly sent_at: Date
  readonly cap: string
}

export interface WarningIntakeTable {
  readonly id: ColumnType<string, never, never>
  /** Folder, file or address. */
  readonly origin: string
  readonly source_id: Int8 | null
  readonly taken_by: string
  readonly began_at: Date
  readonly ended_at: Date | null
  readonly found: Generated<number>
  readonly added: Generated<number>
  readonly updated: Generated<number>
  readonly same: Generated<number>
  readonly copies: Generated<number>
  readonly failed: Generated<number>
  readonly problems: ColumnType<Taking['problems'], string | undefined, string>
}

export interface WarningsTables {
  readonly warning_source: WarningSourceTable
  readonly warning: WarningTable
  readonly warning_version: WarningVersionTable
  readonly warning_original: WarningOriginalTable
  readonly warning_save: WarningSaveTable
  readonly warning_correction: WarningCorrectionTable
  readonly warning_sent: WarningSentTable
  readonly warning_intake: WarningIntakeTable
}
