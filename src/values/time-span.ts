/** Milliseconds of each; a year has 365 days. */
export const minuteMs = 60_000
export const hourMs = 60 * minuteMs
export const dayMs = 24 * hourMs
export const yearMs = 365 * dayMs

const units = [
  [yearMs, 'year'],
  [dayMs, 'day'],
  [hourMs, 'hour'],
  [minuteMs, 'minute'],
] as const

/** A span in whole units, the largest that fits: "6 years", "90 days", "8 hours", "15 minutes". */
export function spanInWords(ms: number): string {
  const [unit, name] = units.find(([length]) => ms >= length && ms % length === 0) ?? [minuteMs, 'minute']
  const count = Math.ceil(ms / unit)
  return `${count} ${name}${count === 1 ? '' : 's'}`
}
