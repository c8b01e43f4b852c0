import { countAttempt, type Limit } from '../../store/attempts.ts'
import type { Db } from '../../store/transaction.ts'

/** Trusted people of one household at a time, those who wait included. */
export const mostTrusted = 5
/** Open browsers of one resident or trusted person; one more ends the one not seen for longest. */
export const mostDevices = 20
/** A pairing code works this long. */
export const pairingLastsMs = 15 * 60_000
/** Somebody who used it and was not confirmed is forgotten after this. */
export const waitingLastsMs = 24 * 3_600_000
/** A device stays open this long after it was last seen: as long as browsers keep a cookie (RFC 6265bis, 5.5). */
export const deviceLastsMs = 400 * 86_400_000
/** What happened is forgotten after this. */
export const eventLastsMs = 90 * 86_400_000
/** An ended consent, and whom it was for, are kept this long to show what was allowed. */
export const endedLastsMs = 365 * 86_400_000
/** Happenings shown at most. */
export const mostEvents = 50

const quarterHour = 15 * 60_000
const hour = 3_600_000

/** Who may try how often: one connection, and all together, so that many connections gain nothing. */
const limits = {
  code: { one: [10, quarterHour], all: [3_000, hour] },
  making: { one: [10, hour], all: [2_000, hour] },
} as const satisfies Record<string, Record<'one' | 'all', readonly [most: number, withinMs: number]>>

/** Somebody who tries: whose connection counts together, and when. */
export interface Try {
  readonly network: string
  readonly now: Date
}

/** Counts a try to open something with a code, or to make a household. Throws `too-many-tries`. */
export async function countTry(db: Db, what: keyof typeof limits, { network, now }: Try): Promise<void> {
  const limit = (who: 'one' | 'all'): Limit => {
    const [most, withinMs] = limits[what][who]
    return { purpose: `household-${what}-${who}`, most, withinMs }
  }
  await countAttempt(db, limit('one'), { key: network, now })
  await countAttempt(db, limit('all'), { key: 'all', now })
}
