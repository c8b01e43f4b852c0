/** How strongly a token is parted from the one before it. */
export const Break = { none: 0, comma: 1, clause: 2, sentence: 3, line: 4 } as const

/** What a token is made of. */
export const Kind = { word: 0, number: 1, symbol: 2 } as const

const letterCase = { lower: 0, initial: 1, upper: 2 } as const
export const LetterCase = letterCase

/**
 * The words of a text in columns, one row a token. `start` and `end` are UTF-16 offsets into `text`; `word` is the id
 * of the folded word (lower case, no apostrophes) in the vocabulary, 0 if it is not there. Punctuation makes no token:
 * it is the `before` of the token that follows it.
 */
export interface Tokens {
  readonly text: string
  readonly count: number
  readonly start: readonly number[]
  readonly end: readonly number[]
  readonly word: readonly number[]
  readonly before: readonly number[]
  readonly kind: readonly number[]
  readonly letterCase: readonly number[]
}

/** Finds the id of a word by its folded letters. */
export interface Vocabulary {
  lookUp(word: FoldedWord): number
}

/** The word being read, and its letters folded; the next is folded into the same letters. */
export interface FoldedWord {
  readonly text: string
  readonly start: number
  end: number
  kind: number
  letterCase: number
  readonly letters: Uint16Array
  /** How many letters; no word of a pattern has more than there is room for. */
  length: number
  /** Their rolling hash. */
  hash: number
}

const letters = new Uint16Array(64)

export const hashSeed = 5381
/** One step of the rolling hash over folded character codes (D. J. Bernstein's, with exclusive or). */
export function hashStep(hash: number, code: number): number {
  return (Math.imul(hash, 33) ^ code) | 0
}

/** Hashes of alike words are alike; after this they lie far apart. */
export const spread = (hash: number): number => Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)

/** Folds a character code: lower case, accents of Latin-1 taken off; 0 for characters that make no word. */
export function foldCode(code: number): number {
  if (code < 128) return asciiFold[code]!
  if (code >= 0xc0 && code <= 0x17f) return latinFold[code - 0xc0]!
  return code > 0x17f && isLetter(code) ? code : 0
}

const asciiFold = new Uint8Array(128)
for (let code = 48; code <= 57; code++) asciiFold[code] = code
for (let code = 97; code <= 122; code++) {
  asciiFold[code] = code
  asciiFold[code - 32] = code
}

const latinFold = new Uint16Array(0x180 - 0xc0)
for (let code = 0xc0; code < 0x180; code++) {
  const base = String.fromCharCode(code).normalize('NFD').toLowerCase().charCodeAt(0)
  latinFold[code - 0xc0] = base >= 97 && base <= 122 ? base : code === 0xd7 || code === 0xf7 ? 0 : code
}

function isLetter(code: number): boolean {
  return code < 0xd800 ? code < 0x2000 || code > 0x2fff : code > 0xdfff && code < 0xfe00
}

const space = 0x20
const apostrophes = new Set([0x27, 0x2019, 0x2018, 0x60, 0xb4, 0x2bc])
const symbols = new Set([0xa3, 0x24, 0x20ac, 0x25, 0x40])
const isDigit = (code: number) => code >= 48 && code <= 57

const breakOf = new Uint8Array(128)
for (const mark of ',') breakOf[mark.charCodeAt(0)] = Break.comma
for (const mark of ';:()[]"/|') breakOf[mark.charCodeAt(0)] = Break.clause
for (const mark of '.!?') breakOf[mark.charCodeAt(0)] = Break.sentence
breakOf[10] = Break.line
breakOf[13] = Break.line

const wideBreaks = new Map<number, number>([
  [0x2026, Break.clause],
  [0x2013, Break.clause],
  [0x2014, Break.clause],
  [0x201c, Break.clause],
  [0x201d, Break.clause],
  [0x2022, Break.line],
  [0xb7, Break.line],
  [0x2028, Break.line],
  [0x2029, Break.line],
])

const noTokens = (text: string) => ({
  text,
  count: 0,
  start: [] as number[],
  end: [] as number[],
  word: [] as number[],
  before: [] as number[],
  kind: [] as number[],
  letterCase: [] as number[],
})

/**
 * Cuts a text into tokens in one pass. Never throws: characters that make no word (controls, marks of direction,
 * emoji) part words and are otherwise passed over.
 */
export function tokenize(text: string, vocabulary: Vocabulary): Tokens {
  const tokens = noTokens(text)
  let before: number = Break.line
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at)
    if (code === space) at++
    else if (foldCode(code) === 0 && !symbols.has(code)) {
      before = Math.max(before, breakAt(text, at, code))
      at++
    } else {
      const word = { text, start: at, end: at, kind: 0, letterCase: 0, letters, length: 0, hash: hashSeed }
      if (isDigit(code)) readNumber(word)
      else if (foldCode(code) === 0) readSymbol(word, code)
      else readWord(word)
      tokens.count++
      tokens.start.push(at)
      tokens.end.push(word.end)
      tokens.word.push(vocabulary.lookUp(word))
      tokens.before.push(before)
      tokens.kind.push(word.kind)
      tokens.letterCase.push(word.letterCase)
      before = Break.none
      at = word.end
    }
  }
  return tokens
}

function breakAt(text: string, at: number, code: number): number {
  if (
    code === 0x2e &&
    foldCode(text.charCodeAt(at + 1) || 0) !== 0 &&
    at > 0 &&
    foldCode(text.charCodeAt(at - 1)) !== 0
  )
    return Break.none
  if (code < 128) return code === 0x2d && text.charCodeAt(at + 1) === 32 ? Break.clause : breakOf[code]!
  return wideBreaks.get(code) ?? Break.none
}

function readWord(word: FoldedWord): void {
  const { text, start } = word
  let capitals = 0
  let at = start
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const folded = foldCode(code)
    if (folded === 0) {
      if (code === space) break
      if (isZeroWidth(code) || (apostrophes.has(code) && at > start && foldCode(text.charCodeAt(at + 1) || 0) !== 0))
        continue
      break
    }
    if (code !== folded && code < 128) capitals++
    addLetter(word, folded)
  }
  const first = text.charCodeAt(start)
  const isCapital = foldCode(first) !== first && first < 128
  if (capitals === word.length && capitals > 1) word.letterCase = letterCase.upper
  else if (isCapital) word.letterCase = letterCase.initial
  word.kind = Kind.word
  word.end = at
}

/** Zero-width spaces and joiners inside a word are not a break: fraudsters hide words behind them. */
function isZeroWidth(code: number): boolean {
  return (
    (code >= 0x200b && code <= 0x200f) ||
    code === 0xad ||
    code === 0x2060 ||
    code === 0xfeff ||
    (code >= 0x202a && code <= 0x202e)
  )
}

function readNumber(word: FoldedWord): void {
  const { text } = word
  word.kind = Kind.number
  for (; word.end < text.length; word.end++) {
    const code = text.charCodeAt(word.end)
    const folded = foldCode(code)
    if (folded !== 0) {
      if (!isDigit(code)) word.kind = Kind.word
      addLetter(word, folded)
    } else if (!((code === 0x2c || code === 0x2e) && isDigit(text.charCodeAt(word.end + 1)))) break
  }
}

function readSymbol(word: FoldedWord, code: number): void {
  word.kind = Kind.symbol
  word.end++
  addLetter(word, code)
}

function addLetter(word: FoldedWord, folded: number): void {
  letters[word.length++] = folded
  word.hash = hashStep(word.hash, folded)
}
