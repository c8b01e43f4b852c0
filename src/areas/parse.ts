import { compassOf, fillers, kindHints, listWords, nearWords, streetWords } from './fillers.ts'
import { isSeparator, keyOf } from './key.ts'
import type { Meaning, Names } from './names.ts'

/** How a piece hangs on the one before: an item of a list, what holds it ("Newport, Isle of Wight"), or what lies beside it. */
export type Link = 'list' | 'within' | 'near'

/** A name among the words, or words that are none. */
export interface Piece {
  readonly words: readonly string[]
  /** Empty for words that are no name. */
  readonly meanings: readonly Meaning[]
  readonly link: Link
  readonly hints: readonly Meaning['kind'][]
  /** "north" Devon: [east, north]. */
  readonly compass: readonly [number, number] | null
  /** Pieces with the same number stand between the same separators. */
  readonly part: number
  /** The words are a misspelt name: near enough to be taken for it, or only to be offered. */
  readonly spelt?: 'sure' | 'near'
}

interface Draft extends Piece {
  readonly words: string[]
  hints: readonly Meaning['kind'][]
}

export interface Parsed {
  readonly pieces: readonly Piece[]
  /** All words between separators, by number of the part. */
  readonly parts: readonly (readonly string[])[]
}

/** What was read so far, and what the words since the last piece say about the next. */
interface Reading {
  readonly pieces: Draft[]
  readonly parts: string[][]
  link: Link
  hints: readonly Meaning['kind'][]
  compass: Piece['compass']
}

/** Finds the longest names from left to right; words that name nothing become pieces without a meaning. */
export function parseWords(words: readonly string[], names: Names): Parsed {
  const reading: Reading = { pieces: [], parts: [[]], link: 'list', hints: [], compass: null }
  for (let at = 0; at < words.length; ) {
    const isBorough = words[at] === 'london' && words[at + 1]?.startsWith('borough')
    const length = isBorough ? 0 : nameLength(words, at, names)
    if (length > 0) {
      const own = words.slice(at, at + length)
      reading.parts.at(-1)!.push(...own)
      addPiece(reading, own, names.find(keyOf(own)))
    } else if (!isBorough) readWord(reading, words[at]!, words[at + 1])
    at += length || 1
  }
  return reading
}

/** Two names without a word between: the second most likely says where the first is. */
function addPiece(reading: Reading, words: readonly string[], meanings: readonly Meaning[]): void {
  const { pieces, parts, link, hints, compass } = reading
  const last = pieces.at(-1)
  const part = parts.length - 1
  const isNext = last?.part === part && link === 'list'
  pieces.push({ words: [...words], meanings, link: last ? (isNext ? 'within' : link) : 'list', hints, compass, part })
  Object.assign(reading, { link: 'list', hints: [], compass: null })
}

/** Takes a word that begins no name: what separates, links or hints, else one that is not known. */
function readWord(reading: Reading, word: string, next: string | undefined): void {
  const { pieces, parts } = reading
  const last = pieces.at(-1)
  const isNear = nearWords.has(word) && (word !== 'close' || next === 'to' || next === 'by')
  if (isSeparator(word) || listWords.has(word) || isNear) {
    parts.push([])
    reading.link = linkOf(word, last)
    return
  }
  parts.at(-1)!.push(word)
  const isSame = last?.part === parts.length - 1
  const points = compassOf(word)
  const hints = kindHints.get(word)
  if (word === 'in' && last) reading.link = 'within'
  else if (points) reading.compass = addCompass(reading.compass, points)
  else if (hints && last && isSame && next !== 'of') last.hints = hints
  else if (hints) reading.hints = hints
  else if (fillers.has(word)) return
  else if (last && isSame && last.meanings.length === 0) last.words.push(word)
  else addPiece(reading, [word], [])
}

function linkOf(word: string, last: Piece | undefined): Link {
  if (nearWords.has(word)) return last ? 'near' : 'list'
  const isHeld = last && (last.meanings.length > 0 || streetWords.has(last.words.at(-1)!))
  return (word === ',' || word === '(') && isHeld ? 'within' : 'list'
}

const addCompass = (one: Piece['compass'], other: readonly [number, number]): readonly [number, number] =>
  one ? [one[0] || other[0], one[1] || other[1]] : other

/** "my street" is not the town of that name. */
const owners = new Set(['my', 'our', 'the', 'this', 'same', 'your', 'their'])

/** How many words the longest name that starts here has; 0 if none does. */
function nameLength(words: readonly string[], at: number, names: Names): number {
  const first = words[at]!
  if (first === 'street' && owners.has(words[at - 1] ?? '')) return 0
  if (isSeparator(first) || listWords.has(first)) return 0
  let key = ''
  let found = 0
  for (let count = 0; at + count < words.length; count++) {
    const word = words[at + count]!
    if (isSeparator(word)) continue
    key = key === '' ? word : `${key} ${word}`
    if (!names.begins(key)) break
    if (names.find(key).length > 0 && !(count === 0 && fillers.has(word) && words.length > 1)) found = count + 1
  }
  const isCompass = found > 0 && words.slice(at, at + found).every((word) => compassOf(word) !== null)
  return isCompass && at + found < words.length && nameLength(words, at + found, names) > 0 ? 0 : found
}
