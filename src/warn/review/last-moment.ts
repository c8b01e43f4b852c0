import { dayMs, yearMs } from '../../values/time-span.ts'
import type { Version } from '../write/version.ts'

const takenLastsMs = yearMs
const takenAtLeastMs = 30 * dayMs

/** In words, for whoever decides. */
export const takenLasts = 'It is shown until a year after the day of its publisher, and at least 30 days from now.'

/** When a version that is published now stops to hold; null: not before it is cancelled. Others' warnings name no last day. */
export function lastMoment({ kind, content, issued_on }: Version, now: Date): Date | null {
  if (content.expires !== null) return new Date(content.expires)
  if (kind === 'own') return null
  const told = issued_on === null ? now : new Date(issued_on)
  return new Date(Math.max(told.getTime() + takenLastsMs, now.getTime() + takenAtLeastMs))
}
