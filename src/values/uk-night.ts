const hourInLondon = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', hourCycle: 'h23' })

/** The next 03:00 of the United Kingdom after `now`: an hour that is there once every day, also when clocks change. */
export function nextNight(now: Date): Date {
  for (let day = 0; ; day++)
    for (const hour of [2, 3]) {
      const at = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + day, hour))
      if (at > now && hourInLondon.format(at) === '03') return at
    }
}
