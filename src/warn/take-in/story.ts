import { dayMs } from '../../values/time-span.ts'
import { likeness } from './likeness.ts'

/** What tells whether two warnings tell one story. */
export interface Told {
  readonly shingles: ReadonlySet<number>
  /** Fields of its reading. */
  readonly fields: Readonly<Record<string, unknown>>
  /** YYYY-MM-DD. */
  readonly issued: string | null
}

const sharedEnough = 0.5
/** A newspaper prints the press release whole, with words of its own around it. */
const smallerEnough = 0.7
const leastShingles = 40
const nearlyAll = 0.95
const nearDays = 3
const farDays = 60

/** Facts of which a warning seldom shares many with another that is not about the same. */
const compared = ['incident_count', 'victim_count', 'loss_total_gbp', 'losses_gbp', 'victim_ages', 'period', 'places']

/**
 * How surely two warnings tell one story, 0 (they do not) to 1. Likeness of words alone is not enough: a force writes many
 * warnings by one template, so the facts must agree too.
 */
export function sameStory(a: Told, b: Told): number {
  const { shared, ofSmaller } = likeness(a.shingles, b.shingles)
  const isLong = Math.min(a.shingles.size, b.shingles.size) >= leastShingles
  if (shared < sharedEnough && !(isLong && ofSmaller >= smallerEnough)) return 0
  const days = daysBetween(a.issued, b.issued)
  const answers = compared.map((name) => agree(a.fields[name], b.fields[name]))
  const places = answers.at(-1)
  const agreeing = answers.filter((one) => one === true).length + (days !== null && days <= nearDays ? 1 : 0)
  const differing = answers.filter((one) => one === false).length
  if (places === false) return 0
  if (shared >= nearlyAll && differing === 0) return shared
  if (days !== null && days > farDays) return 0
  return agreeing >= 2 && differing * 3 <= agreeing ? Math.max(shared, ofSmaller * sharedEnough) : 0
}

/** Null where one of the two does not say. */
function agree(a: unknown, b: unknown): boolean | null {
  if (isNothing(a) || isNothing(b)) return null
  if (Array.isArray(a) && Array.isArray(b)) return a.some((one) => b.includes(one))
  return a === b
}

const isNothing = (value: unknown) =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0)

const daysBetween = (a: string | null, b: string | null): number | null =>
  a === null || b === null ? null : Math.abs(Date.parse(a) - Date.parse(b)) / dayMs
