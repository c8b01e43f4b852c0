import { type Columns, fromColumns, toColumns } from '../values/columns.ts'
import type { Tactic } from '../values/knowledge.ts'
import type { CompactKnowledge } from './expand.ts'
import { conceptName, packPatterns, unpackPatterns } from './packed-patterns.ts'

const lists = ['tactics', 'advice', 'contacts', 'scripts', 'sources', 'plan'] as const
type List = (typeof lists)[number]

const kinds = ['frames', 'situations'] as const
type Kinds = (typeof kinds)[number]

/** The knowledge with its lists as columns and its patterns as running text: 7 kB less to send, of a hundred. */
export type PackedKnowledge = Omit<CompactKnowledge, List | Kinds | 'lexicon'> &
  Readonly<Record<List, Columns>> &
  Readonly<Record<Kinds, Readonly<Record<string, string>>>> & {
    /** Concepts in the order of their names. */
    readonly lexicon: readonly string[]
  }

/** Packs knowledge whose concepts are named by `conceptName` in their order; patterns stand next to each other, being told by the same words. */
export function packKnowledge(knowledge: CompactKnowledge): PackedKnowledge {
  const tactics = knowledge.tactics.map((tactic) => ({
    ...tactic,
    patterns: packPatterns(tactic.patterns),
    not: packPatterns(tactic.not),
  }))
  const rows = { ...knowledge, tactics }
  const columns = lists.map((list) => [
    list,
    toColumns<object>(rows[list], list === 'tactics' ? ['patterns', 'not'] : []),
  ])
  const texts = kinds.map((kind) => [kind, mapValues(knowledge[kind], packPatterns)])
  return {
    ...knowledge,
    ...(Object.fromEntries(columns) as Record<List, Columns>),
    ...(Object.fromEntries(texts) as Pick<PackedKnowledge, Kinds>),
    lexicon: Object.values(knowledge.lexicon).map(packPatterns),
  }
}

export function unpackKnowledge(packed: PackedKnowledge): CompactKnowledge {
  const rows = lists.map((list) => [list, fromColumns(packed[list])])
  const texts = kinds.map((kind) => [kind, mapValues(packed[kind], unpackPatterns)])
  const tactics = fromColumns<Tactic & PackedTactic>(packed.tactics)
  return {
    ...packed,
    ...(Object.fromEntries(rows) as Pick<CompactKnowledge, List>),
    ...(Object.fromEntries(texts) as Pick<CompactKnowledge, Kinds>),
    tactics: tactics.map((one) => ({ ...one, patterns: unpackPatterns(one.patterns), not: unpackPatterns(one.not) })),
    lexicon: Object.fromEntries(packed.lexicon.map((text, at) => [conceptName(at), unpackPatterns(text)])),
  }
}

interface PackedTactic {
  readonly patterns: string
  readonly not: string
}

const mapValues = <T, U>(record: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))
