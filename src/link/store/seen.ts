import type { SeriesEventTable } from '../../store/tables-reports.ts'
import type { ReportAnswers, ReportChannel, Trust } from '../../values/report.ts'
import type { Link } from '../series/link.ts'

export type SeriesState = 'open' | 'closed' | 'ended'

type ToldOfDoing =
  | 'kind'
  | 'happenedOn'
  | 'happenedMinute'
  | 'district'
  | 'shown'
  | 'spoken'
  | 'aliases'
  | 'claimed'
  | 'method'
  | 'accounts'
  | 'urls'
  | 'outcome'
  | 'lostPounds'

/** A report of a series as the desk sees it; its words stand on its own page. */
export interface SeriesMember extends Pick<ReportAnswers, ToldOfDoing> {
  readonly serial: string
  readonly id: string
  readonly via: ReportChannel
  readonly receivedAt: Date
  readonly force: string
  readonly organisation: string | null
  readonly script: string | null
  readonly tactics: readonly string[]
  readonly trust: Trust
}

/** Why two reports are of one series; `a` and `b` are ids of reports, the earlier first. */
export interface SeriesLink extends Link {
  readonly madeAt: Date
}

/** What an analyst decided about two reports, by their ids. */
export interface SeriesDecision {
  readonly id: string
  readonly kind: 'join' | 'cut'
  readonly a: string
  readonly b: string
  readonly why: string
  /** Id of the coordinator. */
  readonly by: string
  readonly at: Date
  /** Null: it holds, unless a newer one about the same two does. */
  readonly undoneAt: Date | null
}

export type SeriesEventKind = SeriesEventTable['what']

export interface SeriesEvent {
  readonly at: Date
  readonly what: SeriesEventKind
  /** Another series that has to do with it; null too where nothing of it may be seen. */
  readonly other: string | null
  /** How many reports it had then; null where some of them may not be seen. */
  readonly reports: number | null
  /** Id of the coordinator; null for the program. */
  readonly by: string | null
  /** Of the coordinator; null too where some of the reports may not be seen and the words may be about those. */
  readonly words: string | null
}

/** Reports of a series that may not be seen: how many, by force. */
export interface Hidden {
  readonly force: string
  readonly reports: number
}

/** A series in a list: everything but `hidden` is about the reports that may be seen alone. */
export interface SeriesRow {
  readonly id: string
  readonly name: string | null
  readonly state: SeriesState
  readonly reports: number
  /** YYYY-MM-DD. */
  readonly firstOn: string
  readonly lastOn: string
  readonly districts: readonly string[]
  readonly forces: readonly string[]
  /** What most of them are; null where that is none. */
  readonly script: string | null
  /** Whether all are invented, for a demonstration. */
  readonly isSimulated: boolean
  /** How many more belong to it. */
  readonly hidden: number
}

/** A series as somebody may see it. */
export interface SeriesSeen {
  readonly id: string
  readonly name: string | null
  readonly state: SeriesState
  /** The series that it was joined to; null too where nothing of that may be seen. */
  readonly mergedInto: string | null
  readonly madeAt: Date
  /** By when it happened, then by arrival. */
  readonly reports: readonly SeriesMember[]
  /** Likeliest first; both ends may be seen. */
  readonly links: readonly SeriesLink[]
  readonly decisions: readonly SeriesDecision[]
  readonly hidden: readonly Hidden[]
  /** Newest first. */
  readonly history: readonly SeriesEvent[]
}
