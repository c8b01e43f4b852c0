import type { ColumnType, Generated } from 'kysely'
import type { Int8 } from './tables.ts'

export type JsonColumn = ColumnType<Readonly<Record<string, unknown>> | null, string | null, string | null>

export interface SecretTable {
  readonly name: string
  readonly value: string
}

export interface AttemptTable {
  readonly purpose: string
  readonly key_hash: string
  readonly window_start: Date
  readonly window_end: Date
  readonly count: number
}

export interface AuditTable {
  readonly id: ColumnType<string, never, never>
  readonly at: Generated<Date>
  readonly actor_kind: 'coordinator' | 'household' | 'trusted' | 'terminal' | 'service'
  readonly actor_id: string
  readonly organisation_id: string | null
  readonly origin: string
  readonly action: string
  readonly subject_kind: string
  readonly subject_id: string
  readonly before: JsonColumn
  readonly after: JsonColumn
}

export interface OrganisationTable {
  readonly id: Generated<string>
  readonly name: string
  readonly created_at: Generated<Date>
  readonly closed_at: Date | null
}

export interface CoordinatorTable {
  readonly id: Generated<string>
  readonly name: string
  readonly email: string
  readonly created_at: Generated<Date>
  readonly ended_at: Date | null
}

export interface GrantOfRoleTable {
  readonly id: Generated<string>
  readonly coordinator_id: string
  readonly organisation_id: string
  readonly role: 'writer' | 'approver' | 'investigator' | 'administrator'
  readonly area: string | null
  readonly granted_at: Generated<Date>
  readonly ended_at: Date | null
}

export interface PasskeyTable {
  readonly id: string
  readonly coordinator_id: string
  /** Base64url. */
  readonly public_key: string
  readonly counter: Int8
  /** Words of WebAuthn, parted by commas. */
  readonly transports: string
  readonly label: string
  readonly created_at: Generated<Date>
  readonly used_at: Date | null
}

export interface ChallengeTable {
  readonly token_hash: string
  readonly challenge: string
  readonly purpose: 'register' | 'sign-in'
  readonly coordinator_id: string | null
  readonly expires_at: Date
}

export interface TicketTable {
  readonly hash: string
  readonly purpose: 'invitation' | 'email-link' | 'recovery'
  readonly coordinator_id: string
  readonly created_at: Generated<Date>
  readonly expires_at: Date
  readonly used_at: Date | null
}

export interface DeskSessionTable {
  readonly token_hash: string
  readonly coordinator_id: string
  readonly method: 'passkey' | 'email-link' | 'recovery' | 'invitation'
  readonly browser: string
  readonly created_at: Generated<Date>
  readonly seen_at: Generated<Date>
  readonly expires_at: Date
}

export interface OutgoingMailTable {
  readonly id: ColumnType<string, never, never>
  readonly recipient: string
  readonly subject: string
  readonly body: string
  readonly tries: Generated<number>
  readonly next_try_at: Generated<Date>
  readonly expires_at: Date
  readonly problem: string | null
}

export interface PeopleTables {
  readonly secret: SecretTable
  readonly attempt: AttemptTable
  readonly audit: AuditTable
  readonly organisation: OrganisationTable
  readonly coordinator: CoordinatorTable
  readonly grant_of_role: GrantOfRoleTable
  readonly passkey: PasskeyTable
  readonly challenge: ChallengeTable
  readonly ticket: TicketTable
  readonly desk_session: DeskSessionTable
  readonly outgoing_mail: OutgoingMailTable
}
