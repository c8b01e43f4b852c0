import { openHashedWords, type Words } from './hashed-words.ts'
import { type FoldedWord, foldCode, hashSeed, hashStep, type Tokens, type Vocabulary } from './tokens.ts'
import { NumberRows } from './trie.ts'

/** Word id of a token that is in no pattern. */
export const unknownWord = 0
/** Word id shared by all numbers that no pattern names. Patterns write it `#`. */
export const anyNumber = 1

/** Stands for a shortening that several words share. */
const ambiguous = -1

const firstDigit = 48
const lastDigit = 57
/** Shorter words have too many real neighbours to be mended. */
const shortestMended = 6
const sharedStem = 5
/** How many unknown words are remembered before the memory is begun again. */
const rememberedSlips = 20_000

/** The folded form of a word: lower case, no accents, no apostrophes. */
export function fold(word: string): string {
  let folded = ''
  for (let at = 0; at < word.length; at++) {
    const code = foldCode(word.charCodeAt(at))
    if (code !== 0) folded += String.fromCharCode(code)
  }
  return folded === '' && word.length === 1 ? word : folded
}

/** The folded form of a token. */
export const wordAt = ({ text, start, end }: Tokens, at: number): string => fold(text.slice(start[at]!, end[at]!))

/** Numbers the words of the patterns; mends one slip of the finger in long words, never into a look-alike. */
export class PatternVocabulary implements Vocabulary {
  private readonly words: string[] = ['', '#']
  /** The character codes of each. */
  private readonly letters = new NumberRows()
  private readonly ids = new Map<string, number>([['#', anyNumber]])
  /** What a row of `words` stands for: itself, or for another spelling the word it spells. */
  private readonly meant: number[] = [0, anyNumber]
  private slots = new Int32Array(1 << 14)
  private readonly lookalikes: Words
  private readonly spellings: ReadonlyMap<string, readonly string[]>
  /** Another spelling → the word it spells. */
  private readonly spelled = new Map<string, string>()
  private shortened: Map<string, number> | null = null
  private readonly slips = new Map<string, number>()

  /** `spellings`: word → other spellings of it, folded. `lookalikes`: real words that are never mended, as a list or by `hashWords`. */
  constructor(lookalikes: readonly string[] | string, spellings: Readonly<Record<string, readonly string[]>> = {}) {
    for (const word of this.words) this.letters.push(codesOf(word))
    this.lookalikes = typeof lookalikes === 'string' ? openHashedWords(lookalikes) : new Set(lookalikes)
    this.spellings = new Map(Object.entries(spellings))
    for (const [word, variants] of this.spellings) for (const variant of variants) this.spelled.set(variant, word)
  }

  get size(): number {
    return this.words.length
  }

  /** The id of a folded word, given one if it is new; another spelling has the id of the word it spells. */
  add(word: string): number {
    const known = this.ids.get(word)
    if (known !== undefined) return known
    const spelled = this.spelled.get(word)
    if (spelled !== undefined) return this.add(spelled)
    const id = this.words.length
    for (const written of [word, ...(this.spellings.get(word) ?? [])]) this.addRow(written, id)
    return id
  }

  private addRow(written: string, id: number): void {
    const row = this.words.push(written) - 1
    this.ids.set(written, id)
    this.meant.push(id)
    this.letters.push(codesOf(written))
    if (row * 3 > this.slots.length) this.rehash(this.slots.length * 4)
    else this.place(row)
  }

  lookUp(word: FoldedWord): number {
    const mask = this.slots.length - 1
    for (let slot = word.hash & mask; this.slots[slot] !== 0; slot = (slot + 1) & mask) {
      const row = this.slots[slot]!
      if (this.isWritten(row, word)) return this.meant[row]!
    }
    const { text, start, end } = word
    const first = text.charCodeAt(start)
    if (first >= firstDigit && first <= lastDigit) return anyNumber
    return end - start < shortestMended ? unknownWord : this.mend(text.slice(start, end))
  }

  private isWritten(row: number, { letters, length }: FoldedWord): boolean {
    const { from, values } = this.letters
    const start = from[row]!
    if (from[row + 1]! - start !== length) return false
    for (let at = 0; at < length; at++) if (values[start + at] !== letters[at]) return false
    return true
  }

  private rehash(size: number): void {
    this.slots = new Int32Array(size)
    for (let id = 2; id < this.words.length; id++) this.place(id)
  }

  private place(id: number): void {
    const mask = this.slots.length - 1
    let slot = this.hashOf(id) & mask
    while (this.slots[slot] !== 0) slot = (slot + 1) & mask
    this.slots[slot] = id
  }

  private hashOf(row: number): number {
    const { from, values } = this.letters
    let hash = hashSeed
    for (let at = from[row]!; at < from[row + 1]!; at++) hash = hashStep(hash, values[at]!)
    return hash
  }

  private mend(raw: string): number {
    const remembered = this.slips.get(raw)
    if (remembered !== undefined) return remembered
    if (this.slips.size > rememberedSlips) this.slips.clear()
    const word = fold(raw)
    const id =
      word.length < shortestMended || word.length > 24 || this.lookalikes.has(word) ? unknownWord : this.nearest(word)
    this.slips.set(raw, id)
    return id
  }

  /** The one word at one insertion, deletion, exchange or swap, by shared shortenings; none if two words fit. */
  private nearest(word: string): number {
    this.shortened ??= this.shortenings()
    let found = this.shortened.get(word) ?? unknownWord
    for (let at = 1; at < word.length; at++) {
      const shorter = word.slice(0, at) + word.slice(at + 1)
      const id = this.longWord(shorter) ?? this.shortened.get(shorter)
      if (id === undefined) continue
      if (id === ambiguous || (found !== unknownWord && !this.areForms(found, id))) return unknownWord
      if (found === unknownWord) found = id
    }
    return found === ambiguous ? unknownWord : found
  }

  /** Whether two words are likely forms of one: which of them was meant does not matter then. */
  private areForms(one: number, other: number): boolean {
    return one === other || this.words[one]?.slice(0, sharedStem) === this.words[other]?.slice(0, sharedStem)
  }

  private longWord(word: string): number | undefined {
    return word.length < shortestMended ? undefined : this.ids.get(word)
  }

  private shortenings(): Map<string, number> {
    const shortened = new Map<string, number>()
    for (let id = 2; id < this.words.length; id++) {
      const word = this.words[id]!
      if (word.length < shortestMended || this.meant[id] !== id) continue
      for (let at = 1; at < word.length; at++) {
        const shorter = word.slice(0, at) + word.slice(at + 1)
        const other = shortened.get(shorter)
        if (other === undefined) shortened.set(shorter, id)
        else if (!this.areForms(other, id)) shortened.set(shorter, ambiguous)
      }
    }
    return shortened
  }
}

function codesOf(word: string): number[] {
  const codes: number[] = []
  for (let at = 0; at < word.length; at++) codes.push(word.charCodeAt(at))
  return codes
}
