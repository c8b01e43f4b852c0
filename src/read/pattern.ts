import { fold } from './vocabulary.ts'

/**
 * The little language of patterns in data/:
 *
 *     withdraw the cash        words, side by side
 *     (draw|take) out          one of several phrases
 *     {money}                  a phrase of a concept of the lexicon; {money|card} one of either
 *     the?                     may be missing
 *     .. or ..8                a gap of at most 4 (8) words
 *     A & B or A &8 B          in either order, at most 4 (8) words apart
 *     #                        any number
 *     [card] give it to him    only where the concept came up shortly before
 */
export interface Pattern {
  readonly source: string
  /** Concepts of which one must have come up shortly before; empty if none need. */
  readonly context: readonly string[]
  readonly elements: readonly Element[]
}

export interface Element {
  /** Largest number of words between this element and the one before it. */
  readonly gap: number
  readonly concepts: readonly string[]
  readonly phrases: readonly string[]
  /** As written: the same words wherever it stands. */
  readonly written: string
}

export class PatternError extends Error {}

const usualGap = 4
const widestGap = 12
const piece = /\s*(\[[^\]]*\]|\.\.\d*|&\d*|\{[^}]*\}\??|\([^)]*\)\??|[^\s[\]{}()&]+)/y

/** Parses a pattern; those with optional or either-order parts give several. Throws PatternError on a malformed one. */
export function parsePattern(source: string): Pattern[] {
  let variants: Element[][] = [[]]
  let context: string[] = []
  let gap = 0
  let swap = -1
  for (const part of split(source)) {
    if (part.startsWith('[')) context = names(part)
    else if (part.startsWith('..')) gap = gapOf(part.slice(2), source)
    else if (part.startsWith('&')) swap = gapOf(part.slice(1), source)
    else {
      variants = swap >= 0 ? eitherOrder(variants, part, swap) : append(variants, part, gap)
      gap = 0
      swap = -1
    }
  }
  const patterns = variants.filter((elements) => elements.length > 0)
  if (patterns.length === 0 || gap > 0 || swap >= 0)
    throw new PatternError(`"${source}" has nothing to match at one end`)
  return patterns.map((elements) => ({ source, context, elements }))
}

function split(source: string): string[] {
  const parts: string[] = []
  piece.lastIndex = 0
  const text = source.trim()
  while (piece.lastIndex < text.length) {
    const found = piece.exec(text)
    if (!found) throw new PatternError(`"${source}" cannot be read as a pattern`)
    parts.push(found[1]!)
  }
  return parts
}

function gapOf(digits: string, source: string): number {
  const gap = digits === '' ? usualGap : Number(digits)
  if (gap > widestGap) throw new PatternError(`"${source}" has a gap of ${gap}; the widest is ${widestGap}`)
  return gap
}

const names = (part: string) =>
  part
    .slice(1, -1)
    .split('|')
    .map((name) => name.trim())

function elementOf(part: string, gap: number): Element {
  if (part.startsWith('{')) return { gap, concepts: names(part), phrases: [], written: part }
  const phrases = part.startsWith('(') ? part.slice(1, -1).split('|') : [part]
  return { gap, concepts: [], phrases: isFolded.test(part) ? phrases : phrases.map(foldPhrase), written: part }
}

/** A group or a word as the build writes it, with nothing left to fold. */
const isFolded = /^\(?[a-z0-9#]+(?:[ |][a-z0-9#]+)*\)?$/

/** Folds every word of a phrase. */
export function foldPhrase(phrase: string): string {
  return phrase
    .trim()
    .split(/\s+/)
    .map((word) => (word === '#' ? word : fold(word)))
    .filter(Boolean)
    .join(' ')
}

function append(variants: Element[][], part: string, gap: number): Element[][] {
  const isOptional = part.length > 1 && part.endsWith('?')
  const element = elementOf(isOptional ? part.slice(0, -1) : part, gap)
  const longer = variants.map((elements) => [...elements, element])
  if (!isOptional) return longer
  return [...longer, ...variants]
}

function eitherOrder(variants: Element[][], part: string, gap: number): Element[][] {
  return variants.flatMap((elements) => {
    const [first, ...rest] = elements
    if (!first) return []
    return [
      [...elements, elementOf(part, gap)],
      [elementOf(part, 0), { ...first, gap }, ...rest],
    ]
  })
}
