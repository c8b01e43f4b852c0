import type { Areas } from '../../areas/open.ts'
import type { CounterGuide } from '../../values/counter.ts'
import type { Knowledge } from '../../values/knowledge.ts'
import type { Published } from '../../warn/published.ts'
import type { AreaParts } from '../areas.ts'

/** What the pages, feeds and papers of warnings are made from. */
export interface WarningParts {
  readonly published: Published
  readonly areas: Areas
  readonly outlines: AreaParts['outlines']
  readonly knowledge: Knowledge
  /** What staff can do where today's tricks pass by. */
  readonly counters: () => readonly CounterGuide[]
  /** Origin of the public address, such as https://doorchain.example. */
  readonly publicUrl: string
  /** Address of the hub that the feeds name; none unless told. */
  readonly hub?: string | null
  /** Whether there are pages of what followed a warning. */
  readonly hasEffect?: boolean
  readonly now: () => Date
}
