import { accountSignature } from '../../values/minhash.ts'
import { kindOf } from '../../values/phone.ts'
import type { Trust } from '../../values/report.ts'
import { type Alias, readAlias } from './alias.ts'

/** A report as it is kept. Numbers are normalised already: digits as dialled in the UK, or with +. */
export interface ReportGiven {
  readonly id: string
  /** When it was received, in minutes since 1970. */
  readonly received: number
  /** When it happened: days since 1970, and the minute of that day where it is known. */
  readonly day: number
  readonly minute: number | null
  /** Code of the district; the codes are one year's. */
  readonly district: string
  readonly place: { readonly longitude: number; readonly latitude: number } | null
  readonly force: string
  readonly script: string | null
  readonly tactics: readonly string[]
  readonly shown: readonly string[]
  readonly spoken: readonly string[]
  readonly aliases: readonly string[]
  /** Who the caller said they were with. */
  readonly organisation: string | null
  /** How money or goods were to be collected: "courier", "transfer" … */
  readonly method: string | null
  readonly accounts: readonly string[]
  readonly urls: readonly string[]
  readonly text: string
  readonly trust: Trust
  /** Keyed hash of who sent it (a connection, an account); null where nothing is kept. */
  readonly origin: string | null
}

/** A report as linking needs it. */
export interface Report extends Omit<ReportGiven, 'aliases' | 'text'> {
  readonly aliases: readonly Alias[]
  /** MinHash of the runs of three words in its text; null for a text of fewer. */
  readonly signature: Int32Array | null
}

/** Whether a number, as digits dialled in the UK or with +, is one of the directory's. */
export type IsGenuine = (number: string) => boolean

/** Reads names and text once. `isGenuine` says whether a number is one of the directory's: it is never a key. */
export function readyReport({ aliases, text, ...given }: ReportGiven, isGenuine: IsGenuine = () => false): Report {
  return {
    ...given,
    shown: tellingOf(given.shown, isGenuine),
    spoken: tellingOf(given.spoken, isGenuine),
    aliases: aliasesOf(aliases),
    signature: accountSignature(text),
  }
}

/** Numbers that tell something: neither genuine ones nor short codes. */
export const tellingOf = (numbers: readonly string[], isGenuine: IsGenuine): string[] =>
  [...new Set(numbers)].filter((one) => !isShort(one) && !isGenuine(one))

export const aliasesOf = (names: readonly string[]): Alias[] => names.map(readAlias).filter((one) => one !== null)

/** 999, 101, 159 and their like tell nothing, nor does what is no number. */
const isShort = (number: string) => /^(?:emergency|short-code)$/.test(kindOf(number) ?? 'short-code')

/** In order of arrival; the id decides between reports of one minute: of two serials the one with more digits is later. */
export const byArrival = (a: Report, b: Report): number =>
  a.received - b.received || a.id.length - b.id.length || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
