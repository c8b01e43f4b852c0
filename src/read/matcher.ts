import { type Pattern, PatternError, parsePattern } from './pattern.ts'
import { Phrases } from './phrases.ts'
import type { Tokens } from './tokens.ts'
import { NodeLists, Trie } from './trie.ts'
import { anyNumber, type PatternVocabulary, unknownWord } from './vocabulary.ts'

/** A pattern found: which owner's, and the tokens [first, last]. */
export interface Match {
  readonly owner: number
  readonly first: number
  readonly last: number
}

/** What may stand in one place of a pattern: any of these units, each a concept or a group of phrases. */
type Slot = readonly number[]

interface CompiledPattern {
  readonly owner: number
  readonly context: readonly number[]
  readonly slots: readonly Slot[]
  readonly gaps: readonly number[]
  /** The step at which it is begun: that of the rarest words. */
  readonly anchor: number
}

/** How many tokens back a concept counts as having come up "shortly before". */
const contextReach = 90
/** From this many units of one phrase on, a set is quicker than a list. */
const manyUnits = 8

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
    this.patterns.push({ owner, context: near, slots, gaps: elements.map(({ gap }) => gap), anchor })
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
    const search: Search = { phrases, nodes: index.nodes, sentence }
    const matches: Match[] = []
    const seenAt = new Map<number, number>()
    for (let at = 0; at < phrases.count; at++) {
      const { contexts, anchored } = index.nodes[phrases.node[at]!]!
      const first = phrases.first[at]!
      for (const unit of contexts) seenAt.set(unit, first)
      for (const pattern of anchored) {
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
        if (this.filled.has(node)) {
          this.nodeAt(node, index)
          this.phrases.add(node, first, last)
        }
        last++
        if (last >= count || before[last]! >= 2 || word[last] === unknownWord) break
        node = this.trie.next(node, word[last]!)
      }
    }
    this.phrases.begin(count)
  }

  private makeIndex(): Index {
    const byUnit: (CompiledPattern[] | undefined)[] = []
    for (const pattern of this.patterns)
      for (const unit of pattern.slots[pattern.anchor]!) (byUnit[unit] ??= []).push(pattern)
    const roots = new Int32Array(this.vocabulary.size)
    for (let id = anyNumber; id < roots.length; id++) roots[id] = this.trie.next(0, id)
    return { roots, byUnit, nodes: [] }
  }

  /** What a node is good for, put together when it is first come upon. */
  private nodeAt(node: number, { byUnit, nodes }: Index): Node {
    const known = nodes[node]
    if (known) return known
    const units = this.filled.of(node)
    return (nodes[node] = {
      anchored: [...new Set(units.flatMap((unit) => byUnit[unit] ?? []))],
      contexts: units.filter((unit) => this.contextUnits.has(unit)),
      holds: units.length > manyUnits ? new Set(units) : units,
    })
  }
}

interface Node {
  /** Patterns that are begun here. */
  readonly anchored: readonly CompiledPattern[]
  /** Units met here that some pattern has as its context. */
  readonly contexts: readonly number[]
  /** All units met here. */
  readonly holds: ReadonlySet<number> | readonly number[]
}

/** What is looked up while matching: by id of a word, by unit, by node of the trie. */
interface Index {
  readonly roots: Int32Array
  readonly byUnit: readonly (readonly CompiledPattern[] | undefined)[]
  readonly nodes: (Node | undefined)[]
}

interface Search {
  readonly phrases: Phrases
  /** Of the nodes of these phrases. */
  readonly nodes: Index['nodes']
  readonly sentence: Int32Array
}

function fills(nodes: Index['nodes'], node: number, slot: Slot): boolean {
  const { holds } = nodes[node]!
  for (const unit of slot)
    if (holds instanceof Set ? holds.has(unit) : (holds as readonly number[]).includes(unit)) return true
  return false
}

/** The first token of the part of a pattern that stands before `step`, nearest first; -1 if it is not there. */
function back(search: Search, pattern: CompiledPattern, step: number, from: number): number {
  if (step === 0) return from
  const { phrases, nodes, sentence } = search
  const slot = pattern.slots[step - 1]!
  const farthest = Math.max(0, from - 1 - pattern.gaps[step]!)
  for (let last = from - 1; last >= farthest && sentence[last] === sentence[from]; last--) {
    for (let at = phrases.lastFrom[last]!; at < phrases.lastFrom[last + 1]!; at++) {
      const phrase = phrases.byLast[at]!
      if (!fills(nodes, phrases.node[phrase]!, slot)) continue
      const first = back(search, pattern, step - 1, phrases.first[phrase]!)
      if (first >= 0) return first
    }
  }
  return -1
}

/** The last token of the part of a pattern from `step` on, nearest first; -1 if it is not there. */
function follow(search: Search, pattern: CompiledPattern, step: number, from: number): number {
  if (step === pattern.slots.length) return from
  const { phrases, nodes, sentence } = search
  const slot = pattern.slots[step]!
  const farthest = Math.min(sentence.length - 1, from + 1 + pattern.gaps[step]!)
  for (let first = from + 1; first <= farthest && sentence[first] === sentence[from]; first++) {
    for (let at = phrases.firstFrom[first]!; at < phrases.firstFrom[first + 1]!; at++) {
      if (!fills(nodes, phrases.node[at]!, slot)) continue
      const last = follow(search, pattern, step + 1, phrases.last[at]!)
      if (last >= 0) return last
    }
  }
  return -1
}
