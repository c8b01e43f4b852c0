import type { WarningReadingKept } from '../../values/warning.ts'

/** The fields of a reading in the order in which they are shown, by what a person calls them. */
export const fieldNames = {
  is_impersonation_warning: 'Kind of text',
  crime_types: 'Crime',
  channels: 'How they came',
  impersonated: 'Who they said they were',
  places: 'Places',
  police_force: 'Police force',
  publish_date: 'Published',
  incident_count: 'Reports',
  victim_count: 'People it happened to',
  loss_total_gbp: 'Lost in all',
  losses_gbp: 'Single amounts',
  victim_ages: 'Ages',
  period: 'When',
  tactics: 'What they do',
  advice: 'Advice',
  contacts: 'Contacts',
} as const

export type FactField = keyof typeof fieldNames

export const factFields = Object.keys(fieldNames) as readonly FactField[]

export const isFactField = (name: string): name is FactField => Object.hasOwn(fieldNames, name)

/** Under this the spans of one tactic or one piece of advice are kept, beside those of the whole field. */
export const spanKey = (field: 'tactics' | 'advice', label: string): string => `${field}/${label}`

/** How offenders reach people: labels of a reading and their words. */
export const channelWords: Readonly<Record<string, string>> = {
  phone: 'telephone',
  landline: 'landline',
  text: 'text message',
  email: 'e-mail',
  online: 'online',
  doorstep: 'at the door',
  post: 'post',
  cashpoint: 'cash machine',
}

/** Kinds of crime: labels of a reading and their words. */
export const crimeWords: Readonly<Record<string, string>> = {
  'courier-fraud': 'courier fraud',
  'police-impersonation-call': 'call from somebody who says they are the police',
  'bank-impersonation-call': 'call from somebody who says they are the bank',
  'bogus-official': 'bogus official',
  'distraction-burglary': 'distraction burglary',
  'rogue-trader': 'rogue trader',
  'government-impersonation': 'somebody who says they are a government office',
  'utility-impersonation': 'somebody who says they are from water, gas, electricity or telephone',
  'delivery-impersonation': 'somebody who says they deliver parcels',
  'family-impersonation': 'somebody who says they are family',
  'charity-impersonation': 'somebody who says they collect for charity',
  'tech-support': 'somebody who says they repair computers',
  'other-fraud': 'other fraud',
  other: 'none of these kinds',
}

const roleWords: Readonly<Record<string, string>> = {
  hmrc: 'HMRC',
  dwp: 'DWP',
  dvla: 'DVLA',
  nhs: 'NHS',
  bt: 'BT',
  amazon: 'Amazon',
  microsoft: 'Microsoft',
  paypal: 'PayPal',
  visa: 'Visa',
  'royal mail': 'Royal Mail',
  'home office': 'Home Office',
  'action fraud': 'Action Fraud',
  'tv licensing': 'TV Licensing',
  'national crime agency': 'National Crime Agency',
  'trading standards': 'Trading Standards',
}

const labelled: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  crime_types: crimeWords,
  channels: channelWords,
  impersonated: roleWords,
  tactics: {},
  advice: {},
}

/** A label of a list in words, one that is not known without its hyphens; what is no label as it is. */
export function labelWords(field: string, label: string): string {
  const words = labelled[field]
  return words ? (words[label] ?? label.replaceAll(/[-_]/g, ' ')) : label
}

/** One contact of a reading, whose parts are checked: what comes from the database may be of an older version. */
export interface ContactStated {
  readonly kind: string
  readonly value: string
  readonly what: string
}

/** A value as a list; empty for one that is empty or unknown. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === null || value === undefined || value === '') return []
  return Array.isArray(value) ? value : [value]
}

/** The values of a field, one by one. */
export const valuesOf = ({ fields }: WarningReadingKept, field: string): readonly unknown[] => listOf(fields[field])

export const isContact = (value: unknown): value is ContactStated =>
  typeof value === 'object' && value !== null && typeof (value as Partial<ContactStated>).value === 'string'
