import { countAttempt, type Limit } from '../store/attempts.ts'
import type { Db } from '../store/transaction.ts'

const minute = 60_000
const quarterHour = 15 * minute
const hour = 60 * minute

type Most = readonly [most: number, withinMs: number]

/**
 * Who may try how often: one connection, which a library or a whole house may share, one key of a program, and all
 * together. Windows are short: whoever is held up by somebody else is told when to come back, within the hour.
 */
const limits = {
  report: { one: [30, hour], key: [2_000, hour], all: [3_000, hour] },
  /** Opening one again, each time something is added too. Reference and code have 100 bits together: nobody guesses them. */
  open: { one: [60, quarterHour], key: [600, quarterHour], all: [3_000, hour] },
} as const satisfies Record<string, Readonly<Record<'one' | 'key' | 'all', Most>>>

export type ReportTry = keyof typeof limits

/** Who tries: a connection, or a key of a program by its id, which has limits of its own that a flood from elsewhere does not use up. */
export interface Trying {
  readonly network: string
  readonly key?: string
  readonly now: Date
}

/**
 * Counts a try to send a report or to open one; in no transaction that may be undone. Throws
 * `too-many-tries`, which says how many minutes to wait.
 */
export async function countReportTry(db: Db, what: ReportTry, { network, key, now }: Trying): Promise<void> {
  const limit = (who: keyof (typeof limits)[ReportTry], [most, withinMs]: Most): Limit => ({
    purpose: `report-${what}-${who}`,
    most,
    withinMs,
  })
  if (key !== undefined) return countAttempt(db, limit('key', limits[what].key), { key, now })
  await countAttempt(db, limit('one', limits[what].one), { key: network, now })
  await countAttempt(db, limit('all', limits[what].all), { key: 'all', now })
}
