import type { Districts } from '../../values/district.ts'
import type { ReportAnswers } from '../../values/report.ts'
import type { Elsewhere } from '../../values/report-elsewhere.ts'

/** What is wrong with one field of what was sent, as "contact.email". */
export interface ReportProblem {
  readonly field: string
  /** Follows the name of the field: "must be a day from 1990 until today". */
  readonly problem: string
}

/** By which way a report is sent, and from where. */
export interface ReportSender {
  readonly via: 'form' | 'api'
  /** Names the connection, for limits and floods; kept only as a keyed hash. */
  readonly network: string
  /** The key of an organisation's program; null for anybody else. */
  readonly key: string | null
  /** What the organisation calls the report; null for none. */
  readonly theirReference: string | null
  /** Drawn for one form: whoever sends it twice gets the same report; null for no such guard. */
  readonly token: string | null
}

export interface TakenReport {
  /** As XXXX-XXXX-XXXX. */
  readonly reference: string
  /** Opens it, with the reference; null for a report that the organisation has had from us before. */
  readonly code: string | null
  readonly answers: ReportAnswers
  /** It had been sent before. */
  readonly isAgain: boolean
}

/** What opens a report again. Typed from paper: small letters, spaces and hyphens do not matter. */
export interface OwnKey {
  readonly reference: string
  readonly code: string
  /** For limits on guessing. */
  readonly network: string
}

/** A report as whoever sent it may see it. */
export interface OwnReport {
  readonly reference: string
  readonly receivedAt: Date
  readonly answers: ReportAnswers
  readonly notes: readonly { readonly words: string; readonly at: Date }[]
  readonly evidence: readonly { readonly id: string; readonly mediaType: string; readonly at: Date }[]
}

/** What the pages and the API of reporting are made from. While the database opens, what needs it waits. */
export interface ReportParts {
  /** Origin of the public address, such as https://doorchain.example. */
  readonly publicUrl: string
  readonly districts: Districts
  /** Today in the UK, YYYY-MM-DD. */
  readonly today: () => string
  /** All that is wrong with what would be sent, as `parseAnswers` takes it; empty for none. */
  readonly problems: (input: unknown) => readonly ReportProblem[]
  /** Throws `report-wrong`, `key-refused`, `too-many-tries`. */
  readonly take: (input: unknown, sender: ReportSender) => Promise<TakenReport>
  /** Throws `report-unknown`, `too-many-tries`. So do those below. */
  readonly own: (key: OwnKey) => Promise<OwnReport>
  readonly addWords: (key: OwnKey, words: string) => Promise<void>
  /** A picture or a recording. Throws `evidence-refused` besides. */
  readonly addEvidence: (key: OwnKey, bytes: Uint8Array) => Promise<void>
  /** Erases the report with all that hangs on it. */
  readonly withdraw: (key: OwnKey) => Promise<void>
  /** Where else it can be told of, and what to say there. */
  readonly elsewhere: (answers: ReportAnswers) => Promise<Elsewhere>
}
