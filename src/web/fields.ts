import type { Lost, Moment, Nation, Situation } from '../check/verdict.ts'
import type { Channel, Contact } from '../values/contact.ts'

/** The five ways in. */
export type Kind = 'phone' | 'door' | 'call' | 'message' | 'cash-machine'

export const kinds: readonly Kind[] = ['phone', 'door', 'call', 'message', 'cash-machine']

/** What the person has told so far, as form fields: carried from page to page, never in an address. */
export interface Fields {
  readonly kind: Kind
  readonly text: string
  /** Ids of tactics whose sentence was ticked. */
  readonly said: readonly string[]
  readonly lost: readonly Lost[]
  readonly nation: Nation | null
  readonly smellsGas: boolean
  readonly calledForHelp: boolean
}

export const losses: readonly Lost[] = ['money', 'card', 'details', 'access', 'goods']
export const nations: readonly Nation[] = ['england', 'wales', 'scotland', 'northern-ireland']

/** Longest text a form may carry, in UTF-16 code units. */
export const longestText = 20_000
const mostTicked = 60

/** Reads form fields; what is missing or unknown is left out. Never throws. */
export function readFields(form: URLSearchParams): Fields {
  const all = (name: string) => form.getAll(name)
  return {
    kind: kinds.find((kind) => kind === form.get('kind')) ?? 'call',
    text: (form.get('text') ?? '').slice(0, longestText),
    said: [...new Set(all('said'))].filter((id) => /^[a-z_]{2,60}$/.test(id)).slice(0, mostTicked),
    lost: losses.filter((loss) => all('lost').includes(loss)),
    nation: nations.find((nation) => nation === form.get('nation')) ?? null,
    smellsGas: all('also').includes('gas'),
    calledForHelp: all('also').includes('help'),
  }
}

const channelOf: Readonly<Record<Kind, Channel>> = {
  phone: 'description',
  door: 'door',
  call: 'description',
  message: 'sms',
  'cash-machine': 'description',
}
const momentOf: Readonly<Record<Kind, Moment>> = {
  phone: 'on-the-phone',
  door: 'at-the-door',
  call: 'hung-up',
  message: 'message',
  'cash-machine': 'cash-machine',
}

/** The fields as a contact to check. */
export function contactOf(fields: Fields): Contact {
  return { channel: channelOf[fields.kind], text: fields.text, told: fields.said }
}

/** The fields as a situation to plan for. */
export function situationOf(fields: Fields): Situation {
  return {
    moment: momentOf[fields.kind],
    ...(fields.nation && { nation: fields.nation }),
    ...(fields.lost.length > 0 && { lost: fields.lost }),
    ...(fields.smellsGas && { smellsGas: true }),
    ...(fields.calledForHelp && { calledForHelp: true }),
  }
}
