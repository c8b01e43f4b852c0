import type { Source } from './knowledge.ts'
import type { ReportKind, ReportOutcome } from './report.ts'

/** A nation of the United Kingdom, as the knowledge names it. */
export type ReportNation = 'england' | 'wales' | 'scotland' | 'northern-ireland'

/** What can be put into a sentence to say, by its name in braces. */
export const sayable = [
  'what',
  'day',
  'time',
  'place',
  'whom',
  'claimed',
  'names',
  'shown',
  'spoken',
  'urls',
  'lost',
  'method',
  'accounts',
  'vehicle',
  'account',
] as const
export type Sayable = (typeof sayable)[number]

/** One place where a report can be told, of data/reporting.yaml with its sources put in. */
export interface GuidePlace {
  readonly id: string
  readonly heading: string
  readonly text: string
  /** Ids of the directory. */
  readonly contacts: readonly string[]
  /** The force's own entries of the directory follow. */
  readonly police: boolean
  /** Sentences with {words}; one with a word that is not known is left out. */
  readonly say: readonly string[]
  /** What has to hold; what is left out does not matter. */
  readonly when: {
    readonly kind?: readonly ReportKind[] | undefined
    readonly nation?: readonly ReportNation[] | undefined
    readonly outcome?: readonly ReportOutcome[] | undefined
    /** A number was shown. */
    readonly shown?: boolean | undefined
  }
  readonly sources: readonly Source[]
  readonly checked: string
  readonly expires: string
}

/** Where else a report can be told, the most urgent first, and the sentences that hold for all. */
export interface ReportingGuide {
  readonly told: readonly string[]
  readonly places: readonly GuidePlace[]
}
