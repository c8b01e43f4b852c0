import { type Columns, fromColumns, toColumns } from '../values/columns.ts'
import type { CompactKnowledge } from './expand.ts'

const lists = ['tactics', 'advice', 'contacts', 'scripts', 'sources', 'plan'] as const
type List = (typeof lists)[number]

/** The knowledge with its lists as columns: 2 kB less to send, of a hundred. */
export type PackedKnowledge = Omit<CompactKnowledge, List> & Readonly<Record<List, Columns>>

/** Packs the lists. Patterns stand next to each other, since they are told by the same words. */
export function packKnowledge(knowledge: CompactKnowledge): PackedKnowledge {
  const packed = lists.map((list) => [
    list,
    toColumns<object>(knowledge[list], list === 'tactics' ? ['patterns', 'not'] : []),
  ])
  return { ...knowledge, ...(Object.fromEntries(packed) as Record<List, Columns>) }
}

export function unpackKnowledge(packed: PackedKnowledge): CompactKnowledge {
  const rows = lists.map((list) => [list, fromColumns(packed[list])])
  return { ...packed, ...(Object.fromEntries(rows) as Pick<CompactKnowledge, List>) }
}
