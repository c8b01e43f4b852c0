import { PatternError, parsePattern } from './pattern.ts'
import type { Tokens } from './tokens.ts'
import { type PatternVocabulary, unknownWord } from './vocabulary.ts'

/** A pattern found: which owner's, and the tokens [first, last]. */
export interface Match {
  readonly owner: number
  readonly first: number
  readonly last: number
}

/** One place where a slot is filled: tokens [first, last]. */
interface Hits {
  readonly first: number[]
  readonly last: number[]
  /** How many of them hold for this text; what lies beyond is of an earlier one. */
  count: number
}

interface CompiledPattern {
  readonly owner: number
  readonly context: readonly number[]
  readonly slots: readonly number[]
  readonly gaps: readonly number[]
}

/** How many tokens back a concept counts as having come up "shortly before". */
const contextReach = 90

/**
 * All patterns as one machine. Phrases live in a trie over word ids; a phrase fills slots; a pattern is a row of slots
 * with gaps. One pass over the tokens finds all filled slots, a second tries the patterns whose first slot is filled.
 */
export class Matcher {
  private readonly vocabulary: PatternVocabulary
  private readonly lexicon: Readonly<Record<string, readonly string[]>>
  private readonly slotIds = new Map<string, number>()
  private readonly children = new Map<number, number>()
  private readonly filled: (number[] | null)[] = [null]
  private roots = new Int32Array(0)
  private readonly patterns: CompiledPattern[] = []
  private readonly byFirstSlot: number[][] = []
  private readonly hits = new SlotHits()
  private owners = 0

  constructor(vocabulary: PatternVocabulary, lexicon: Readonly<Record<string, readonly string[]>>) {
    this.vocabulary = vocabulary
    this.lexicon = lexicon
  }

  /** The slot of one concept, for reading its hits directly. */
  conceptSlot(concept: string): number {
    return this.slot([concept], [])
  }

  /** Adds an owner's patterns and gives its number. Throws PatternError. */
  add(sources: readonly string[]): number {
    const owner = this.owners++
    for (const source of sources) for (const pattern of parsePattern(source)) this.addPattern(owner, pattern)
    return owner
  }

  private addPattern(owner: number, pattern: ReturnType<typeof parsePattern>[number]): void {
    const slots = pattern.elements.map((element) => this.slot(element.concepts, element.phrases))
    const context = pattern.context.map((concept) => this.conceptSlot(concept))
    const index =
      this.patterns.push({ owner, context, slots, gaps: pattern.elements.map((element) => element.gap) }) - 1
    const list = (this.byFirstSlot[slots[0]!] ??= [])
    list.push(index)
  }

  private slot(concepts: readonly string[], phrases: readonly string[]): number {
    const key = `${concepts.join('|')}/${phrases.join('|')}`
    const known = this.slotIds.get(key)
    if (known !== undefined) return known
    const id = this.slotIds.size
    this.slotIds.set(key, id)
    for (const concept of concepts) for (const phrase of this.phrasesOf(concept)) this.addPhrase(phrase, id)
    for (const phrase of phrases) this.addPhrase(phrase, id)
    return id
  }

  private phrasesOf(concept: string): readonly string[] {
    const phrases = this.lexicon[concept]
    if (!phrases) throw new PatternError(`no concept "${concept}" in the lexicon`)
    return phrases
  }

  private addPhrase(phrase: string, slot: number): void {
    let node = 0
    for (const word of phrase.split(' ')) {
      const key = node * 65536 + this.vocabulary.add(word)
      let next = this.children.get(key)
      if (next === undefined) {
        next = this.filled.push(null) - 1
        this.children.set(key, next)
      }
      node = next
    }
    const slots = (this.filled[node] ??= [])
    if (!slots.includes(slot)) slots.push(slot)
  }

  /** Finds every filled slot of the tokens. What it gives is valid until the next scan. */
  scan(tokens: Tokens): SlotHits {
    if (this.roots.length !== this.vocabulary.size) this.indexRoots()
    const hits = this.hits
    hits.clear()
    const word = tokens.word
    for (let first = 0; first < tokens.count; first++) {
      let node = word[first] === unknownWord ? 0 : this.roots[word[first]!]!
      for (let last = first; node !== 0; ) {
        const slots = this.filled[node]
        if (slots) for (let at = 0; at < slots.length; at++) hits.add(slots[at]!, first, last)
        last++
        if (last >= tokens.count || tokens.before[last]! >= 2 || word[last] === unknownWord) break
        node = this.children.get(node * 65536 + word[last]!) ?? 0
      }
    }
    return hits
  }

  private indexRoots(): void {
    this.roots = new Int32Array(this.vocabulary.size)
    for (let id = 0; id < this.vocabulary.size; id++) this.roots[id] = this.children.get(id) ?? 0
  }

  /** Tries the patterns whose first slot is filled. `sentence` gives each token's sentence number: no match spans two. */
  match(hits: SlotHits, sentence: Int32Array): Match[] {
    const matches: Match[] = []
    for (const slot of hits.used) {
      const list = this.byFirstSlot[slot]
      if (!list) continue
      for (const index of list) this.tryPattern(this.patterns[index]!, hits, sentence, matches)
    }
    return matches
  }

  private tryPattern(pattern: CompiledPattern, hits: SlotHits, sentence: Int32Array, matches: Match[]): void {
    for (const slot of pattern.slots) if (!hits.of(slot)) return
    const firsts = hits.of(pattern.slots[0]!)!
    for (let at = 0; at < firsts.count; at++) {
      const first = firsts.first[at]!
      const last = this.follow(pattern, 1, firsts.last[at]!, hits, sentence)
      if (last >= 0 && this.hasContext(pattern, hits, first)) matches.push({ owner: pattern.owner, first, last })
    }
  }

  private follow(pattern: CompiledPattern, step: number, from: number, hits: SlotHits, sentence: Int32Array): number {
    if (step === pattern.slots.length) return from
    const next = hits.of(pattern.slots[step]!)!
    const farthest = from + 1 + pattern.gaps[step]!
    for (let at = lowerBound(next, from + 1); at < next.count && next.first[at]! <= farthest; at++) {
      if (sentence[next.first[at]!] !== sentence[from]) return -1
      const last = this.follow(pattern, step + 1, next.last[at]!, hits, sentence)
      if (last >= 0) return last
    }
    return -1
  }

  private hasContext(pattern: CompiledPattern, hits: SlotHits, first: number): boolean {
    if (pattern.context.length === 0) return true
    return pattern.context.some((slot) => {
      const seen = hits.of(slot)
      if (!seen) return false
      const at = lowerBound(seen, first - contextReach)
      return at < seen.count && seen.first[at]! <= first
    })
  }
}

/** Where each slot is filled, in the order of the text. Its lists are used again for every text. */
export class SlotHits {
  readonly used: number[] = []
  private readonly bySlot: Hits[] = []

  clear(): void {
    for (const slot of this.used) this.bySlot[slot]!.count = 0
    this.used.length = 0
  }

  add(slot: number, first: number, last: number): void {
    while (this.bySlot.length <= slot) this.bySlot.push({ first: [], last: [], count: 0 })
    const hits = this.bySlot[slot]!
    if (hits.count === 0) this.used.push(slot)
    hits.first[hits.count] = first
    hits.last[hits.count++] = last
  }

  of(slot: number): Hits | undefined {
    const hits = this.bySlot[slot]
    return hits !== undefined && hits.count > 0 ? hits : undefined
  }
}

/** Index of the first value not below the bound, among the first `count`. */
function lowerBound({ first, count }: Hits, bound: number): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (first[middle]! < bound) low = middle + 1
    else high = middle
  }
  return low
}
