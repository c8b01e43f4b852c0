import { dayMs, minuteMs } from '../../values/time-span.ts'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Minutes east of Greenwich; BST is British Summer Time, the American ones as RFC 822 has them. */
const zones: Readonly<Record<string, number>> = {
  bst: 60,
  cet: 60,
  cest: 120,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
}

const time =
  '(?:[t\\s,]+(?:at\\s+)?(\\d{1,2}):(\\d\\d)(?::(\\d\\d)(?:[.,]\\d{1,9})?)?\\s*([a-z]{1,5}|[+-]\\d\\d:?\\d\\d)?)?'
const weekday = '(?:[a-z]{3,9}\\.?,?\\s+)?'
const month = '([a-z]{3,9})\\.?'
/** ISO 8601 and RFC 3339; RFC 822 and 2822, also with hyphens; month first. */
const iso = new RegExp(`^(\\d{4})-(\\d\\d)-(\\d\\d)${time}$`, 'i')
const dayFirst = new RegExp(`^${weekday}(\\d{1,2})[\\s-]+${month}[\\s-]+(\\d{4}|\\d\\d)${time}$`, 'i')
const monthFirst = new RegExp(`^${weekday}${month}\\s+(\\d{1,2}),?\\s+(\\d{4})${time}$`, 'i')

const longestDate = 60
/** No feed is older (RSS 0.90 is of March 1999); a clock of theirs may be some hours ahead. */
const earliest = Date.UTC(1999, 0, 1)
const aheadMs = 2 * dayMs

type Clock = readonly (string | undefined)[]

/** A date as feeds write it; without a zone it is read as UTC. Null for what is none, or cannot be true. */
export function readFeedDate(written: string, now: Date): Date | null {
  const text = written.trim()
  if (text.length > longestDate) return null
  const at = momentOf(text)
  return at === null || at < earliest || at > now.getTime() + aheadMs ? null : new Date(at)
}

function momentOf(text: string): number | null {
  const numbers = iso.exec(text)
  if (numbers) return momentAt(Number(numbers[1]), Number(numbers[2]) - 1, [numbers[3], ...numbers.slice(4)])
  const british = dayFirst.exec(text)
  if (british) return momentAt(fullYear(british[3]!), monthOf(british[2]!), [british[1], ...british.slice(4)])
  const american = monthFirst.exec(text)
  return american ? momentAt(Number(american[3]), monthOf(american[1]!), [american[2], ...american.slice(4)]) : null
}

const monthOf = (name: string) => months.indexOf(name.slice(0, 3).toLowerCase())

/** RFC 2822, 4.3: two digits below 50 are of this century. */
const fullYear = (digits: string) =>
  digits.length === 4 ? Number(digits) : Number(digits) + (Number(digits) < 50 ? 2000 : 1900)

function momentAt(year: number, monthAt: number, [day, hour = '0', minute = '0', second = '0', zone]: Clock) {
  const date = new Date(Date.UTC(year, monthAt, Number(day)))
  const isReal = date.getUTCMonth() === monthAt && date.getUTCDate() === Number(day)
  if (!isReal || Number(hour) > 24 || Number(minute) > 59 || Number(second) > 60) return null
  const clock = Date.UTC(year, monthAt, Number(day), Number(hour), Number(minute), Number(second))
  return clock - zoneMinutes(zone) * minuteMs
}

function zoneMinutes(zone = 'z'): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? []
  if (sign === undefined) return zones[zone.toLowerCase()] ?? 0
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}
