import { type Columns, fromColumns, toColumns } from '../values/columns.ts'
import type { CompactKnowledge } from './expand.ts'
import { conceptName, packPatterns, unpackPatterns } from './packed-patterns.ts'

const lists = ['tactics', 'advice', 'contacts', 'scripts', 'sources', 'plan'] as const
type List = (typeof lists)[number]

type Named = 'frames' | 'situations' | 'spellings'

/** The knowledge with its lists as columns, and all patterns as running text (`packPatterns`). */
export type PackedKnowledge = Omit<CompactKnowledge, List | Named | 'lexicon'> &
  Readonly<Record<List, Columns>> &
  /** Each list begins with its name. */
  Readonly<Record<Named, string>> & {
    /** Concepts in the order of their names. */
    readonly lexicon: string
    readonly patterns: string
    readonly not: string
  }

/** Packs knowledge whose concepts are named by `conceptName`, in that order. All that is told by the same words stands together. */
export function packKnowledge(knowledge: CompactKnowledge): PackedKnowledge {
  const { lexicon, frames, situations, spellings, ...others } = knowledge
  const rows = { ...others, tactics: others.tactics.map(({ patterns: _, not: __, ...tactic }) => tactic) }
  const columns = lists.map((list) => [list, toColumns<object>(rows[list])])
  return {
    lexicon: packPatterns(Object.values(lexicon)),
    patterns: packPatterns(others.tactics.map(({ patterns }) => patterns)),
    not: packPatterns(others.tactics.map(({ not }) => not)),
    frames: packNamed(frames),
    situations: packNamed(situations),
    spellings: packNamed(spellings),
    ...others,
    ...(Object.fromEntries(columns) as Record<List, Columns>),
  }
}

const packNamed = (all: Readonly<Record<string, readonly string[]>>) =>
  packPatterns(Object.entries(all).map(([name, patterns]) => [name, ...patterns]))

const unpackNamed = (text: string) =>
  Object.fromEntries(unpackPatterns(text).map(([name, ...patterns]) => [name, patterns]))

export function unpackKnowledge(packed: PackedKnowledge): CompactKnowledge {
  const { patterns, not, ...others } = packed
  const columns = lists.map((list) => [list, fromColumns(packed[list])])
  const rows = Object.fromEntries(columns) as Pick<CompactKnowledge, List>
  const fires = unpackPatterns(patterns)
  const spares = unpackPatterns(not)
  const tactics = rows.tactics.map((tactic, at) => ({ ...tactic, patterns: fires[at]!, not: spares[at]! }))
  const lexicon = unpackPatterns(packed.lexicon).map((phrases, at) => [conceptName(at), phrases])
  return {
    ...others,
    ...rows,
    tactics,
    lexicon: Object.fromEntries(lexicon),
    frames: unpackNamed(packed.frames),
    situations: unpackNamed(packed.situations),
    spellings: unpackNamed(packed.spellings),
  }
}
