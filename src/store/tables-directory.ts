import type { ColumnType, Generated } from 'kysely'
import type { Int8 } from './tables.ts'
import type { JsonColumn } from './tables-people.ts'

export interface NumberFileTable {
  readonly id: ColumnType<string, never, never>
  readonly name: string
  readonly dated: string
  readonly imported_at: Generated<Date>
  readonly imported_by: string
}

export interface NumberBlockTable {
  readonly prefix: string
  readonly file_id: Int8
  readonly status: string
  readonly holder: string | null
  readonly length: number | null
}

export type ChangeAction = 'list' | 'remove' | 'trust' | 'distrust'
export type ChangeState = 'proposed' | 'approved' | 'rejected' | 'withdrawn'

export interface DirectoryChangeTable {
  readonly id: ColumnType<string, never, never>
  /** Id of the entry or of the key. */
  readonly subject: string
  readonly action: ChangeAction
  readonly proposal: JsonColumn
  readonly reason: string
  readonly proposed_by: string
  readonly proposed_at: Generated<Date>
  readonly state: Generated<ChangeState>
  readonly decided_by: string | null
  readonly decided_at: Date | null
  readonly note: string | null
}

export interface DirectoryEntryTable {
  readonly subject: string
  readonly change_id: Int8
  readonly change_state: Generated<'approved'>
}

export interface DirectoryKeyTable {
  readonly key_id: string
  readonly instance: string
  /** Base64url of the 32 bytes of an Ed25519 public key. */
  readonly public_key: string
  readonly change_id: Int8 | null
  readonly change_state: Generated<'approved'>
  /** Version of the release that announced it. */
  readonly announced_in: Int8 | null
  readonly trusted_at: Generated<Date>
  readonly retired_at: Date | null
}

export interface DirectoryImportTable {
  readonly instance: string
  readonly version: Int8
  readonly key_id: string
  readonly created_at: Date
  readonly expires_at: Date
  readonly sha256: string
  readonly entries: ColumnType<unknown, string, string>
  readonly imported_at: Generated<Date>
  readonly imported_by: string
}

export interface DirectoryReleaseTable {
  readonly version: Int8
  readonly created_at: Date
  readonly expires_at: Date
  readonly key_id: string
  readonly next_key_id: string | null
  readonly entries: number
  readonly made_by: string
}

export interface DirectoryTables {
  readonly number_file: NumberFileTable
  readonly number_block: NumberBlockTable
  readonly directory_change: DirectoryChangeTable
  readonly directory_entry: DirectoryEntryTable
  readonly directory_key: DirectoryKeyTable
  readonly directory_import: DirectoryImportTable
  readonly directory_release: DirectoryReleaseTable
}
