import { compassOf, fillers, kindHints, listWords, nearWords } from './fillers.ts'
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

/** Finds the longest names from left to right; words that name nothing become pieces without a meaning. */
export function parseWords(words: readonly string[], names: Names): Parsed {
  const pieces: Draft[] = []
  const parts: string[][] = [[]]
  let link: Link = 'list'
  let hints: readonly Meaning['kind'][] = []
  let compass: Piece['compass'] = null
  const push = (found: readonly string[], meanings: readonly Meaning[]) => {
    pieces.push({
      words: [...found],
      meanings,
      link: pieces.length > 0 ? link : 'list',
      hints,
      compass,
      part: parts.length - 1,
    })
    ;[link, hints, compass] = ['list', [], null]
  }
  for (let at = 0; at < words.length; ) {
    const word = words[at]!
    if (word === 'london' && words[at + 1]?.startsWith('borough')) {
      at++
      continue
    }
    const length = nameLength(words, at, names)
    if (length > 0) {
      const key = keyOf(words.slice(at, at + length))
      parts.at(-1)!.push(...words.slice(at, at + length))
      push(words.slice(at, at + length), names.find(key))
      at += length
      continue
    }
    at++
    const last = pieces.at(-1)
    const isBreak = isSeparator(word) || listWords.has(word) || nearWords.has(word)
    if (isBreak) parts.push([])
    else parts.at(-1)!.push(word)
    const isSame = last?.part === parts.length - 1
    if (isSeparator(word)) {
      link = (word === ',' || word === '(') && last?.meanings.length ? 'within' : 'list'
    } else if (listWords.has(word)) {
      link = 'list'
    } else if (nearWords.has(word)) {
      link = pieces.length > 0 ? 'near' : link
    } else if (word === 'in' && last) {
      link = 'within'
    } else if (compassOf(word)) {
      compass = addCompass(compass, compassOf(word)!)
    } else if (kindHints[word]) {
      if (last && isSame && words[at] !== 'of') last.hints = kindHints[word]
      else hints = kindHints[word]
    } else if (!fillers.has(word)) {
      if (last && isSame && last.meanings.length === 0) last.words.push(word)
      else push([word], [])
    }
  }
  return { pieces, parts }
}

const addCompass = (one: Piece['compass'], other: readonly [number, number]): readonly [number, number] =>
  one ? [one[0] || other[0], one[1] || other[1]] : other

/** How many words the longest name that starts here has; 0 if none does. */
function nameLength(words: readonly string[], at: number, names: Names): number {
  const first = words[at]!
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
