import type { PhoneKind } from '../../values/phone.ts'
import type { Span } from '../../values/span.ts'

/** Why digits cannot be a number that anybody rings. */
export type Impossible = 'too-short' | 'too-long' | 'starts-with-00' | 'not-in-plan'

/** A number that the numbering plan allows; that says nothing about who has it. */
export interface KnownNumber {
  readonly is: 'number'
  readonly kind: PhoneKind
  /** As dialled in the UK: "01632960123", "+33123456789", "999". */
  readonly digits: string
  /** "+441632960123"; null for short codes, which have no international form. */
  readonly e164: string | null
  /** Grouped for reading: "01632 960123". */
  readonly national: string
  /** The place a geographic number belongs to, or the country of an international one. */
  readonly place: string | null
  readonly extension: string | null
  /** Where it stands in the text. */
  readonly span: Span
}

export interface ImpossibleNumber {
  readonly is: 'impossible'
  readonly digits: string
  readonly why: Impossible
  readonly span: Span
}

/** What was understood of a text that asks about a number. */
export type Understood = KnownNumber | ImpossibleNumber | { readonly is: 'withheld' } | { readonly is: 'none' }
