/** A day, or what of it is written: month 1–12, year null when missing. */
export interface DateMention {
  readonly day: number
  readonly month: number
  readonly year: number | null
  readonly start: number
  readonly end: number
}

const monthNames = 'january february march april may june july august september october november december'.split(' ')
export const monthPattern =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
export const weekdayPattern = '(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?'

const written = new RegExp(
  [
    String.raw`(?<iy>\d{4})-(?<im>\d{1,2})-(?<id>\d{1,2})(?!\d)`,
    String.raw`(?<sd>\d{1,2})[/.-](?<sm>\d{1,2})[/.-](?<sy>\d{4}|\d{2})(?!\d)`,
    String.raw`(?:${weekdayPattern},?\s+)?(?:the\s+)?(?<d>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?<m>${monthPattern})\b\.?(?:,?\s+(?<y>\d{4})(?!\d))?`,
    String.raw`(?:${weekdayPattern},?\s+)?(?<m2>${monthPattern})\.?\s+(?<d2>\d{1,2})(?:st|nd|rd|th)?(?![\d:])(?:,?\s+(?<y2>\d{4})(?!\d))?`,
  ].join('|'),
  'gi',
)

/** Finds days in British order (12/02/2021 is 12 February), as "26 Aug 2020", "Monday, February 5", "2021-02-12". */
export function findDates(text: string, from = 0, to = text.length): DateMention[] {
  const found: DateMention[] = []
  for (const match of text.slice(from, to).matchAll(written)) {
    const start = from + match.index
    if (/[\d/£]/.test(text[start - 1] ?? '')) continue
    const date = toDate(match.groups!)
    if (date) found.push({ ...date, start, end: start + match[0].length })
  }
  return found
}

type Parts = { [key: string]: string | undefined }

function toDate(parts: Parts): { day: number; month: number; year: number | null } | null {
  const day = Number(parts.id ?? parts.sd ?? parts.d ?? parts.d2)
  const name = parts.m ?? parts.m2
  const month = name ? monthOf(name) : Number(parts.im ?? parts.sm)
  const raw = parts.iy ?? parts.sy ?? parts.y ?? parts.y2
  const year = raw ? Number(raw.length === 2 ? `20${raw}` : raw) : null
  return isDay({ day, month, year }) ? { day, month, year } : null
}

/** 1–12 for a month's name or short form; 0 for other words. */
export function monthOf(name: string): number {
  return monthNames.findIndex((month) => month.startsWith(name.toLowerCase().slice(0, 3))) + 1
}

function isDay({ day, month, year }: { day: number; month: number; year: number | null }): boolean {
  if (!(month >= 1 && month <= 12 && day >= 1)) return false
  return day <= new Date(Date.UTC(year ?? 2024, month, 0)).getUTCDate()
}

/** ISO form, or null when the year is missing. */
export function isoDate(date: Pick<DateMention, 'day' | 'month' | 'year'>): string | null {
  if (date.year === null) return null
  return `${date.year}-${String(date.month).padStart(2, '0')}-${String(date.day).padStart(2, '0')}`
}
