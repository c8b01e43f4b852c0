/** Times in milliseconds, sizes in bytes. */
export interface FetchLimits {
  readonly connectMs: number
  /** From the connection to the first byte of the answer. */
  readonly answerMs: number
  /** From the first step to the last byte. */
  readonly totalMs: number
  readonly headerBytes: number
  /** Unpacked. */
  readonly pageBytes: number
  readonly feedBytes: number
  readonly redirects: number
  /** Fetched at one time. */
  readonly concurrent: number
  /** Between two requests to one host. */
  readonly gapMs: number
  /** A robots.txt that asks for more is given this. */
  readonly longestGapMs: number
}

export const usualLimits: FetchLimits = {
  connectMs: 10_000,
  answerMs: 20_000,
  totalMs: 45_000,
  headerBytes: 16_384,
  pageBytes: 2_000_000,
  feedBytes: 5_000_000,
  redirects: 5,
  concurrent: 4,
  gapMs: 2_000,
  longestGapMs: 30_000,
}
