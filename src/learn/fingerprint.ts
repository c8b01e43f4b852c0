import { createHash } from 'node:crypto'
import type { LearnedModel } from '../values/learned.ts'
import type { Lesson } from './train.ts'

/** A fingerprint of lessons or of a model: what lies in data/learned says what it was taught with. */
export function fingerprint(thing: readonly Lesson[] | LearnedModel): string {
  return createHash('sha256').update(JSON.stringify(thing)).digest('hex').slice(0, 16)
}
