const months = 'January February March April May June July August September October November December'.split(' ')

/** "2021-02-01" → "1 February 2021"; "2026-11" → "November 2026"; anything else as it is. */
export function longDate(iso: string): string {
  const [year, month, day] = iso.split('-')
  const name = months[Number(month) - 1]
  if (!name) return iso
  return day ? `${Number(day)} ${name} ${year}` : `${name} ${year}`
}

/** The ISO date so many days after another; fewer than none is before it. */
export const daysAfter = (iso: string, days: number): string =>
  new Date(Date.parse(iso) + days * 86_400_000).toISOString().slice(0, 10)

/** How many days lie between two ISO dates; none for the same, fewer where the second is earlier. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000

/** Whether it is a day of the calendar as YYYY-MM-DD, from year 1 to 9999. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && text >= '0001' && new Date(`${text}T00:00Z`).toJSON()?.slice(0, 10) === text

/** Days since 1970-01-01 of an ISO date, and the date of them. */
export const dayNumber = (iso: string): number => daysBetween('1970-01-01', iso)
export const isoOf = (day: number): string => daysAfter('1970-01-01', day)

/** Minutes of a day as people write it: 5 → "00:05", 870 → "14:30". */
export const timeOfDay = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
