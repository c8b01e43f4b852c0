/** A share with the interval in which the true one lies 95 times of 100. */
export interface Share {
  readonly found: number
  readonly of: number
  /** Wilson score interval (E. B. Wilson, 1927), 0 to 1. */
  readonly low: number
  readonly high: number
}

/** z of the normal distribution for 95 %. */
const z = 1.96

/** The share `found` of `of` with its Wilson interval; an empty set gives 0 to 1. */
export function shareOf(found: number, of: number): Share {
  if (of === 0) return { found, of, low: 0, high: 1 }
  const p = found / of
  const middle = p + z ** 2 / (2 * of)
  const half = z * Math.sqrt((p * (1 - p)) / of + z ** 2 / (4 * of ** 2))
  const whole = 1 + z ** 2 / of
  return { found, of, low: Math.max(0, (middle - half) / whole), high: Math.min(1, (middle + half) / whole) }
}

/** Right, wrong and missed items of one kind. */
export interface Tally {
  right: number
  wrong: number
  missed: number
}

export interface Score extends Readonly<Tally> {
  /** 0 to 1; null where nothing was said, or nothing was to be found. */
  readonly precision: number | null
  readonly recall: number | null
  readonly f1: number | null
}

/** Precision, recall and their harmonic mean. */
export function scoreTally({ right, wrong, missed }: Tally): Score {
  const part = (of: number) => (of === 0 ? null : right / of)
  return {
    right,
    wrong,
    missed,
    precision: part(right + wrong),
    recall: part(right + missed),
    f1: right + wrong + missed === 0 ? null : (2 * right) / (2 * right + wrong + missed),
  }
}

/** Adds what one document says to a tally; every item counts once. */
export function tallyItems(tally: Tally, got: readonly string[], want: readonly string[]): void {
  const [found, wanted] = [new Set(got), new Set(want)]
  for (const item of found) wanted.has(item) ? tally.right++ : tally.wrong++
  for (const item of wanted) if (!found.has(item)) tally.missed++
}

export const percent = (part: number | null): string => (part === null ? '–' : `${Math.round(100 * part)} %`)

/** "20 of 37 (54 %, 38 to 69)". */
export function tell({ found, of, low, high }: Share): string {
  if (of === 0) return '–'
  return `${found} of ${of} (${percent(found / of)}, ${Math.round(100 * low)} to ${Math.round(100 * high)})`
}
