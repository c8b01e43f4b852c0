import { type Columns, fromColumns, toColumns } from '../values/columns.ts'
import type { CompactKnowledge } from './expand.ts'
import { conceptName, packPatterns, unpackPatterns } from './packed-patterns.ts'

const lists = ['tactics', 'advice', 'contacts', 'scripts', 'sources', 'plan'] as const
type List = (typeof lists)[number]

const named = ['frames', 'situations', 'spellings'] as const
type Named = (typeof named)[number]

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

/** Packs knowledge whose concepts are named by `conceptName`, in that order. */
export function packKnowledge(knowledge: CompactKnowledge): PackedKnowledge {
  const { tactics } = knowledge
  const rows = { ...knowledge, tactics: tactics.map(({ patterns: _, not: __, ...tactic }) => tactic) }
  const columns = lists.map((list) => [list, toColumns<object>(rows[list])])
  const texts = named.map((one) => [
    one,
    packPatterns(Object.entries(knowledge[one]).map(([name, all]) => [name, ...all])),
  ])
  return {
    ...knowledge,
    ...(Object.fromEntries(columns) as Record<List, Columns>),
    ...(Object.fromEntries(texts) as Record<Named, string>),
    lexicon: packPatterns(Object.values(knowledge.lexicon)),
    patterns: packPatterns(tactics.map((tactic) => tactic.patterns)),
    not: packPatterns(tactics.map((tactic) => tactic.not)),
  }
}

export function unpackKnowledge({ patterns, not, ...packed }: PackedKnowledge): CompactKnowledge {
  const rows = lists.map((list) => [list, fromColumns<object>(packed[list])])
  const texts = named.map((one) => [
    one,
    Object.fromEntries(unpackPatterns(packed[one]).map(([name, ...all]) => [name, all])),
  ])
  const lexicon = unpackPatterns(packed.lexicon).map((phrases, at) => [conceptName(at), phrases])
  const unpacked = {
    ...packed,
    ...(Object.fromEntries(rows) as Pick<CompactKnowledge, List>),
    ...(Object.fromEntries(texts) as Pick<CompactKnowledge, Named>),
    lexicon: Object.fromEntries(lexicon),
  }
  const fires = unpackPatterns(patterns)
  const spares = unpackPatterns(not)
  const tactics = unpacked.tactics.map((tactic, at) => ({ ...tactic, patterns: fires[at]!, not: spares[at]! }))
  return { ...unpacked, tactics }
}
