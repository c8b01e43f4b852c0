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
const day = 24 * hour

type Most = readonly [most: number, withinMs: number]

/** Who may try how often: one connection, which a library or a whole house may share, and all together. */
const limits = {
  code: { one: [20, quarterHour], all: [3_000, hour] },
  making: { one: [30, hour], all: [2_000, hour] },
  /** Letting somebody see more; each choice leaves a record that stays. Taking back is never counted. */
  choosing: { one: [60, hour], all: null },
  /** Counted by household. */
  telling: { one: [30, day], all: null },
} as const satisfies Record<string, { readonly one: Most; readonly all: Most | null }>

/** Somebody who tries: whose connection (or which household) counts together, and when. */
export interface Try {
  readonly network: string
  readonly now: Date
}

/** Counts a try to open something with a code, to make a household, to let somebody see more, or to tell of a check. Throws `too-many-tries`. */
export async function countTry(db: Db, what: keyof typeof limits, { network, now }: Try): Promise<void> {
  const limit = (who: string, [most, withinMs]: Most): Limit => ({
    purpose: `household-${what}-${who}`,
    most,
    withinMs,
  })
  const { one, all } = limits[what]
  await countAttempt(db, limit('one', one), { key: network, now })
  if (all) await countAttempt(db, limit('all', all), { key: 'all', now })
}
