import type { Purpose } from './purpose.ts'

/** Requests a minute for one subscriber, by purpose; so many may also come at once. */
export type PerMinute = Readonly<Record<Purpose, number>>

export interface Limiter {
  /** Takes one request. 0 when it may pass, else the whole seconds after which the next may. */
  take(purpose: Purpose, subscriber: string): number
  /** How many subscribers are remembered now. */
  readonly size: number
}

interface Bucket {
  /** Requests left, at the moment `at`. */
  left: number
  at: number
}

const minuteMs = 60_000
/** About 10 MB. Beyond it the longest silent is forgotten, which only ever gives somebody more. */
const mostBuckets = 50_000

/** A clock in milliseconds that never goes back, and how many subscribers are remembered at most. */
export interface LimiterOptions {
  readonly now?: () => number
  readonly most?: number
}

/** Token buckets in memory: one for each subscriber and purpose, forgotten when it is full again. */
export function openLimiter(perMinute: PerMinute, options: LimiterOptions = {}): Limiter {
  const { now = () => performance.now(), most = mostBuckets } = options
  const buckets = new Map<string, Bucket>()

  /** The map is in order of last use: whoever was silent for a minute has a full bucket, and stands in front. */
  const forget = (moment: number) => {
    for (const [key, { at }] of buckets) {
      if (buckets.size <= most && moment - at < minuteMs) return
      buckets.delete(key)
    }
  }

  return {
    take(purpose, subscriber) {
      const moment = now()
      const limit = perMinute[purpose]
      const key = `${purpose} ${subscriber}`
      const { left, at } = buckets.get(key) ?? { left: limit, at: moment }
      const filled = Math.min(limit, left + ((moment - at) * limit) / minuteMs)
      buckets.delete(key)
      buckets.set(key, { left: filled < 1 ? filled : filled - 1, at: moment })
      forget(moment)
      return filled < 1 ? Math.max(1, Math.ceil(((1 - filled) * minuteMs) / limit / 1000)) : 0
    },
    get size() {
      return buckets.size
    },
  }
}
