import type { Span } from '../values/span.ts'
import { type Field, readFields } from './front-matter.ts'

/** A warning as a file: its front matter as dotted paths (`publish.date`) and where its body lies in `text`. */
export interface WarningDocument {
  readonly text: string
  readonly fields: ReadonlyMap<string, Field>
  readonly body: Span
}

/**
 * Reads a warning in any of its written forms: front matter fenced with three backticks or three hyphens, bare `key: value` lines up
 * to a blank line, or none. What is not front matter is body. Spans are UTF-16 offsets into `text`. Never throws.
 */
export function readDocument(text: string): WarningDocument {
  const header = findFenced(text) ?? findBare(text)
  const fields = header && readFields(text, header.inside)
  if (!header || !fields || fields.size === 0) return { text, fields: new Map(), body: [0, text.length] }
  return { text, fields, body: [header.bodyAt, text.length] }
}

/** Decodes the bytes of a text file: UTF-16 by its mark, else UTF-8, else Windows-1252. Never throws. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

interface Header {
  readonly inside: Span
  readonly bodyAt: number
}

const fences: readonly (readonly [open: RegExp, close: RegExp])[] = [
  [/^\s*```ya?ml[ \t]*\r?\n/i, /^[ \t]*```[ \t]*$/m],
  [/^\s*---[ \t]*\r?\n/, /^(?:---|\.\.\.)[ \t]*$/m],
]

function findFenced(text: string): Header | null {
  for (const [open, close] of fences) {
    const opened = open.exec(text)
    if (!opened) continue
    const from = opened[0].length
    const closed = close.exec(text.slice(from).replaceAll('\r', ' '))
    if (!closed) return null
    return { inside: [from, from + closed.index], bodyAt: from + closed.index + closed[0].length }
  }
  return null
}

const knownKeys = new Set(['title', 'url', 'area', 'publish', 'og', 'date', 'description', 'source'])

/** Bare lines count only when they look like data: keys in lower case, two of them or one well-known. */
function findBare(text: string): Header | null {
  const from = text.length - text.trimStart().length
  const blank = /\r?\n[ \t]*\r?\n/.exec(text.slice(from))
  const to = blank ? from + blank.index : text.length
  const keys: string[] = []
  for (const line of text.slice(from, to).split('\n')) {
    const key = /^([a-z][\w-]*):(?:\s|$)/.exec(line)?.[1]
    if (key) keys.push(key)
    else if (!/^\s/.test(line)) return null
  }
  if (keys.length < 2 && !knownKeys.has(keys[0] ?? '')) return null
  return { inside: [from, to], bodyAt: to }
}
