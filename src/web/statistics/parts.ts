import type { Areas } from '../../areas/open.ts'
import type { PublicEffect } from '../../values/public-effect.ts'
import type { PublicStatistics } from '../../values/public-figures.ts'
import type { Names } from '../../values/statistics-words.ts'
import type { Published } from '../../warn/published.ts'
import type { AreaParts } from '../areas.ts'

/** What the public pages of statistics are made from. */
export interface StatisticsParts {
  /** What is given today; null while the database opens. */
  readonly given: () => Promise<PublicStatistics | null>
  readonly areas: Areas
  readonly outlines: AreaParts['outlines']
  /** What scripts and tactics are called. */
  readonly names: Names
  /** What followed a warning; null for one that was never public. */
  readonly effectOf: (warning: string) => Promise<PublicEffect | null>
  readonly published: Published
}
