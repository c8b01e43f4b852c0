import { readDocument } from '../../read/document.ts'

const shingleWords = 4
const bandCount = 20
const rowsOfBand = 3
const hashCount = bandCount * rowsOfBand
/** Of a very long document the beginning is compared. */
const mostWords = 20_000

/** Multipliers and offsets of the hash functions; any fixed odd ones do. */
const factors = Int32Array.from({ length: hashCount }, (_, at) => Math.imul(at + 1, 0x9e3779b1) | 1)
const offsets = Int32Array.from({ length: hashCount }, (_, at) => Math.imul(at + 7, 0x85ebca6b))

/** Hashes of all runs of four words in the body of a warning's text, each once. */
export function shinglesOf(text: string): ReadonlySet<number> {
  const [from, to] = readDocument(text).body
  const words =
    text
      .slice(from, to)
      .toLowerCase()
      .match(/[\p{L}\d£]+/gu) ?? []
  const hashes = words.slice(0, mostWords).map(hashWord)
  const found = new Set<number>()
  for (let at = 0; at + shingleWords <= hashes.length; at++) {
    let mixed = 0
    for (let n = 0; n < shingleWords; n++) mixed = Math.imul(mixed ^ hashes[at + n]!, 0x01000193) ^ (mixed >>> 15)
    found.add(mixed)
  }
  return found
}

function hashWord(word: string): number {
  let mixed = 0x811c9dc5 | 0
  for (let at = 0; at < word.length; at++) mixed = Math.imul(mixed ^ word.charCodeAt(at), 0x01000193)
  return mixed
}

/**
 * Bands of the MinHash of a set of shingles (Broder 1997): of two texts that share half of their shingles, 93 in 100 share a
 * band; of those that share a fifth, 15. None for a text without shingles.
 */
export function bandsOf(shingles: ReadonlySet<number>): number[] {
  if (shingles.size === 0) return []
  const least = new Int32Array(hashCount).fill(0x7fffffff)
  for (const shingle of shingles)
    for (let at = 0; at < hashCount; at++) {
      const mixed = Math.imul(shingle ^ offsets[at]!, factors[at]!)
      const value = mixed ^ (mixed >>> 16)
      if (value < least[at]!) least[at] = value
    }
  return Array.from({ length: bandCount }, (_, band) => {
    let mixed = Math.imul(band + 1, 0xc2b2ae35)
    for (let row = 0; row < rowsOfBand; row++)
      mixed = Math.imul(mixed ^ least[band * rowsOfBand + row]!, 0x01000193) ^ (mixed >>> 13)
    return mixed | 0
  })
}

/** How much two sets share: of both together (Jaccard), and of the smaller one. */
export function likeness(a: ReadonlySet<number>, b: ReadonlySet<number>): { shared: number; ofSmaller: number } {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  if (small.size === 0) return { shared: 0, ofSmaller: 0 }
  let both = 0
  for (const shingle of small) if (large.has(shingle)) both++
  return { shared: both / (small.size + large.size - both), ofSmaller: both / small.size }
}
