import type { Lost, Moment, Nation, Situation } from '../check/verdict.ts'
import type { Channel, Contact } from '../values/contact.ts'

/** The ways in: the five of the first page, and somebody already inside. */
export type Kind = 'phone' | 'door' | 'inside' | 'call' | 'message' | 'cash-machine'

export const kinds: readonly Kind[] = ['phone', 'door', 'inside', 'call', 'message', 'cash-machine']

/** Where a way in asks what was said; two of them ask at once. */
export const tellPath = (kind: Kind): string => (kind === 'call' || kind === 'message' ? `/${kind}` : `/tell/${kind}`)

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

/** Longest text that is checked, in UTF-16 code units. */
export const longestText = 64_000
const mostTicked = 60

/** Reads form fields; what is missing or unknown is left out. Never throws. */
export function readFields(form: URLSearchParams): Fields {
  const all = (name: string) => form.getAll(name)
  return {
    kind: kinds.find((kind) => kind === form.get('kind')) ?? 'call',
    text: form.get('text') ?? '',
    said: [...new Set(all('said'))].filter((id) => /^[a-z_]{2,60}$/.test(id)).slice(0, mostTicked),
    lost: losses.filter((loss) => all('lost').includes(loss)),
    nation: nations.find((nation) => nation === form.get('nation')) ?? null,
    smellsGas: all('also').includes('gas'),
    calledForHelp: all('also').includes('help'),
  }
}

/** The fields as names and values of a form; `readFields` makes the same fields of them. */
export function pairsOf(fields: Fields): (readonly [string, string])[] {
  const named = (name: string, values: readonly string[]) => values.map((value) => [name, value] as const)
  return [
    ['kind', fields.kind],
    ['text', fields.text],
    ...named('said', fields.said),
    ...named('lost', fields.lost),
    ...named('nation', fields.nation ? [fields.nation] : []),
    ...named('also', [...(fields.smellsGas ? ['gas'] : []), ...(fields.calledForHelp ? ['help'] : [])]),
  ]
}

/** What keeps these fields from being checked, as a sentence to show; null if nothing does. */
export function problemWith({ text, said }: Fields): string | null {
  if (text.length > longestText)
    return `Send only the part that worries you, at most ${longestText.toLocaleString('en-GB')} letters`
  if (text.trim() === '' && said.length === 0) return 'Write what happened, or tap at least one sentence'
  return null
}

const channelOf: Readonly<Record<Kind, Channel>> = {
  phone: 'description',
  door: 'door',
  inside: 'door',
  call: 'description',
  message: 'sms',
  'cash-machine': 'description',
}
const momentOf: Readonly<Record<Kind, Moment>> = {
  phone: 'on-the-phone',
  door: 'at-the-door',
  inside: 'inside',
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
