import type { NoticeItem, Whose } from '../values/notice.ts'
import type { Tables } from './tables.ts'
import type { Db } from './transaction.ts'

/** The present time, and how many records one transaction may end. */
export interface Batch {
  readonly now: Date
  readonly most: number
}

/** Ends at most `most` records in the transaction `db`; resolves to how many, 0 when none is left to end. */
export type EndBatch = (db: Db, batch: Batch) => Promise<number>

/** How records of a kind end. */
export type Ending =
  | {
      /** Deleted once the moment in `column` is `afterMs` or more ago. */
      readonly how: 'deleted'
      readonly column: string
      readonly afterMs: number
      /** Only rows that hold one of these values. */
      readonly only?: { readonly column: string; readonly values: readonly string[] }
      /** Only rows that hold nothing here. */
      readonly without?: string
    }
  /** Ended by a function of its own: what it does, in words. */
  | { readonly how: 'rule'; readonly words: string; readonly end: EndBatch }
  /** Deleted by the database with the row of that table it belongs to. */
  | { readonly how: 'goes-with'; readonly table: keyof Tables }
  /** Taken away by an act, such as signing out: by what, in words. */
  | { readonly how: 'act'; readonly words: string }
  /** Kept for good: why it may be. */
  | { readonly how: 'stays'; readonly why: string }

/**
 * What the operator may rest it on; a template, not advice. `choice`: the person asked for it; `crime` and `safeguarding`:
 * recognised legitimate interests (docs/privacy/impact-assessment.md); `running`: the operator's own basis for its desk.
 */
export type Basis = 'choice' | 'crime' | 'safeguarding' | 'running'

export interface Personal {
  /** Columns that can hold it. */
  readonly columns: readonly string[]
  readonly basis: Basis
  /** By whom it can be about, in words for them. */
  readonly notice: Readonly<Partial<Record<Whose, NoticeItem>>>
}

/** One kind of record, which is one table: what it is, whom it is about, why it is there and how it ends. */
export interface RecordKind {
  readonly table: keyof Tables
  readonly holds: string
  readonly why: string
  /** Null: it can be about nobody. */
  readonly personal: Personal | null
  readonly endings: readonly Ending[]
}
