import { Kinds, type Round, Uses } from './kinds.ts'
import { type Pattern, PatternError, parsePattern } from './pattern.ts'
import { anySlot, Phrases, Search } from './phrases.ts'
import type { Stretch } from './stretch.ts'
import type { Tokens } from './tokens.ts'
import { NumberLists, Trie } from './trie.ts'
import { anyNumber, type PatternVocabulary, unknownWord } from './vocabulary.ts'

/** A pattern found: which owner's, and the tokens [first, last]. */
export interface Match {
  readonly owner: number
  readonly first: number
  readonly last: number
}

/**
 * All patterns as one machine. Phrases live in a trie over word ids; a phrase belongs to units; a pattern is a row of
 * slots with gaps. One pass over the tokens finds every phrase; where one fills the rarest slot of a pattern, the rest of
 * that pattern is looked for around it. Patterns stand in columns, by their number.
 */
export class Matcher {
  private readonly vocabulary: PatternVocabulary
  private readonly lexicon: Readonly<Record<string, readonly string[]>>
  /** Word id → how often common words come in 10,000. */
  private readonly wordFrequency: number[] = []
  private readonly units = new Map<string, number>()
  /** How often a unit comes in usual text, in phrases per 10,000 words; a rough figure. */
  private readonly often: number[] = []
  private readonly uses = new Uses()
  private readonly slotNumbers = new Map<string, number>([['', anySlot]])
  private readonly trie = new Trie()
  /** Node of the trie → the units that a phrase ending there belongs to. */
  private readonly filled = new NumberLists()
  private readonly owner: number[] = []
  /** The slot that must have been filled shortly before. */
  private readonly context: number[] = []
  /** All steps of all patterns in a row; those of a pattern begin at `begin` and end where those of the next begin. */
  private readonly steps = { slots: [] as number[], gaps: [] as number[] }
  private readonly begin: number[] = [0]
  /** The step at which a pattern is begun: that of the rarest words. */
  private readonly anchor: number[] = []
  /** The slot of the next rarest words: without it in the sentence the pattern is not looked for. */
  private readonly needs: number[] = []
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
  add(sources: readonly string[], round: Round): number {
    const owner = this.owners++
    this.index = null
    for (const source of sources)
      for (const pattern of parsePattern(source)) {
        this.owner.push(owner)
        this.addPattern(pattern, round)
      }
    return owner
  }

  private addPattern({ elements, context }: Pattern, round: Round): void {
    const slots = elements.map(({ concepts, phrases, written }) =>
      concepts.length > 0 ? concepts.map((concept) => this.conceptUnit(concept)) : [this.unit(written, phrases)],
    )
    const often = slots.map((slot) => slot.reduce((sum, unit) => sum + this.often[unit]!, 0))
    const anchor = often.indexOf(Math.min(...often))
    for (const unit of slots[anchor]!) this.uses[round].add(unit, this.anchor.length)
    const numbers = slots.map((units, step) => (step === anchor ? anySlot : this.slot(units)))
    const others = often.map((per, step) => (step === anchor ? Number.POSITIVE_INFINITY : per))
    this.context.push(this.slot(context.map((concept) => this.conceptUnit(concept))))
    this.needs.push(numbers[others.indexOf(Math.min(...others))]!)
    this.anchor.push(this.steps.slots.length + anchor)
    this.steps.slots.push(...numbers)
    this.steps.gaps.push(...elements.map(({ gap }) => gap))
    this.begin.push(this.steps.slots.length)
  }

  /** The number of what may stand in one place of a pattern: a phrase of any of these units. */
  private slot(units: readonly number[]): number {
    const written = units.join()
    const known = this.slotNumbers.get(written)
    if (known !== undefined) return known
    const slot = this.slotNumbers.size
    this.slotNumbers.set(written, slot)
    for (const unit of units) this.uses.slots.add(unit, slot)
    return slot
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
    this.often[id] = often
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

  /** Finds the phrases of a text: its sentences can be matched from now on. */
  open(tokens: Tokens): void {
    this.index ??= this.makeIndex()
    this.index.filledIn.fill(-1)
    this.scan(tokens, this.index)
    this.phrases.sortByLast(tokens.count)
  }

  /** Begins a sentence of the open text. */
  enter(sentence: Stretch): void {
    const { kinds, filledIn, search } = this.index!
    const { from, values } = kinds.needed
    const { kind, firstFrom } = this.phrases
    search.sentence = sentence
    filledIn[anySlot] = sentence.first
    for (let at = firstFrom[sentence.first]!; at < firstFrom[sentence.last + 1]!; at++)
      for (let entry = from[kind[at]!]!; entry < from[kind[at]! + 1]!; entry++)
        filledIn[values[entry]!] = sentence.first
  }

  /** Finds every pattern of a round in the sentence entered last. */
  match(round: Round): Match[] {
    const { kinds, filledIn, search } = this.index!
    const { from, values } = kinds[round]
    const { kind, first, last, firstFrom } = this.phrases
    const { sentence } = search
    const matches: Match[] = []
    for (let at = firstFrom[sentence.first]!; at < firstFrom[sentence.last + 1]!; at++) {
      for (let entry = from[kind[at]!]!; entry < from[kind[at]! + 1]!; entry++) {
        const pattern = values[entry]!
        if (filledIn[this.needs[pattern]!] !== sentence.first) continue
        const anchor = this.anchor[pattern]!
        const begin = search.back(this.begin[pattern]!, anchor, first[at]!)
        if (begin < 0) continue
        const end = search.follow(anchor + 1, this.begin[pattern + 1]!, last[at]!)
        if (end >= 0 && search.cameUp(this.context[pattern]!, at))
          matches.push({ owner: this.owner[pattern]!, first: begin, last: end })
      }
    }
    return matches
  }

  private scan(tokens: Tokens, index: Index): void {
    const { word, before, count } = tokens
    this.phrases.count = 0
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

  /** What a phrase that ends at a node is good for, looked up when the node is first come upon. */
  private kindAt(node: number, { kindOf, kinds }: Index): number {
    const units = this.filled.of(node)
    return (kindOf[node] = units.length === 0 ? noPhrase : kinds.kindOf(units))
  }

  private makeIndex(): Index {
    const { vocabulary, trie, uses, phrases, steps } = this
    const slots = this.slotNumbers.size
    const roots = new Int32Array(vocabulary.size)
    for (let id = anyNumber; id < roots.length; id++) roots[id] = trie.next(0, id)
    const kinds = new Kinds(uses, slots, new Set(this.needs))
    return {
      roots,
      kindOf: new Int32Array(trie.size),
      kinds,
      search: new Search(phrases, steps, kinds.fills),
      filledIn: new Int32Array(slots),
    }
  }
}

const noPhrase = -1

/** What is looked up while matching. */
interface Index {
  /** Word id → node. */
  readonly roots: Int32Array
  /** Node → the kind of phrase that ends there; 0 if not yet come upon. */
  readonly kindOf: Int32Array
  readonly kinds: Kinds
  readonly search: Search
  /** Slot → the first token of the last sentence that had it filled. */
  readonly filledIn: Int32Array
}
