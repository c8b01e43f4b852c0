export interface ScheduleTable {
  readonly name: string
  readonly next_at: Date
  /** When it was last done to its end. */
  readonly done_at: Date | null
  /** A random name for whoever does it now. */
  readonly holder: string | null
  readonly lease_until: Date | null
}

export interface ScheduleTables {
  readonly schedule: ScheduleTable
}
