import type { Area, AreaAnswer, Choice } from './area.ts'
import { districtsIn } from './area.ts'

const ask = 'Write the name of a town or a council area, or a postcode.'

type Why = Extract<AreaAnswer, { kind: 'unknown' }>['why']

const nexts: Readonly<Record<Why, (about: string) => string>> = {
  empty: () => ask,
  'too-long': () => `That is too long for an area. ${ask}`,
  'not-known': (about) => `We do not know “${about}”. Check the spelling, or name the nearest town.`,
  street: () => 'A road alone does not tell the area. Add the town, or write the postcode.',
  'not-covered': (about) => `“${about}” has no council area that Doorchain knows. ${ask}`,
}

/** Longest stretch of somebody's words that an answer gives back. */
const longestEcho = 60

export const unknown = (why: Why, about = '', found: readonly Area[] = []): AreaAnswer => {
  const echo = about.slice(0, longestEcho)
  return { kind: 'unknown', about: echo, why, next: nexts[why](echo), found }
}

export const found = (areas: readonly Area[]): AreaAnswer => ({ kind: 'found', areas, districts: districtsIn(areas) })

interface Asked {
  readonly about: string
  readonly choices: readonly Choice[]
  readonly more?: boolean
  readonly found?: readonly Area[]
  readonly next?: string
}

/** Asks which of several is meant, or whether the one that comes near is. */
export function choose({ about, choices, more = false, found = [], next }: Asked): AreaAnswer {
  const echo = about.slice(0, longestEcho)
  const question = choices.length === 1 ? `Do you mean ${choices[0]!.label}?` : `Which “${echo}” do you mean?`
  const other = 'write the nearest town or a postcode.'
  const rest = choices.length === 1 ? ` If not, ${other}` : more ? ` If it is none of these, ${other}` : ''
  return { kind: 'choose', about: echo, choices, more, found, next: next ?? `${question}${rest}` }
}
