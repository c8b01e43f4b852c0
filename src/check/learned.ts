/**
 * The learned second voice: a linear model on hashed words and pairs of words, taught with the examples and look-alikes of
 * data/ (src/learn). It hears what no pattern was written for. It can make *nothing found* a *be careful*, never a *stop*.
 */
export interface LearnedModel {
  readonly version: string
  /** Words and pairs are hashed into 2 to this power buckets. */
  readonly bits: number
  readonly bias: number
  /** Weight of one step of the table. */
  readonly scale: number
  /** Base64: for each bucket with a weight the distance from the one before (LEB128), then the weight in steps (signed byte). */
  readonly table: string
  /** Log-odds from which a stretch of talk counts, by how it came to us. Registers that are not named are not heard. */
  readonly from: Readonly<Record<string, number>>
}

/** A stretch of a text that sounds like a trick: its log-odds, and the words that weigh most. */
export interface Stretch {
  readonly score: number
  readonly start: number
  readonly end: number
  readonly words: readonly string[]
}

/** An opened model. Pure; holds no text. */
export interface Listener {
  readonly version: string
  /** The strongest stretch of a text; null where there are too few words. Offsets are UTF-16 code units. */
  strongest(text: string): Stretch | null
  /** Whether a stretch that strong counts in this register. */
  counts(stretch: Stretch, register: string): boolean
}

/** A word of a text as the model knows it. */
export interface Heard {
  readonly form: string
  readonly start: number
  readonly end: number
}

/** One sentence is heard at a time; a longer one in stretches of this many words, each beginning half a stretch on. */
export const stretchWords = 30
const fewestWords = 4
const shownWords = 4

const wordOrSum = /[£$€]\s?\d[\d.,]*[km]?|\d[\d.,]*|[\p{L}](?:[\p{L}'’]*\p{L})?/giu
const sentenceEnd = /[.!?…]["'”’)]?\s|\n/

/** Words in the form in which they are hashed: lower case, no apostrophes, no plain endings, sums and numbers as such. */
export function hearWords(text: string): Heard[] {
  return Array.from(text.matchAll(wordOrSum), ({ 0: word, index }) => ({
    form: formOf(word),
    start: index,
    end: index + word.length,
  }))
}

function formOf(word: string): string {
  if (/^[£$€]/.test(word)) return '£'
  if (/^\d/.test(word)) return '#'
  const plain = word.toLowerCase().replace(/['’]/g, '')
  return plain.length > 4 ? plain.replace(/(?:ing|ed|es|s)$/, '') : plain
}

/** The stretches of a text that are heard one by one: sentences, long ones in overlapping parts. */
export function stretchesOf(text: string): Heard[][] {
  const sentences: Heard[][] = [[]]
  let before = 0
  for (const word of hearWords(text)) {
    if (sentenceEnd.test(text.slice(before, word.start))) sentences.push([])
    sentences.at(-1)!.push(word)
    before = word.end
  }
  return sentences.filter((words) => words.length > 0).flatMap(partsOf)
}

function partsOf(words: Heard[]): Heard[][] {
  const parts: Heard[][] = []
  for (let from = 0; from === 0 || from + stretchWords / 2 < words.length; from += stretchWords / 2)
    parts.push(words.slice(from, from + stretchWords))
  return parts
}

/** A word or a pair of neighbours, with its bucket and the words it stands for. */
export interface Feature {
  readonly bucket: number
  readonly first: number
  readonly last: number
}

/** Features of a stretch, each bucket once. FNV-1a (Fowler, Noll, Vo), 32 bits, cut to `bits`. */
export function featuresOf(words: readonly Heard[], bits: number): Feature[] {
  const seen = new Map<number, Feature>()
  for (const [at, { form }] of words.entries()) {
    const next = words[at + 1]
    for (const [key, last] of next
      ? [[form, at] as const, [`${form} ${next.form}`, at + 1] as const]
      : [[form, at] as const]) {
      const bucket = hash(key) >>> (32 - bits)
      if (!seen.has(bucket)) seen.set(bucket, { bucket, first: at, last })
    }
  }
  return [...seen.values()]
}

function hash(key: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < key.length; at++) value = Math.imul(value ^ key.charCodeAt(at), 0x01000193)
  // The upper bits are used; one more round spreads the last letters into them.
  return Math.imul(value ^ (value >>> 15), 0x2c1b3c6d)
}

/** Opens a model. Throws RangeError if its table is damaged. */
export function openListener(model: LearnedModel): Listener {
  const weights = unpackTable(model)
  const scoreOf = (features: readonly Feature[]) => {
    let sum = 0
    for (const { bucket } of features) sum += weights[bucket]!
    return model.bias + sum / Math.sqrt(features.length)
  }
  const strongest = (text: string): Stretch | null => {
    let best: { score: number; words: readonly Heard[]; features: readonly Feature[] } | null = null
    for (const words of stretchesOf(text)) {
      if (words.length < fewestWords) continue
      const features = featuresOf(words, model.bits)
      const score = scoreOf(features)
      if (!best || score > best.score) best = { score, words, features }
    }
    if (!best) return null
    const { score, words, features } = best
    const telling = features.toSorted((a, b) => weights[b.bucket]! - weights[a.bucket]!).slice(0, shownWords)
    const shown = telling
      .filter(({ bucket }) => weights[bucket]! > 0)
      .toSorted((a, b) => a.first - b.first)
      .map(({ first, last }) => text.slice(words[first]!.start, words[last]!.end))
    return { score, start: words[0]!.start, end: words.at(-1)!.end, words: [...new Set(shown)] }
  }
  return {
    version: model.version,
    strongest,
    counts: ({ score }, register) => score >= (model.from[register] ?? Number.POSITIVE_INFINITY),
  }
}

function unpackTable({ table, bits, scale }: LearnedModel): Float32Array {
  const bytes = Uint8Array.from(atob(table), (letter) => letter.charCodeAt(0))
  const weights = new Float32Array(2 ** bits)
  let bucket = -1
  for (let at = 0; at < bytes.length; ) {
    let distance = 0
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++]!
      distance |= (byte & 0x7f) << shift
      if (byte < 0x80) break
    }
    bucket += distance
    if (!(bucket < weights.length) || at >= bytes.length)
      throw new RangeError('the learned model is damaged; run: doorchain learn')
    weights[bucket] = ((bytes[at++]! << 24) >> 24) * scale
  }
  return weights
}
