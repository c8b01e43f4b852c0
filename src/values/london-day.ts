/** Swedes write days as YYYY-MM-DD. */
const london = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London', dateStyle: 'short' })

/** The day of a moment in the United Kingdom, YYYY-MM-DD. */
export const dayInLondon = (at: Date): string => london.format(at)
