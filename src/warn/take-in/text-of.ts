import { readDocument } from '../../read/document.ts'
import { DoorchainError } from '../../values/error.ts'
import { addressOf } from './address.ts'
import { readAlert } from './alert.ts'
import type { ArrivedDocument } from './arrival.ts'
import { decodeDocument } from './decode.ts'
import { readPage } from './page.ts'
import { recognise } from './recognise.ts'

/** A document as text in the form of a file, and where it was published. */
export interface DocumentText {
  readonly text: string
  readonly address: string | null
  /** The text is what came, byte by byte. */
  readonly isOriginal: boolean
}

/** Brings a document of any form into that of a file. Throws `document-unreadable`. */
export function textOf({ name, bytes, mediaType, address }: ArrivedDocument): DocumentText {
  const decoded = decodeDocument(bytes, mediaType)
  const refuse = (problem: string) => new DoorchainError('document-unreadable', { document: name, problem })
  if (isBinary(decoded)) throw refuse('it is no text')
  const form = recognise(decoded, mediaType, name)
  switch (form) {
    case 'markdown': {
      const published = address ?? readDocument(decoded).fields.get('url')?.value
      return { text: decoded, address: addressOf(published), isOriginal: Buffer.from(decoded).equals(bytes) }
    }
    case 'page':
      return { ...readPage(decoded, address ?? null), isOriginal: false }
    case 'cap':
      return { ...readAlert(decoded, address ?? null), isOriginal: false }
    case 'feed':
      throw refuse('it is a feed; its entries are collected with "warnings follow" and its address')
    case 'unknown':
      throw refuse('it is no Markdown, web page or CAP message')
  }
}

/** Text has no NUL, and hardly any other control character or byte that is none of its character set. */
function isBinary(text: string): boolean {
  if (text.includes('\0')) return true
  const strange = text.match(/[\u0001-\u0008\u000e-\u001f\ufffd]/g)?.length ?? 0
  return strange > 4 && strange * 100 > text.length
}
