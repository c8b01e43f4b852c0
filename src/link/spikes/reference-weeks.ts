/** Where the reference weeks of a week lie: rows back by a fixed period, or by years of the calendar. */
export interface Calendar {
  /** Rows a year: 52, 12 or 365. */
  readonly frequency: number
  /** Day of each row, as days since 1970-01-01, ascending; null counts by rows alone. */
  readonly days: ArrayLike<number> | null
}

const dayLength = 86_400_000

/**
 * Rows that lie 1 to `years` years before a row, newest first. By days: the same day of the year, for weeks moved to the
 * nearest day with the same weekday, as R surveillance does for dates. Below 0 before the series, NaN where it has a gap.
 */
export function yearsBack(row: number, years: number, { frequency, days }: Calendar): number[] {
  return Array.from({ length: years }, (_, at) =>
    days ? rowOfDay(days, dayYearsBack(days[row]!, at + 1, frequency === 52)) : row - frequency * (at + 1),
  )
}

function dayYearsBack(day: number, years: number, isWeekly: boolean): number {
  const date = new Date(day * dayLength)
  const back = Date.UTC(date.getUTCFullYear() - years, date.getUTCMonth(), date.getUTCDate()) / dayLength
  if (!isWeekly) return back
  const forward = (((day - back) % 7) + 7) % 7
  return forward <= 3 ? back + forward : back + forward - 7
}

function rowOfDay(days: ArrayLike<number>, day: number): number {
  if (day < days[0]!) return Math.floor((day - days[0]!) / (days[1]! - days[0]!))
  let low = 0
  let high = days.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    if (days[middle] === day) return middle
    if (days[middle]! < day) low = middle + 1
    else high = middle - 1
  }
  return Number.NaN
}

/** How the past of one row is cut into reference weeks and seasons. */
export interface Windows {
  /** Half width of a window around the same week of each past year, in rows. */
  readonly halfWidth: number
  /** Seasons; 1 takes the windows alone, more also all weeks between them. */
  readonly seasons: number
  /** Newest rows left out, so that an outbreak under way does not raise its own bound. */
  readonly leftOut: number
}

/**
 * The reference rows of Farrington Flexible with their seasons (Noufaily et al. 2013), oldest first: windows are the last
 * season, what lies between two windows is cut into equal parts, the first ones longer by the rest. Null where the history
 * is too short. Throws RangeError where there are more seasons than rows between two windows.
 */
export function flexibleReference(
  row: number,
  years: readonly number[],
  { halfWidth, seasons, leftOut }: Windows,
): { rows: Int32Array; seasonOf: Uint8Array } | null {
  if (!years.every((at) => at >= halfWidth)) return null
  const marks = new Int8Array(row + 1).fill(-1)
  marks.fill(seasons - 1, Math.max(0, row - halfWidth))
  const starts = [row, ...years]
  years.forEach((year, at) => {
    marks.fill(seasons - 1, year - halfWidth, year + halfWidth + 1)
    if (seasons > 1) markBetween(marks, { from: year + halfWidth + 1, to: starts[at]! - halfWidth }, seasons - 1)
  })
  marks.fill(-1, Math.max(0, row - leftOut))
  const rows = Int32Array.from(marks.keys()).filter((at) => marks[at]! >= 0)
  return { rows, seasonOf: Uint8Array.from(rows, (at) => marks[at]!) }
}

function markBetween(marks: Int8Array, { from, to }: { from: number; to: number }, parts: number): void {
  const length = Math.floor((to - from) / parts)
  if (length < 1) throw new RangeError(`seasons must be at most ${to - from + 1} here, not ${parts + 1}.`)
  const rest = (to - from) % parts
  let at = from
  for (let part = 0; part < parts; part++) {
    const next = at + length + (part < rest ? 1 : 0)
    marks.fill(part, at, next)
    at = next
  }
}

/** The reference rows of the classic method: windows alone, without those before the series. Null if there are none. */
export function classicReference(years: readonly number[], halfWidth: number): Int32Array | null {
  const rows = years
    .toReversed()
    .flatMap((year) => Array.from({ length: 2 * halfWidth + 1 }, (_, at) => year - halfWidth + at))
  const there = rows.filter((row) => row >= 0)
  return there.length > 0 ? Int32Array.from(there) : null
}
