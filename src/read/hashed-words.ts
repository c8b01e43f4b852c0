import { hashSeed, hashStep, spread } from './tokens.ts'

/** Words that can be asked for. */
export interface Words {
  has(word: string): boolean
}

/** Of so many words that are not among them, one is taken for one of them: it is then not looked at for a slip of the pen. */
const oneIn = 400
const digits = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_'
const base = digits.length
const last = base - 1

/**
 * Words as text of a third of their size, from which they cannot be had again: the distances between their hashes in
 * order, first the last digit of each, then what comes before these, with a digit that goes on where one is not enough.
 */
export function hashWords(words: readonly string[]): string {
  const hashes = new Set(words.map((word) => placeOf(word, words.length)))
  let before = 0
  let units = ''
  let rest = ''
  for (const hash of [...hashes].sort((one, other) => one - other)) {
    units += digits[(hash - before) % base]
    let bases = Math.floor((hash - before) / base)
    for (; bases >= last; bases -= last) rest += digits[last]
    rest += digits[bases]
    before = hash
  }
  return `${words.length} ${units} ${rest}`
}

/** The words of a text by `hashWords`. */
export function openHashedWords(text: string): Words {
  const [count, units, rest] = text.split(' ') as [string, string, string]
  const hashes = new Set<number>()
  let at = 0
  let hash = 0
  for (const unit of units) {
    let digit: number
    do {
      digit = digits.indexOf(rest[at++]!)
      hash += digit * base
    } while (digit === last)
    hash += digits.indexOf(unit)
    hashes.add(hash)
  }
  return { has: (word) => hashes.has(placeOf(word, Number(count))) }
}

function placeOf(word: string, count: number): number {
  let hash = hashSeed
  for (let at = 0; at < word.length; at++) hash = hashStep(hash, word.charCodeAt(at))
  return (spread(hash) >>> 0) % (count * oneIn)
}
