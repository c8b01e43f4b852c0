import type { ContactKind, HouseholdEvent } from '../../people/households/event.ts'
import type { Item } from '../../people/households/item.ts'
import type { EndedBy } from '../../store/tables-households.ts'

const inLondon = { timeZone: 'Europe/London' } as const
const days = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', ...inLondon })
const times = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', ...inLondon })

/** "21 November 2026", as the day is in the United Kingdom. */
export const dayOf = (at: Date): string => days.format(at)

/** "10:05", as clocks show it in the United Kingdom. */
export const timeOf = (at: Date): string => times.format(at)

/** "21 November 2026, 10:05". */
export const momentOf = (at: Date): string => `${dayOf(at)}, ${timeOf(at)}`

/** What is seen, in a few words. */
export const itemName: Readonly<Record<Item, string>> = {
  checks: 'Checks that ended in “Stop”',
  reports: 'Reports made',
  'line-guard': 'Calls that the line guard ended',
  warnings: 'Warnings for the area',
  area: 'The area',
  settings: 'Devices and trusted people',
}

const contactName: Readonly<Record<ContactKind, string>> = {
  phone: 'a phone call',
  door: 'somebody at the door',
  inside: 'somebody in the home',
  call: 'a call or visit earlier',
  message: 'a message',
  'cash-machine': 'something at a cash machine',
}

/** What happened, as one sentence without its end. */
export function eventWords({ kind, contact }: Pick<HouseholdEvent, 'kind' | 'contact'>): string {
  if (kind === 'report') return 'a report was made'
  if (kind === 'line-guard') return 'the line guard hung up on a caller'
  return `a check of ${contact ? contactName[contact] : 'something'} ended in “Stop”`
}

/** Who ended something, said to the resident. */
export const endedBy: Readonly<Record<EndedBy, string>> = {
  household: 'by you',
  trusted: 'because they left',
  service: 'by this service',
}
