import type { GenuineContact, Source } from './knowledge.ts'

/** A number or an address where something is told of. */
export type Reach = Pick<GenuineContact, 'kind' | 'value'> & { readonly hours: string | null }

/** Where else something can be told of, and what to say there. */
export interface ElsewhereToReport {
  readonly id: string
  readonly heading: string
  /** Sentences: who that is, and when to tell them. */
  readonly text: string
  readonly reach: readonly Reach[]
  /** Words to begin with there, a sentence each; empty where none are needed. */
  readonly say: readonly string[]
  readonly sources: readonly Pick<Source, 'publisher' | 'address' | 'date'>[]
  /** ISO dates. */
  readonly checked: string
  readonly expires: string
  /** Only one good source was found. */
  readonly isUnconfirmed: boolean
}

/** All places where a report can be told, the most urgent first. */
export interface Elsewhere {
  readonly places: readonly ElsewhereToReport[]
  /** What holds at each of them, to read out or to copy, a sentence each. */
  readonly told: readonly string[]
}
