const bandCount = 20
const rowsOfBand = 3
/** Hash functions of a signature. */
export const signatureLength = bandCount * rowsOfBand

/** Multipliers and offsets of the hash functions; any fixed odd ones do. */
const factors = Int32Array.from({ length: signatureLength }, (_, at) => Math.imul(at + 1, 0x9e3779b1) | 1)
const offsets = Int32Array.from({ length: signatureLength }, (_, at) => Math.imul(at + 7, 0x85ebca6b))

/** Hashes of all runs of so many words, each once, of at most the first `most` words. */
export function shinglesIn(text: string, { size, most }: { size: number; most: number }): Set<number> {
  const words = text.toLowerCase().match(/[\p{L}\d£]+/gu) ?? []
  const hashes = words.slice(0, most).map(hashWord)
  const found = new Set<number>()
  for (let at = 0; at + size <= hashes.length; at++) {
    let mixed = 0
    for (let n = 0; n < size; n++) mixed = Math.imul(mixed ^ hashes[at + n]!, 0x01000193) ^ (mixed >>> 15)
    found.add(mixed)
  }
  return found
}

function hashWord(word: string): number {
  let mixed = 0x811c9dc5 | 0
  for (let at = 0; at < word.length; at++) mixed = Math.imul(mixed ^ word.charCodeAt(at), 0x01000193)
  return mixed
}

/** MinHash of a set of shingles (Broder 1997), `signatureLength` long; of an empty set every value is the largest. */
export function signatureOf(shingles: ReadonlySet<number>): Int32Array {
  const least = new Int32Array(signatureLength).fill(0x7fffffff)
  for (const shingle of shingles)
    for (let at = 0; at < signatureLength; at++) {
      const mixed = Math.imul(shingle ^ offsets[at]!, factors[at]!)
      const value = mixed ^ (mixed >>> 16)
      if (value < least[at]!) least[at] = value
    }
  return least
}

/** Words of an account that are compared. */
const mostWords = 2_000

/** The signature of the runs of three words in an account; null for one of fewer than three. */
export function accountSignature(text: string): Int32Array | null {
  const shingles = shinglesIn(text, { size: 3, most: mostWords })
  return shingles.size === 0 ? null : signatureOf(shingles)
}

/** Hashes of a signature in bands: of two texts that share half of their shingles, 93 in 100 share a band; of those that share a fifth, 15. */
export function bandsIn(signature: Int32Array): number[] {
  return Array.from({ length: bandCount }, (_, band) => {
    let mixed = Math.imul(band + 1, 0xc2b2ae35)
    for (let row = 0; row < rowsOfBand; row++)
      mixed = Math.imul(mixed ^ signature[band * rowsOfBand + row]!, 0x01000193) ^ (mixed >>> 13)
    return mixed | 0
  })
}

/** A signature as it is stored: little-endian 32-bit integers. */
export function signatureBytes(signature: Int32Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(signature.length * 4))
  for (const [at, value] of signature.entries()) view.setInt32(at * 4, value, true)
  return new Uint8Array(view.buffer)
}

/** The signature of stored bytes. */
export function signatureFrom(bytes: Uint8Array): Int32Array {
  const found = new Int32Array(bytes.byteLength >> 2)
  for (let at = 0, from = 0; at < found.length; at++, from += 4)
    found[at] = bytes[from]! | (bytes[from + 1]! << 8) | (bytes[from + 2]! << 16) | (bytes[from + 3]! << 24)
  return found
}
