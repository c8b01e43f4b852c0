import { DoorchainError } from '../../values/error.ts'
import { problemOf } from '../../values/problem.ts'
import { dayMs } from '../../values/time-span.ts'
import type { WarningContent, WarningReadingKept } from '../../values/warning.ts'
import type { Digest, ReadDigest } from '../digest.ts'
import { longestMarkdown } from '../markdown/limits.ts'
import { type ArrivedDocument, tooLarge } from './arrival.ts'
import { contentOf } from './content.ts'
import { bandsOf, shinglesOf } from './likeness.ts'
import { hasUnreadHeader } from './recognise.ts'
import type { Told } from './story.ts'
import { textOf } from './text-of.ts'

/** A document that is ready to be kept. */
export interface Prepared {
  readonly name: string
  /** Of its bytes. */
  readonly sha256: string
  /** Where it was published. */
  readonly address: string | null
  /** In the form of a file: front matter and Markdown. */
  readonly text: string
  readonly content: WarningContent
  readonly digest: Digest
  readonly bands: readonly number[]
  readonly told: Told
  /** What it came as, where that is not the text itself. */
  readonly original: { readonly mediaType: string; readonly bytes: Uint8Array } | null
  /** What was left out of it, in words. */
  readonly notes: readonly string[]
}

/** A document that cannot be taken in, with the reason in words. */
export interface Refused {
  readonly problem: string
}

interface Preparing {
  readonly digest: ReadDigest
  readonly now: Date
  /** Of its bytes. */
  readonly sha256: string
}

/** Reads a document whole, without the database. Never throws. */
export function prepare(document: ArrivedDocument, means: Preparing): Prepared | Refused {
  const problem = document.bytes.length === 0 ? 'it is empty' : tooLarge(document.bytes.length)
  if (problem !== null) return { problem }
  try {
    return prepareWhole(document, means)
  } catch (error) {
    return {
      problem: error instanceof DoorchainError ? String(error.fields.problem ?? error.message) : problemOf(error),
    }
  }
}

function prepareWhole(document: ArrivedDocument, { digest, now, sha256 }: Preparing): Prepared {
  const { text, address, isOriginal } = textOf(document)
  if (text.length > longestMarkdown)
    throw new DoorchainError('document-unreadable', {
      document: document.name,
      problem: 'it has far more words than a warning',
    })
  const { digest: read, note } = withPlausibleDay(digest(text), now)
  const content = contentOf(text, read)
  if (content.texts[0]!.body === '')
    throw new DoorchainError('document-unreadable', { document: document.name, problem: 'it holds no text' })
  const shingles = shinglesOf(text)
  const header = hasUnreadHeader(text) ? ['its front matter is no YAML that can be read, so it was taken as text'] : []
  return {
    name: document.name,
    sha256,
    address,
    text,
    content,
    digest: read,
    bands: bandsOf(shingles),
    told: { shingles, fields: read.reading.fields, issued: read.issued },
    original: isOriginal ? null : { mediaType: document.mediaType.slice(0, 200), bytes: document.bytes },
    notes: [...header, ...note],
  }
}

/** Older than any page of the web. */
const firstDay = '1990-01-01'

/** A day of long ago or still to come is a mistake: it is left out. */
export function withPlausibleDay(digest: Digest, now: Date): { digest: Digest; note: readonly string[] } {
  const { issued, reading } = digest
  const tomorrow = new Date(now.getTime() + dayMs).toISOString().slice(0, 10)
  if (issued === null || (issued >= firstDay && issued <= tomorrow)) return { digest, note: [] }
  const kept: WarningReadingKept = {
    ...reading,
    fields: { ...reading.fields, publish_date: null },
    spans: { ...reading.spans, publish_date: [] },
  }
  return {
    digest: { ...digest, issued: null, reading: kept },
    note: [`its date, ${issued}, cannot be right and was left out`],
  }
}
