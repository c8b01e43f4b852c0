const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/London',
  dateStyle: 'short',
  timeStyle: 'short',
})
const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** "09:05" of minute 545 of a day. */
export const hourAndMinute = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/**
 * The moments at which clocks in the United Kingdom show a minute of a day (YYYY-MM-DD; 0 to 1439): one; two in the hour that
 * comes twice when clocks go back; none in the hour that is left out when they go forward.
 */
export function momentsAt(day: string, minute: number): readonly Date[] {
  const shown = `${day} ${hourAndMinute(minute)}`
  const winter = Date.parse(`${day}T00:00:00Z`) + minute * minuteMs
  return [winter - hourMs, winter].map((at) => new Date(at)).filter((at) => clock.format(at) === shown)
}
