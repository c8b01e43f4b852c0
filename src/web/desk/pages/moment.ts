const format = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/London',
})

/** A moment in words, by British time: "21 November 2026 at 14:05". */
export const moment = (at: Date): string => format.format(at)
