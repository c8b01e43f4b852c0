import type { TextReading } from '../read/read.ts'
import type { Contact } from '../values/contact.ts'
import type { Lost, Moment, Nation, Situation } from './verdict.ts'

/** While it goes on. */
export const liveMoment: Readonly<Record<Contact['channel'], Moment>> = {
  call: 'on-the-phone',
  door: 'at-the-door',
  sms: 'message',
  email: 'message',
  description: 'message',
}

/** When it is told of afterwards. */
const usualMoment: typeof liveMoment = { ...liveMoment, call: 'hung-up', door: 'over', description: 'over' }

/** What somebody who did it has lost. */
const lostBy: Readonly<Record<string, Lost>> = {
  hand_over_cash: 'money',
  leaves_cash_outside: 'money',
  posts_cash: 'money',
  withdraw_cash: 'money',
  transfer_money: 'money',
  transfer_to_safe_account: 'money',
  buy_crypto: 'money',
  buy_vouchers: 'goods',
  buy_gold: 'goods',
  buy_expensive_goods: 'goods',
  hand_over_card: 'card',
  card_swap: 'card',
  ask_pin: 'details',
  pin_on_keypad: 'details',
  ask_bank_details: 'details',
  ask_one_time_code: 'details',
  ask_personal_details: 'details',
  remote_access: 'access',
}

/** What was asked for by hand goes before what the words tell; the words go before what the channel suggests. */
export function situationOf(contact: Contact, reading: TextReading, given: Situation): Situation {
  const told = reading.situations
  const lost = reading.findings.flatMap((finding) =>
    finding.frame === 'complied' ? (lostBy[finding.tactic] ?? []) : [],
  )
  const moment = given.moment ?? momentTold(told, contact)
  const nation = given.nation ?? nationTold(told)
  return {
    ...given,
    ...(moment ? { moment } : {}),
    ...(nation ? { nation } : {}),
    lost: given.lost ?? [...new Set(lost)],
    inDanger: given.inDanger ?? told.has('in-danger'),
    cannotSpeak: given.cannotSpeak ?? told.has('cannot-speak'),
    smellsGas: given.smellsGas ?? told.has('smells-gas'),
    calledForHelp: given.calledForHelp ?? told.has('called-for-help'),
  }
}

function momentTold(told: ReadonlySet<string>, contact: Contact): Moment {
  if (told.has('inside')) return 'inside'
  if (told.has('at-the-door') && contact.channel !== 'call') return 'at-the-door'
  if (told.has('on-the-phone')) return 'on-the-phone'
  return (contact.turns ? liveMoment : usualMoment)[contact.channel]
}

function nationTold(told: ReadonlySet<string>): Nation | undefined {
  return (['scotland', 'wales', 'northern-ireland'] as const).find((nation) => told.has(nation))
}
