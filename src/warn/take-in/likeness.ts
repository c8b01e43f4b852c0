import { readDocument } from '../../read/document.ts'
import { bandsIn, shinglesIn, signatureOf } from '../../values/minhash.ts'

/** Of a very long document the beginning is compared. */
const mostWords = 20_000

/** Hashes of all runs of four words in the body of a warning's text, each once. */
export function shinglesOf(text: string): ReadonlySet<number> {
  const [from, to] = readDocument(text).body
  return shinglesIn(text.slice(from, to), { size: 4, most: mostWords })
}

/** Bands of the MinHash of a set of shingles; none for a text without shingles. */
export const bandsOf = (shingles: ReadonlySet<number>): number[] =>
  shingles.size === 0 ? [] : bandsIn(signatureOf(shingles))

/** How much two sets share: of both together (Jaccard), and of the smaller one. */
export function likeness(a: ReadonlySet<number>, b: ReadonlySet<number>): { shared: number; ofSmaller: number } {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  if (small.size === 0) return { shared: 0, ofSmaller: 0 }
  let both = 0
  for (const shingle of small) if (large.has(shingle)) both++
  return { shared: both / (small.size + large.size - both), ofSmaller: both / small.size }
}
