import type { Hearing, LearnedKind, LearnedModel } from '../values/learned.ts'

/** The run of stretches that sounds most like a trick: its log-odds, and the words that weigh most. */
export interface Run {
  readonly kind: LearnedKind
  readonly score: number
  readonly start: number
  readonly end: number
  readonly text: string
  readonly words: readonly string[]
  /** Words of the whole text. */
  readonly of: number
}

/** A run that is enough for *careful*, and the threshold that it reached. */
export interface Sounding extends Run {
  readonly from: number
}

/** A part of a text, in UTF-16 code units. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** An opened model. Pure; holds no text. */
export interface Listener {
  readonly kind: LearnedKind
  /** The strongest run of a text; null of too few words. With `near`, of those that touch one of it, and half as many words do. */
  hear(text: string, near?: readonly Span[]): Run | null
  /** The run where it is enough; a sign that the rules saw and that is not enough by itself lowers what it needs. */
  judge(run: Run, hasSign: boolean): Sounding | null
}

/** A word of a text as the model knows it. */
export interface HeardWord {
  readonly form: string
  readonly start: number
  readonly end: number
}

const shortestStretch = 4
const shownWords = 5
/** Words of fewer letters tell a reader nothing. */
const shortestShown = 4
/** Added to the number of stretches that a run is divided by: one short stretch says less than many. */
const doubt = 0.5
/** Beyond so many words, a model may need more with the logarithm of the length: the longer the talk, the surer a false alarm. */
const shortTalk = 240
/** More than this many words are heard no further. */
const mostWords = 20_000

const wordOrSum = String.raw`[£$€]\s?\d[\d.,]*[km]?|\d[\d.,]*|\p{L}(?:[\p{L}'’]*\p{L})?`
const name = String.raw`[\p{L}\d-]{1,63}`
const dot = String.raw`(?:\.|\[\.\]|\(dot\)| dot )`
const ending =
  'com|net|org|info|biz|gov|co|uk|us|ie|eu|de|ca|au|nz|in|ru|cn|id|me|io|ly|gl|gd|cc|to|tk|xyz|top|site|online|shop|store|club|live|link|click|vip|app|icu|page|world|support|help|cloud|example'
const link = String.raw`(?<![\p{L}\d@.-])(?:h\S\Sps?:\/\/\S{1,300}|www\.\S{1,300}|${name}(?:${dot}${name}){0,3}${dot}(?:${ending})(?![\p{L}\d])(?:[/?]\S{0,300})?)`
/** Only authorities can have such a name. */
const official = /^(?:https?:\/\/)?(?:[\w-]+\.)*(?:gov|nhs|police)\.uk(?=[/:?#]|$)/i
const telephone = String.raw`(?<!\d)\+?\d[\d ().-]{7,18}\d(?!\d)`
const spoken = new RegExp(wordOrSum, 'giu')
const written = new RegExp(`(?<link>${link})|(?<telephone>${telephone})|${wordOrSum}`, 'giu')
const sentenceEnd = /[.!?…]["'”’)]?\s|\n/

/**
 * Words in the form in which they are hashed: lower case, no apostrophes, no plain endings, sums and numbers as such. Where it
 * was written, a link and a telephone number are one word each.
 */
export function hearWords(text: string, isWritten = false): HeardWord[] {
  const words: HeardWord[] = []
  for (const { 0: word, index, groups = {} } of text.matchAll(isWritten ? written : spoken)) {
    const form = groups.link ? linkForm(word) : groups.telephone ? '##' : formOf(word)
    words.push({ form, start: index, end: index + word.length })
    if (words.length >= mostWords) break
  }
  return words
}

const linkForm = (link: string) => (official.test(link) ? 'www.gov' : 'www')

function formOf(word: string): string {
  if (/^[£$€]/.test(word)) return '£'
  if (/^\d/.test(word)) return '#'
  const plain = word.toLowerCase().replace(/['’]/g, '')
  return plain.length > 4 ? plain.replace(/(?:ing|ed|es|s)$/, '') : plain
}

/** The stretches of a text that are heard one by one, and how many words it has. */
function stretchesOf(text: string, { bySentence, stretchWords, fewestWords, letters }: Hearing, isNear: boolean) {
  const words = hearWords(text, letters !== undefined)
  const count = words.length
  if (count < (isNear ? fewestWords / 2 : fewestWords)) return { stretches: [], count }
  const stretches = bySentence
    ? sentencesOf(text, words).flatMap((one) => partsOf(one, stretchWords))
    : partsOf(words, stretchWords)
  return { stretches, count }
}

function sentencesOf(text: string, words: readonly HeardWord[]): HeardWord[][] {
  const sentences: HeardWord[][] = [[]]
  let before = 0
  for (const word of words) {
    if (sentenceEnd.test(text.slice(before, word.start))) sentences.push([])
    sentences.at(-1)!.push(word)
    before = word.end
  }
  return sentences
}

/** Overlapping stretches of so many words, each begins half a stretch after the one before. */
export function partsOf(words: readonly HeardWord[], length: number): HeardWord[][] {
  const parts: HeardWord[][] = []
  for (let from = 0; from === 0 || from + length / 2 < words.length; from += length / 2)
    parts.push(words.slice(from, from + length))
  return parts.filter((part) => part.length >= shortestStretch)
}

/** A word, a pair of neighbours or some letters of a word: its bucket and the words it stands for. */
export interface Feature {
  readonly bucket: number
  readonly first: number
  readonly last: number
}

/** Features of a stretch, each bucket once; where `letters` is given, so many of a word in a row are one too. */
export function featuresOf(words: readonly HeardWord[], bits: number, letters?: number): Feature[] {
  const seen = new Map<number, Feature>()
  const add = (key: string, first: number, last: number) => {
    const bucket = hash(key) >>> (32 - bits)
    if (!seen.has(bucket)) seen.set(bucket, { bucket, first, last })
  }
  for (const [at, { form }] of words.entries()) {
    add(form, at, at)
    const next = words[at + 1]
    if (next) add(`${form} ${next.form}`, at, at + 1)
    if (letters !== undefined) for (const part of partsOfWord(form, letters)) add(part, at, at)
  }
  return [...seen.values()]
}

/** Longer words are strings of no meaning. */
const longestWord = 20

function partsOfWord(form: string, letters: number): string[] {
  const marked = `<${form.slice(0, longestWord)}>`
  return Array.from({ length: Math.max(0, marked.length - letters + 1) }, (_, at) => marked.slice(at, at + letters))
}

/** FNV-1a (Fowler, Noll, Vo), with one more round so that the upper bits, which are used, feel the last letters. */
function hash(key: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < key.length; at++) value = Math.imul(value ^ key.charCodeAt(at), 0x01000193)
  return Math.imul(value ^ (value >>> 15), 0x2c1b3c6d)
}

interface Stretch {
  readonly score: number
  readonly words: readonly HeardWord[]
  readonly features: readonly Feature[]
}

/** Opens a model. Throws RangeError if its table is damaged. */
export function openListener(kind: LearnedKind, model: LearnedModel): Listener {
  const weights = unpackTable(model)
  const weigh = (words: readonly HeardWord[]): Stretch => {
    const features = featuresOf(words, model.bits, model.hearing.letters)
    const sum = features.reduce((total, { bucket }) => total + weights[bucket]!, 0)
    return { words, features, score: model.bias + sum / Math.sqrt(features.length) }
  }
  return {
    kind,
    hear(text, near) {
      const { stretches, count } = stretchesOf(text, model.hearing, near !== undefined)
      const run = strongestRun(stretches.map(weigh), model.hearing.run, near)
      if (!run) return null
      const { score, heard } = run
      const { start, end } = spanOf(heard)
      const words = tellingWords(heard, weights, text)
      return { kind, score, start, end, text: text.slice(start, end), words, of: count }
    },
    judge(run, hasSign) {
      const { from, fromWithSign, patience = 0 } = model
      const needed = (hasSign ? fromWithSign : from) + patience * Math.log(Math.max(1, run.of / shortTalk))
      return run.score >= needed ? { ...run, from: needed } : null
    },
  }
}

/** The run of at most `longest` neighbouring stretches whose mean is highest. */
function strongestRun(
  stretches: readonly Stretch[],
  longest: number,
  near?: readonly Span[],
): { score: number; heard: readonly Stretch[] } | null {
  const length = Math.min(longest, stretches.length)
  let best: { score: number; heard: readonly Stretch[] } | null = null
  let sum = 0
  for (const [at, { score }] of stretches.entries()) {
    sum += score
    if (at >= length) sum -= stretches[at - length]!.score
    const mean = sum / (length + doubt)
    if (at < length - 1 || (best && mean <= best.score)) continue
    const heard = stretches.slice(at - length + 1, at + 1)
    if (!near || near.some((span) => doTouch(span, spanOf(heard)))) best = { score: mean, heard }
  }
  return best
}

const spanOf = (heard: readonly Stretch[]): Span => ({
  start: heard[0]!.words[0]!.start,
  end: heard.at(-1)!.words.at(-1)!.end,
})

const doTouch = (one: Span, other: Span): boolean => one.start <= other.end && other.start <= one.end

/** The words that weigh most, in the order of the text. */
function tellingWords(stretches: readonly Stretch[], weights: Float32Array, text: string): string[] {
  const features = stretches.flatMap(({ words, features: some }) =>
    some.map(({ bucket, first, last }) => ({
      weight: weights[bucket]!,
      start: words[first]!.start,
      end: words[last]!.end,
    })),
  )
  const shown: typeof features = []
  for (const one of features.toSorted((a, b) => b.weight - a.weight)) {
    if (shown.length === shownWords || one.weight <= 0) break
    if (one.end - one.start < shortestShown) continue
    if (!shown.some((other) => one.start < other.end && other.start < one.end)) shown.push(one)
  }
  return [...new Set(shown.toSorted((a, b) => a.start - b.start).map(({ start, end }) => text.slice(start, end)))]
}

function unpackTable({ table, bits, scale }: LearnedModel): Float32Array {
  const bytes = Uint8Array.from(atob(table), (letter) => letter.charCodeAt(0))
  const weights = new Float32Array(2 ** bits)
  let bucket = -1
  for (let at = 0; at < bytes.length; ) {
    let distance = 0
    for (let shift = 0, byte = 0x80; byte >= 0x80 && at < bytes.length; shift += 7) {
      byte = bytes[at++]!
      distance |= (byte & 0x7f) << shift
    }
    bucket += distance
    if (!(bucket < weights.length) || at >= bytes.length)
      throw new RangeError('the learned model is damaged; run: doorchain learn')
    weights[bucket] = ((bytes[at++]! << 24) >> 24) * scale
  }
  return weights
}
