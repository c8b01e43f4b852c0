import { readDocument } from '../read/document.ts'

/** A piece of a text; `found`: it is what was looked for. */
export interface SnippetPart {
  readonly text: string
  readonly found: boolean
}

/** Letters shown before and after the first word found, and in all. */
const before = 80
const longest = 240

/** The piece of a text with the most of the words that were looked for, each told apart. Parts are plain text, to be escaped. */
export function snippetOf(text: string, words: string): readonly SnippetPart[] {
  const { body } = readDocument(text)
  const plain = text
    .slice(...body)
    .replaceAll(/[*#>]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const looked = pattern(words)
  const first = looked ? bestPlace(plain, looked) : 0
  const start = first <= before ? 0 : plain.indexOf(' ', first - before) + 1
  const piece = plain.slice(start, start + longest)
  const parts = looked ? split(piece, looked) : [{ text: piece, found: false }]
  const dots = (needed: boolean) => (needed ? [{ text: '…', found: false }] : [])
  return [...dots(start > 0), ...parts, ...dots(start + longest < plain.length)]
}

/** Places that are weighed at most. */
const mostPlaces = 500

/** Where the piece begins in which the most different words stand; the first of such. */
function bestPlace(plain: string, looked: RegExp): number {
  const places: { readonly at: number; readonly word: string }[] = []
  for (const { 0: word, index } of plain.matchAll(looked)) {
    if (places.push({ at: index, word: word.toLowerCase() }) >= mostPlaces) break
  }
  let best = { at: 0, words: 0 }
  for (const { at } of places) {
    const near = places.filter((other) => other.at >= at && other.at < at + longest - before)
    const words = new Set(near.map(({ word }) => word)).size
    if (words > best.words) best = { at, words }
  }
  return best.at
}

function split(piece: string, looked: RegExp): SnippetPart[] {
  const parts: SnippetPart[] = []
  let end = 0
  for (const { 0: found, index } of piece.matchAll(looked)) {
    parts.push({ text: piece.slice(end, index), found: false }, { text: found, found: true })
    end = index + found.length
  }
  return [...parts, { text: piece.slice(end), found: false }].filter(({ text }) => text !== '')
}

/** Words that begin as one that was looked for does, without its ending; null where nothing but marks was written. */
function pattern(words: string): RegExp | null {
  const wanted = words
    .split(/[^\p{L}\p{N}-]+/u)
    .filter((word) => !word.startsWith('-') && word.length > 1 && word.toLowerCase() !== 'or')
    .map((word) => word.replace(/(?<=\p{L}{4})(?:ing|ed|es|ers?|s)$/iu, ''))
  return wanted.length > 0 ? new RegExp(String.raw`(?<!\p{L})(?:${wanted.join('|')})[\p{L}\p{N}]*`, 'giu') : null
}
