/** A document as it came, from a file or fetched. */
export interface ArrivedDocument {
  /** What it is called when something is wrong with it: a path or an address. */
  readonly name: string
  readonly bytes: Uint8Array
  /** With its character set if one was given, as in `text/html; charset=utf-8`; '' if nobody said. */
  readonly mediaType: string
  /** Where it was fetched, after all redirects. */
  readonly address?: string
}

/** Something that was found but could not be read, or was passed over on purpose. */
export interface MissedDocument {
  readonly name: string
  readonly problem: string
  readonly isSkipped: boolean
}

export type Arrival = ArrivedDocument | MissedDocument

/** The largest document that is taken in, in bytes. */
const largestDocument = 2 * 1024 * 1024

/** The most documents that one intake takes. */
export const mostDocuments = 100_000

/** Why a document is too large, in words; null if it is not. */
export function tooLarge(bytes: number): string | null {
  if (bytes <= largestDocument) return null
  return `it has ${(bytes / 1024 / 1024).toFixed(1)} MB, and the most is ${largestDocument / 1024 / 1024}`
}
