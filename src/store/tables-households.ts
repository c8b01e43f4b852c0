import type { ColumnType, Generated } from 'kysely'

/** A moment that is set once, after the row was made. */
type Later = ColumnType<Date | null, Date | null | undefined, Date>
/** Written with the row and never changed. */
type Fixed<T> = ColumnType<T, T, never>

export type EndedBy = 'household' | 'trusted' | 'service'

export interface HouseholdTable {
  readonly id: Generated<string>
  readonly created_at: Fixed<Date>
  readonly code_hash: string
  readonly code_made_at: Date
  readonly area: ColumnType<string | null, string | null | undefined, string | null>
}

export interface TrustedPersonTable {
  readonly id: Generated<string>
  readonly household_id: Fixed<string>
  readonly name: Fixed<string>
  readonly asked_at: Fixed<Date>
  readonly confirmed_at: Later
  readonly ended_at: Later
  readonly ended_by: ColumnType<EndedBy | null, EndedBy | null | undefined, EndedBy>
  readonly code_hash: ColumnType<string | null, string | null | undefined, string | null>
}

export interface HouseholdPairingTable {
  readonly household_id: string
  readonly code_hash: string
  readonly expires_at: Date
}

export interface HouseholdDeviceTable {
  readonly id: Generated<string>
  readonly token_hash: Fixed<string>
  readonly household_id: Fixed<string>
  /** Null: the resident's own. */
  readonly trusted_id: Fixed<string | null>
  readonly browser: Fixed<string>
  readonly created_at: Fixed<Date>
  readonly seen_at: Date
  readonly expires_at: Date
}

export interface ConsentTable {
  readonly id: Generated<string>
  readonly household_id: Fixed<string>
  readonly trusted_id: Fixed<string>
  readonly item: Fixed<'checks' | 'reports' | 'line-guard' | 'warnings' | 'area' | 'settings'>
  readonly words: Fixed<string>
  readonly words_version: Fixed<string>
  readonly given_at: Fixed<Date>
  readonly ended_at: Later
  readonly ended_by: ColumnType<EndedBy | null, EndedBy | null | undefined, EndedBy>
}

export interface HouseholdEventTable {
  readonly id: ColumnType<string, never, never>
  readonly household_id: Fixed<string>
  readonly kind: Fixed<'check' | 'report' | 'line-guard'>
  readonly contact: Fixed<'phone' | 'door' | 'inside' | 'call' | 'message' | 'cash-machine' | null>
  readonly at: Fixed<Date>
}

export interface ErasureTable {
  readonly kind: Fixed<string>
  readonly id_hash: Fixed<string>
  readonly at: Fixed<Date>
}

export interface HouseholdTables {
  readonly household: HouseholdTable
  readonly trusted_person: TrustedPersonTable
  readonly household_pairing: HouseholdPairingTable
  readonly household_device: HouseholdDeviceTable
  readonly consent: ConsentTable
  readonly household_event: HouseholdEventTable
  readonly erasure: ErasureTable
}
