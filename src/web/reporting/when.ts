import { findDates, isoDate } from '../../read/entities/date.ts'
import { daysAfter, timeOfDay } from '../../values/day.ts'

/** A value as it is kept, or what is wrong in words that say what to do. */
export type Understood = { readonly value: string } | { readonly problem: string }

const weekdays = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ')
const small = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ')
const notYet = 'This day has not come yet. Write a day up to today'
const howToDay = 'Write the day, such as today, yesterday, last Monday or 20 November'

/** The day that somebody means: "yesterday", "last Tuesday", "3 days ago", "12/11", "12 November", "2026-11-12". `today` is an ISO date. */
export function readDay(text: string, today: string): Understood {
  const typed = text.toLowerCase().replace(/\s+/g, ' ').trim().slice(0, 80)
  if (typed === '') return { problem: howToDay }
  if (/\btomorrow\b|\bnext\b/.test(typed)) return { problem: notYet }
  const day = daysBack(typed, today) ?? dated(typed, today)
  if (day === null) return { problem: /\d/.test(typed) ? `We do not know this day. ${howToDay}` : howToDay }
  const earlier = typeof day === 'number' ? daysAfter(today, -day) : day
  return earlier > today ? { problem: notYet } : { value: earlier }
}

/** So many days ago; null where it is not told so. */
function daysBack(typed: string, today: string): number | null {
  if (/\b(?:day before yesterday)\b/.test(typed)) return 2
  if (/\byesterday\b|\blast night\b/.test(typed)) return 1
  if (/\b(?:today|tonight|just now|now|this (?:morning|afternoon|evening))\b/.test(typed)) return 0
  const [, count, unit] = /\b(\d{1,3}|[a-z]+) (day|week)s? ago\b/.exec(typed) ?? []
  if (count && unit) {
    const many = /^\d/.test(count) ? Number(count) : /^an?$/.test(count) ? 1 : small.indexOf(count)
    return many < 0 ? null : many * (unit === 'week' ? 7 : 1)
  }
  if (/\d/.test(typed)) return null
  const named = weekdays.findIndex((day) => new RegExp(`\\b${day.slice(0, 3)}(?:${day.slice(3)})?\\b`).test(typed))
  if (named < 0) return null
  const back = (new Date(today).getUTCDay() - named + 7) % 7
  return back === 0 && /\blast\b/.test(typed) ? 7 : back
}

/** A date in British order; without its year, the last such day. */
function dated(typed: string, today: string): string | null {
  const year = Number(today.slice(0, 4))
  const [, short] = /^(\d{1,2}[/.-]\d{1,2})$/.exec(typed) ?? []
  const [found] = findDates(short ? `${short}/${year}` : typed)
  if (!found) return null
  const day = isoDate({ ...found, year: found.year ?? year })!
  const hasYear = found.year !== null && !short
  return hasYear || day <= today ? realDay(day) : realDay(`${year - 1}${day.slice(4)}`)
}

/** 29 February comes in some years only. */
const realDay = (day: string): string | null =>
  !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day) ? day : null

const howToTime = 'Write the time such as 10:30, 3pm or half past two in the afternoon, or leave it empty'
const inTheDark = /\b(?:at night|in the night|early hours)\b/

/** About what time somebody means, as "14:30"; '' for none. An hour that may be of the morning or the afternoon is asked for. */
export function readTime(text: string): Understood {
  const typed = text
    .toLowerCase()
    .replace(/\b([ap])\.?\s?m\b\.?/g, '$1m')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80)
  if (typed === '') return { value: '' }
  if (/\b(?:noon|midday)\b/.test(typed)) return { value: '12:00' }
  if (/\bmidnight\b/.test(typed)) return { value: '00:00' }
  const clock = clockIn(typed)
  if (clock === null || clock.hour > 23 || clock.minute > 59) return { problem: howToTime }
  const hour = hourOfDay(clock, typed)
  if (hour === null) return { problem: `Say if it was morning or afternoon: write ${clock.hour}am or ${clock.hour}pm` }
  return { value: timeOfDay(hour * 60 + clock.minute) }
}

interface Clock {
  readonly hour: number
  readonly minute: number
  /** Written so that it can only be of 24 hours: "03:15", "1530". */
  readonly isFull: boolean
}

function clockIn(typed: string): Clock | null {
  const worded = typed.replace(/[a-z]+/g, (word) => (small.indexOf(word) > 0 ? String(small.indexOf(word)) : word))
  const [, part, side, named] = /\b(half|quarter|\d{1,2}) ?(past|to) (\d{1,2})\b/.exec(worded) ?? []
  if (part && named) {
    const minutes = part === 'half' ? 30 : part === 'quarter' ? 15 : Number(part)
    const hour = Number(named)
    return side === 'past'
      ? { hour, minute: minutes, isFull: false }
      : { hour: (hour + 11) % 12, minute: 60 - minutes, isFull: false }
  }
  const [, hours, minutes] = /(?<!\d)(\d{1,2})(?:[:.h ]?(\d{2}))?(?!\d)/.exec(worded) ?? []
  if (!hours) return null
  const isFull = minutes !== undefined && (hours.length === 2 || Number(hours) > 12)
  return { hour: Number(hours), minute: Number(minutes ?? 0), isFull }
}

function hourOfDay({ hour, isFull }: Clock, typed: string): number | null {
  if (hour > 12 || hour === 0) return hour
  const isLate = /pm\b|\bafternoon\b|\bevening\b|\btonight\b/.test(typed)
  const isEarly = /am\b|\bmorning\b/.test(typed)
  if (isLate) return (hour % 12) + 12
  if (isEarly) return hour % 12
  if (inTheDark.test(typed)) return hour >= 6 && hour < 12 ? hour + 12 : hour % 12
  return isFull ? hour : null
}
