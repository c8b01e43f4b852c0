import type { ColumnType, Generated } from 'kysely'
import type { AreasTables } from './tables-areas.ts'
import type { DirectoryTables } from './tables-directory.ts'
import type { HouseholdTables } from './tables-households.ts'
import type { PeopleTables } from './tables-people.ts'
import type { ReportsTables } from './tables-reports.ts'
import type { ScheduleTables } from './tables-schedule.ts'
import type { WarningsTables } from './tables-warnings.ts'

/** 64-bit integers come back as decimal strings, days as YYYY-MM-DD, moments as Date, on both databases. */
export type Int8 = ColumnType<string, string | number, string | number>

export interface EventTable {
  readonly id: ColumnType<string, never, never>
  readonly at: Generated<Date>
  readonly name: string
  readonly detail: ColumnType<Record<string, string | number | boolean>, string, never>
}

export interface EventCountTable {
  readonly day: string
  readonly name: string
  readonly count: Int8
}

export interface MigrationTable {
  readonly number: number
  readonly name: string
  readonly sha256: string
  readonly applied_at: Generated<Date>
}

export interface Tables
  extends PeopleTables,
    AreasTables,
    DirectoryTables,
    HouseholdTables,
    ScheduleTables,
    WarningsTables,
    ReportsTables {
  readonly event: EventTable
  readonly event_count: EventCountTable
  readonly migration: MigrationTable
}

/** The schema of the database that holds every table of ours. */
export const schemaName = 'doorchain'
