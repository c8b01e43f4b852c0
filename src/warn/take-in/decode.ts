import { isUtf8 } from 'node:buffer'
import { decodeText } from '../../read/document.ts'

/**
 * Decodes a document. Bytes that are UTF-8 are taken as such, whatever is said of them, since other text hardly ever is by
 * chance; else its mark of UTF-16, the character set of the media type or of the document itself counts, else Windows-1252.
 * Never throws.
 */
export function decodeDocument(bytes: Uint8Array, mediaType: string): string {
  const charset = isUtf8(bytes) ? null : charsetOf(bytes, mediaType)
  try {
    if (charset !== null) return new TextDecoder(charset).decode(bytes)
  } catch {
    // a character set that nobody knows
  }
  return decodeText(bytes)
}

function charsetOf(bytes: Uint8Array, mediaType: string): string | null {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  const declared = charsetIn(mediaType) ?? charsetIn(new TextDecoder('latin1').decode(bytes.subarray(0, 2_048)))
  return declared !== null && /^utf-?(?:8|16)/i.test(declared) ? null : declared
}

const charsetIn = (text: string): string | null =>
  /\b(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)/i.exec(text)?.[1] ?? null
