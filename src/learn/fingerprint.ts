import { createHash } from 'node:crypto'
import type { LearnedModel, TacticModel } from '../values/learned.ts'
import type { Lesson } from './train.ts'

/** A fingerprint of lessons or of a model: what lies in data/learned says what it was taught with. */
export function fingerprint(thing: readonly Lesson[] | LearnedModel | TacticModel): string {
  return createHash('sha256').update(JSON.stringify(thing, inOrder)).digest('hex').slice(0, 16)
}

/** Names in the order of the alphabet, wherever they were read from. */
const inOrder = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value
