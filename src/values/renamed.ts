import type { Source } from './knowledge.ts'

/** A name, number or address that older warnings give, and what holds today. */
export interface Renamed {
  readonly id: string
  /** Every way it is written. */
  readonly old: readonly string[]
  /** It counts only in a text with these words too, in small letters. */
  readonly beside: string | null
  /** Whole sentences, or the new name, number or address alone. */
  readonly today: string
  readonly sources: readonly Source[]
  /** Days, YYYY-MM-DD. */
  readonly checked: string
  readonly expires: string
}
