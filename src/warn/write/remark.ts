/** What a remark is about; only `who` has to be answered before a warning is put forward. */
export type RemarkKind =
  | 'long'
  | 'hard'
  | 'passive'
  | 'loud'
  | 'fear'
  | 'promise'
  | 'order'
  | 'missing'
  | 'age'
  | 'who'
  | 'number'
  | 'link'

/** Something about a text that its writer may want to change. */
export interface Remark {
  readonly kind: RemarkKind
  /** UTF-16 offsets into the text; null where it is about the whole. */
  readonly span: readonly [start: number, end: number] | null
  /** The words it is about; '' for the whole. */
  readonly quote: string
  readonly why: string
  /** What to do instead. */
  readonly suggestion: string
}
