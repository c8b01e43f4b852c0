import { type Pattern, PatternError, parsePattern } from './pattern.ts'
import { back, follow, gatherSentence, Phrases, type Row, type Search, wholeSentence } from './phrases.ts'
import type { Tokens } from './tokens.ts'
import { BitRows, NodeLists, Trie } from './trie.ts'
import { anyNumber, type PatternVocabulary, unknownWord } from './vocabulary.ts'

/** A pattern found: which owner's, and the tokens [first, last]. */
export interface Match {
  readonly owner: number
  readonly first: number
  readonly last: number
}

interface CompiledPattern extends Row {
  readonly owner: number
  readonly context: readonly number[]
  /** The step at which it is begun: that of the rarest words; its slot is `anySlot`. */
  readonly anchor: number
  /** Units that begin it. */
  readonly begins: readonly number[]
  /** The slot of the next rarest words: without it in the sentence the pattern is not looked for. */
  readonly needs: number
}

/** Is filled by every phrase. */
const anySlot = 0

/** How many tokens back a concept counts as having come up "shortly before". */
const contextReach = 90

/**
 * All patterns as one machine. Phrases live in a trie over word ids; a phrase belongs to units; a pattern is a row of
 * slots with gaps. One pass over the tokens finds every phrase; where one fills the rarest slot of a pattern, the rest of
 * that pattern is looked for around it.
 */
export class Matcher {
  private readonly vocabulary: PatternVocabulary
  private readonly lexicon: Readonly<Record<string, readonly string[]>>
  /** Word id → how often common words come in 10,000. */
  private readonly wordFrequency: number[] = []
  private readonly units = new Map<string, number>()
  /** How often a unit comes in usual text, in phrases per 10,000 words; a rough figure. */
  private readonly unitFrequency: number[] = []
  private readonly contextUnits = new Set<number>()
  /** What may stand in one place of a pattern: any of these units, each a concept or a group of phrases. */
  private readonly slots: (readonly number[])[] = [[]]
  private readonly slotNumbers = new Map<string, number>()
  private readonly trie = new Trie()
  /** Node of the trie → the units that a phrase ending there belongs to. */
  private readonly filled = new NodeLists()
  private readonly patterns: CompiledPattern[] = []
  private readonly phrases = new Phrases()
  private index: Index | null = null
  private owners = 0

  /** `frequency` says how often common words come in 10,000. */
  constructor(
    vocabulary: PatternVocabulary,
    lexicon: Readonly<Record<string, readonly string[]>>,
    frequency: Readonly<Record<string, number>>,
  ) {
    this.vocabulary = vocabulary
    this.lexicon = lexicon
    for (const [word, per] of Object.entries(frequency)) this.wordFrequency[vocabulary.add(word)] = per
  }

  /** Adds an owner's patterns and gives its number. Throws PatternError. */
  add(sources: readonly string[]): number {
    const owner = this.owners++
    this.index = null
    for (const source of sources) for (const pattern of parsePattern(source)) this.addPattern(owner, pattern)
    return owner
  }

  private addPattern(owner: number, { elements, context }: Pattern): void {
    const slots = elements.map(({ concepts, phrases, written }) =>
      concepts.length > 0 ? concepts.map((concept) => this.conceptUnit(concept)) : [this.unit(written, phrases)],
    )
    const near = context.map((concept) => this.conceptUnit(concept))
    for (const unit of near) this.contextUnits.add(unit)
    const often = slots.map((slot) => slot.reduce((sum, unit) => sum + this.unitFrequency[unit]!, 0))
    const anchor = often.indexOf(Math.min(...often))
    const others = often.map((per, step) => (step === anchor ? Number.POSITIVE_INFINITY : per))
    const numbers = slots.map((units, step) => (step === anchor ? anySlot : this.slot(units)))
    this.patterns.push({
      owner,
      context: near,
      slots: numbers,
      gaps: elements.map(({ gap }) => gap),
      anchor,
      begins: slots[anchor]!,
      needs: numbers[others.indexOf(Math.min(...others))]!,
    })
  }

  private slot(units: readonly number[]): number {
    const written = units.join()
    const known = this.slotNumbers.get(written)
    if (known !== undefined) return known
    this.slotNumbers.set(written, this.slots.length)
    return this.slots.push(units) - 1
  }

  private conceptUnit(concept: string): number {
    const phrases = this.lexicon[concept]
    if (!phrases) throw new PatternError(`no concept "${concept}" in the lexicon`)
    return this.unit(`{${concept}}`, phrases)
  }

  /** The number of a concept or group of phrases, by how it is written. */
  private unit(written: string, phrases: readonly string[]): number {
    const known = this.units.get(written)
    if (known !== undefined) return known
    const id = this.units.size
    this.units.set(written, id)
    let often = 0
    for (const phrase of phrases) often += this.addPhrase(phrase, id)
    this.unitFrequency[id] = often
    return id
  }

  /** Puts a phrase of a unit into the trie. Gives how often it comes: as its rarest word, less for a row of words. */
  private addPhrase(phrase: string, unit: number): number {
    let node = 0
    let rarest = Number.POSITIVE_INFINITY
    let words = 0
    for (let from = 0; from <= phrase.length; words++) {
      const space = phrase.indexOf(' ', from)
      const to = space < 0 ? phrase.length : space
      const word = this.vocabulary.add(phrase.slice(from, to))
      node = this.trie.step(node, word)
      rarest = Math.min(rarest, this.wordFrequency[word] ?? 1)
      from = to + 1
    }
    this.filled.add(node, unit)
    return rarest / (words * words)
  }

  /** Finds every pattern in the tokens. `sentence` gives each token's sentence number: no match spans two. */
  match(tokens: Tokens, sentence: Int32Array): Match[] {
    const index = (this.index ??= this.makeIndex())
    const phrases = this.phrases
    this.scan(tokens, index)
    phrases.sortByLast(tokens.count)
    const { fills } = index
    const search: Search = { phrases, fills, sentence }
    const matches: Match[] = []
    const seenAt = new Map<number, number>()
    for (let at = 0, known = -1; at < phrases.count; at++) {
      const { contexts, anchored, needs } = index.kinds[phrases.kind[at]!]!
      const first = phrases.first[at]!
      if (sentence[first] !== known) gatherSentence(search, at)
      known = sentence[first]!
      for (const unit of contexts) seenAt.set(unit, first)
      for (let which = 0; which < needs.length; which++) {
        if (!fills.has(wholeSentence, needs[which]!)) continue
        const pattern = anchored[which]!
        if (pattern.context.length > 0) {
          const isNear = (unit: number) => first - (seenAt.get(unit) ?? -contextReach - 1) <= contextReach
          if (!pattern.context.some(isNear)) continue
        }
        const begin = back(search, pattern, pattern.anchor, first)
        if (begin < 0) continue
        const last = follow(search, pattern, pattern.anchor + 1, phrases.last[at]!)
        if (last >= 0) matches.push({ owner: pattern.owner, first: begin, last })
      }
    }
    return matches
  }

  private scan(tokens: Tokens, index: Index): void {
    const { word, before, count } = tokens
    this.phrases.clear(count)
    for (let first = 0; first < count; first++) {
      this.phrases.begin(first)
      let node = word[first] === unknownWord ? 0 : index.roots[word[first]!]!
      for (let last = first; node !== 0; ) {
        const kind = index.kindOf[node]! || this.kindAt(node, index)
        if (kind !== noPhrase) this.phrases.add(kind, first, last)
        last++
        if (last >= count || before[last]! >= 2 || word[last] === unknownWord) break
        node = this.trie.next(node, word[last]!)
      }
    }
    this.phrases.begin(count)
  }

  private makeIndex(): Index {
    const anchored: CompiledPattern[][] = []
    for (const pattern of this.patterns) for (const unit of pattern.begins) (anchored[unit] ??= []).push(pattern)
    const slotsOf: number[][] = []
    for (const [slot, units] of this.slots.entries()) for (const unit of units) (slotsOf[unit] ??= []).push(slot)
    const roots = new Int32Array(this.vocabulary.size)
    for (let id = anyNumber; id < roots.length; id++) roots[id] = this.trie.next(0, id)
    const kindOf = new Int32Array(this.trie.size)
    return { roots, anchored, slotsOf, kindOf, kinds: [nothing], fills: new BitRows(this.slots.length) }
  }

  /** What a phrase that ends at a node is good for, put together when the node is first come upon. */
  private kindAt(node: number, { anchored, slotsOf, kindOf, kinds, fills }: Index): number {
    const units = this.filled.of(node)
    if (units.length === 0) return (kindOf[node] = noPhrase)
    const begun = [...new Set(units.flatMap((unit) => anchored[unit] ?? []))]
    const kind = kinds.length
    kinds.push({
      anchored: begun,
      needs: begun.map((pattern) => pattern.needs),
      contexts: units.filter((unit) => this.contextUnits.has(unit)),
    })
    fills.set(kind, anySlot)
    for (const unit of units) for (const slot of slotsOf[unit] ?? []) fills.set(kind, slot)
    return (kindOf[node] = kind)
  }
}

interface Kind {
  /** Patterns that are begun here. */
  readonly anchored: readonly CompiledPattern[]
  /** What each of them needs. */
  readonly needs: readonly number[]
  /** Units met here that some pattern has as its context. */
  readonly contexts: readonly number[]
}

const nothing: Kind = { anchored: [], needs: [], contexts: [] }
const noPhrase = -1

/** What is looked up while matching. */
interface Index {
  /** Word id → node. */
  readonly roots: Int32Array
  /** Unit → the patterns begun by it, and the slots it fills. */
  readonly anchored: readonly (readonly CompiledPattern[] | undefined)[]
  readonly slotsOf: readonly (readonly number[] | undefined)[]
  /** Node → the kind of phrase that ends there; 0 if not yet come upon. */
  readonly kindOf: Int32Array
  readonly kinds: Kind[]
  /** Which kinds of phrase fill which slots. */
  readonly fills: BitRows
}
