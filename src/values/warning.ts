import type { Span } from './span.ts'

/**
 * How far a version of a warning got. `collected`: taken in from elsewhere; `updated`: a newer version took its place. That a
 * published one has expired is seen from its time, and never stored.
 */
export type WarningState =
  | 'collected'
  | 'draft'
  | 'pending'
  | 'returned'
  | 'rejected'
  | 'published'
  | 'updated'
  | 'cancelled'

/** What anybody may see, and what the address of a warning goes on to show after its end. */
export type PublicState = 'published' | 'updated' | 'cancelled' | 'expired'

/** Languages a warning can be written in, by BCP 47; English is always there and always first. */
export const warningLanguages = {
  en: 'English',
  cy: 'Cymraeg',
  gd: 'Gàidhlig',
  ga: 'Gaeilge',
  pl: 'Polski',
  pa: 'ਪੰਜਾਬੀ',
  ur: 'اردو',
  bn: 'বাংলা',
  gu: 'ગુજરાતી',
  so: 'Soomaali',
} as const
export type WarningLanguage = keyof typeof warningLanguages

/** A warning in one language. */
export interface WarningText {
  readonly language: WarningLanguage
  readonly title: string
  /** One or two sentences, plain text. */
  readonly summary: string
  /** Markdown. */
  readonly body: string
}

/** What a person wrote, or what was taken in: everything that a published warning is made from. */
export interface WarningContent {
  /** English first. */
  readonly texts: readonly WarningText[]
  /** Codes of the forces and districts it is for, as chosen. */
  readonly areas: readonly string[]
  /** The last moment it holds, ISO; null: until it is cancelled. */
  readonly expires: string | null
  /** Counters that have lines of their own in it: what staff can notice and do. */
  readonly counters: readonly Counter[]
}

/** Who else hears a warning, since today's couriers pass them. */
export const counters = ['bank', 'jeweller', 'exchange', 'taxi'] as const
export type Counter = (typeof counters)[number]

/** A reading as it is kept with a version. Spans are UTF-16 offsets into the version's text. */
export interface WarningReadingKept {
  /** Version of the knowledge it was read with. */
  readonly knowledge: string
  /** The fields of a warning by name, with `tactics` and `advice` as labels. */
  readonly fields: Readonly<Record<string, unknown>>
  readonly spans: Readonly<Record<string, readonly Span[]>>
}

/** One fact of a warning in words, with the words it was read from. */
export interface StatedFact {
  /** Name of the field, such as `loss_total_gbp`. */
  readonly field: string
  /** "Lost in all". */
  readonly name: string
  /** "£80,000". */
  readonly value: string
  /** As written, each once. */
  readonly quotes: readonly string[]
  /** What holds today where the warning says something old, such as the name of a service that has another now. */
  readonly today: string | null
}

/** What went out for a warning. */
export interface Sent {
  readonly identifier: string
  readonly kind: 'alert' | 'update' | 'cancel'
  readonly at: Date
}

/** A warning as everybody sees it: what pages, feeds, messages and posters are printed from. */
export interface PublishedWarning {
  readonly id: string
  /** Version, counted from 1. */
  readonly number: number
  readonly kind: 'own' | 'taken'
  readonly state: PublicState
  /** Who warns, in words: our organisation, or the publisher of one taken in. */
  readonly organisation: string
  /** Where one taken in was published. */
  readonly address: string | null
  /** The day its publisher gives, YYYY-MM-DD; for our own the day of its first publication. */
  readonly issued: string
  /** When this version, and when the first one, was published here. */
  readonly publishedAt: Date
  readonly firstPublishedAt: Date
  readonly expiresAt: Date | null
  readonly endedAt: Date | null
  /** Why it was cancelled. */
  readonly endReason: string | null
  /** English first. Of one taken in, the words are its publisher's: only title and summary are shown. */
  readonly texts: readonly WarningText[]
  /** Codes of forces and districts as chosen. */
  readonly areas: readonly string[]
  readonly districts: readonly string[]
  readonly tactics: readonly string[]
  readonly scripts: readonly string[]
  readonly advice: readonly string[]
  readonly counters: readonly Counter[]
  readonly facts: readonly StatedFact[]
  /** All that went out, oldest first. */
  readonly sent: readonly Sent[]
}

/** What came of taking documents in. */
export interface Taking {
  readonly found: number
  readonly added: number
  readonly updated: number
  readonly same: number
  /** Of the added: those that tell a story that was here already. */
  readonly copies: number
  readonly failed: number
  /** Documents that could not be taken in, the first hundred of them. */
  readonly problems: readonly { readonly document: string; readonly problem: string }[]
}
