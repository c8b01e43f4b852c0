import { spread } from '../read/tokens.ts'
import type { Hearing } from '../values/learned.ts'

/** A word of a text as the model knows it. */
export interface HeardWord {
  readonly form: string
  readonly start: number
  readonly end: number
}

const shortestStretch = 4
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

/** A link says something however few words stand beside it; one of an authority does not. */
const isLink = ({ form }: HeardWord) => form === 'www'

function formOf(word: string): string {
  if (/^[£$€]/.test(word)) return '£'
  if (/^\d/.test(word)) return '#'
  const plain = word.toLowerCase().replace(/['’]/g, '')
  return plain.length > 4 ? plain.replace(/(?:ing|ed|es|s)$/, '') : plain
}

/** The stretches of a text that are heard one by one, and how many words it has. */
export function stretchesOf(text: string, { stretchWords, fewestWords, letters }: Hearing, isNear: boolean) {
  const isWritten = letters !== undefined
  const words = hearWords(text, isWritten)
  const count = words.length
  const isEnough = count >= (isNear ? fewestWords / 2 : fewestWords) || (isWritten && words.some(isLink))
  if (!isEnough) return { stretches: [], count }
  return { stretches: partsOf(words, stretchWords), count }
}

/** Overlapping stretches of so many words, each begins half a stretch after the one before. */
export function partsOf(words: readonly HeardWord[], length: number): HeardWord[][] {
  const parts: HeardWord[][] = []
  for (let from = 0; from === 0 || from + length / 2 < words.length; from += length / 2)
    parts.push(words.slice(from, from + length))
  return parts.filter((part, at) => at === 0 || part.length >= shortestStretch)
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

/** FNV-1a (Fowler, Noll, Vo) in 32 bits, spread so that the upper bits, which are used, feel the last letters. */
export function hash(key: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < key.length; at++) value = Math.imul(value ^ key.charCodeAt(at), 0x01000193)
  return spread(value)
}
