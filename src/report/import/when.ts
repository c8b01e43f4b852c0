/** What a cell says of a day and a minute; null where it says nothing that can be. */
export interface When {
  /** YYYY-MM-DD. */
  readonly day: string | null
  /** Minute of the day. */
  readonly minute: number | null
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ,]+(.+))?$/
const yearLast = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?:[T ,]+(.+))?$/
const named = /^(?:[a-z]{3,9},? )?(\d{1,2})(?:st|nd|rd|th)?[-/. ]([a-z]{3,9})[-/. ,]+(\d{4}|\d{2})(?:[T ,]+(.+))?$/i
const serial = /^(\d{5})(?:[.,](\d{1,10}))?$/

/**
 * Reads a day, also with a time behind it: 2026-11-21, 21/11/2026 14:05, 21 Nov 26, or the number of a spreadsheet
 * (46347.5: days since 30 December 1899).
 */
export function readDay(cell: string, order: 'day-first' | 'month-first'): When {
  const text = cell.trim().slice(0, 60)
  const [, number, fraction] = serial.exec(text) ?? []
  if (number !== undefined) return { day: daySince1899(Number(number)), minute: fraction ? partOfDay(fraction) : null }
  const iso = yearFirst.exec(text)
  if (iso) return when([iso[1]!, iso[2]!, iso[3]!], iso[4])
  const worded = named.exec(text)
  if (worded) {
    const month = months.indexOf(worded[2]!.slice(0, 3).toLowerCase()) + 1
    return when([worded[3]!, String(month), worded[1]!], worded[4])
  }
  const last = yearLast.exec(text)
  if (!last) return { day: null, minute: null }
  const [, first = '', second = '', year = '', time] = last
  return when(order === 'day-first' ? [year, second, first] : [year, first, second], time)
}

function when([year, month, day]: readonly [string, string, string], time: string | undefined): When {
  const parts = [year.length === 2 ? 2000 + Number(year) : Number(year), Number(month), Number(day)] as const
  const date = new Date(Date.UTC(parts[0], parts[1] - 1, parts[2]))
  const isDay = date.getUTCMonth() === parts[1] - 1 && date.getUTCDate() === parts[2] && parts[0] >= 1000
  return { day: isDay ? date.toISOString().slice(0, 10) : null, minute: time === undefined ? null : readMinute(time) }
}

const daySince1899 = (number: number) => new Date(Date.UTC(1899, 11, 30 + number)).toISOString().slice(0, 10)

/** A part of a day as a spreadsheet keeps it: the digits behind the point. */
const partOfDay = (digits: string) => Math.min(1439, Math.round(Number(`0.${digits}`) * 1440))

const clock = /^(\d{1,2})[:.](\d{2})(?:[:.]\d{2}(?:\.\d+)?)?\s*([ap])?\.?m?\.?\s*(?:z|gmt|bst|\+0[01]:?00)?$/i
const hour = /^(\d{1,2})\s*([ap])\.?m\.?$/i
const four = /^(\d{2})(\d{2})\s*(?:hrs?|hours|h)?$/i

/** Reads a time: 14:05, 14:05:30, 2.05pm, 2 pm, 1405, or the fraction of a spreadsheet (0.5869). Null for none. */
export function readMinute(cell: string): number | null {
  const text = cell.trim().slice(0, 40)
  const fraction = /^0[.,](\d{3,17})$/.exec(text)
  if (fraction) return partOfDay(fraction[1]!)
  const [, ofHour, half] = hour.exec(text) ?? []
  if (ofHour !== undefined) return minuteOf(Number(ofHour), 0, half)
  const [, hours, minutes, afternoon] = clock.exec(text) ?? four.exec(text) ?? []
  return hours === undefined ? null : minuteOf(Number(hours), Number(minutes), afternoon)
}

function minuteOf(hours: number, minutes: number, half: string | undefined): number | null {
  if (minutes > 59 || hours > (half ? 12 : 23) || (half && hours === 0)) return null
  const isAfternoon = half?.toLowerCase() === 'p'
  const of24 = half ? (hours % 12) + (isAfternoon ? 12 : 0) : hours
  return of24 * 60 + minutes
}
