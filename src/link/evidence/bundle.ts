import type { Sighting, Trust } from '../../values/report.ts'
import type { Reason } from '../../values/series.ts'

/** A name with its code, as of a district or force. */
export interface Named {
  readonly code: string
  readonly name: string
}

/** A picture or recording of a report; its bytes are read when they are written. */
export interface BundleFile {
  readonly id: string
  /** Where it stands in the archive. */
  readonly name: string
  readonly mediaType: string
  readonly sha256: string
  /** Of the file as it was handed in, before place and camera were taken out. */
  readonly givenSha256: string
  readonly addedAt: Date
}

/** What only those see who may see a report as it was given. */
export interface AsGiven {
  readonly contact: {
    readonly name: string | null
    readonly phone: string | null
    readonly email: string | null
  } | null
  readonly theirReference: string | null
  readonly point: { readonly longitude: number; readonly latitude: number } | null
  readonly notes: readonly { readonly at: Date; readonly by: string; readonly words: string }[]
  readonly files: readonly BundleFile[]
}

/** One report for the bundle. Without `asGiven` its words are redacted and its age is a band. */
export interface BundleReport {
  /** As it is said and written: XXXX-XXXX-XXXX. */
  readonly reference: string
  readonly asGiven: AsGiven | null
  /** How many notes and files were left out. */
  readonly leftOut: { readonly notes: number; readonly files: number }
  readonly kind: string
  readonly via: string
  readonly forWhom: string
  readonly organisation: string | null
  readonly trust: Trust
  readonly receivedAt: Date
  readonly happenedOn: string
  readonly happenedMinute: number | null
  readonly district: Named
  readonly force: Named
  readonly script: string | null
  readonly tactics: readonly string[]
  readonly shown: readonly string[]
  readonly spoken: readonly string[]
  readonly aliases: readonly string[]
  readonly claimed: string | null
  readonly method: string | null
  readonly accounts: readonly string[]
  readonly urls: readonly string[]
  readonly outcome: string
  /** A decimal. */
  readonly lostPounds: string | null
  readonly age: string | null
  readonly sighting: Sighting | null
  readonly account: string
}

/** Why two reports of the bundle are of one series. `who` joined them; null for the program. */
export interface BundleLink {
  readonly a: string
  readonly b: string
  readonly who: string | null
  readonly probability: number
  readonly reasons: readonly Reason[]
  readonly why: string
  readonly madeAt: Date
}

/** Something a person decided about two reports, both of which who takes out may see. */
export interface BundleDecision {
  readonly kind: 'join' | 'cut'
  readonly a: string
  readonly b: string
  readonly why: string
  readonly by: string
  readonly at: Date
  readonly undoneBy: string | null
  readonly undoneAt: Date | null
}

/** An earlier time that the series was taken out. */
export interface EarlierExport {
  readonly by: string
  readonly at: Date
  /** Null where it may tell of reports that who asks may not see. */
  readonly why: string | null
  readonly redacted: boolean
  readonly reports: number
  readonly sha256: string
}

/** Reports that were left out because they are another force's to show. */
export interface HiddenReports {
  readonly force: Named
  readonly reports: number
}

/** What is taken out: a series as one person may see it at one time. */
export interface Bundle {
  readonly series: { readonly id: string; readonly name: string | null; readonly state: string }
  readonly reports: readonly BundleReport[]
  readonly links: readonly BundleLink[]
  readonly decisions: readonly BundleDecision[]
  readonly earlier: readonly EarlierExport[]
  readonly hidden: readonly HiddenReports[]
  readonly made: {
    readonly at: Date
    readonly by: string
    readonly organisation: string
    readonly why: string
    readonly redacted: boolean
    readonly software: string
    readonly knowledge: string
    readonly address: string
  }
}
