/** What Ofcom says of a block of numbers. `other` is a word of theirs that is not known here. */
export type BlockStatus =
  | 'allocated'
  | 'free'
  | 'reserved'
  | 'protected'
  | 'quarantined'
  | 'recovered'
  | 'unusable'
  | 'other'

export const blockStatuses: readonly BlockStatus[] = [
  'allocated',
  'free',
  'reserved',
  'protected',
  'quarantined',
  'recovered',
  'unusable',
  'other',
]

/** A block: every number that begins with `prefix`, which has no leading 0. */
export interface NumberBlock {
  readonly prefix: string
  readonly status: BlockStatus
  /** The company it was given to; it may have moved on with its customer since. */
  readonly holder: string | null
  /** Digits of a number without the 0; null where Ofcom says that it varies. */
  readonly length: number | null
}

/** Turns Ofcom's words into a status: "Allocated(Closed Range)", "Free for National Dialling Only", "Quarantined". */
export function statusOf(words: string): BlockStatus {
  const word = words.trim().toLowerCase()
  if (/^(?:not |un)(?:allocated|available|usable)|not currently/.test(word)) return 'unusable'
  return blockStatuses.find((status) => word.startsWith(status)) ?? 'other'
}

/** "3+7" and "10 digit numbers" are 10; "4+6 & 4+5" and anything else unknown. */
export function lengthOf(words: string): number | null {
  const sum = /^(\d)\s*\+\s*(\d)$/.exec(words.trim())
  const plain = /^(\d{1,2})(?: digit.*)?$/.exec(words.trim())
  const length = sum ? Number(sum[1]) + Number(sum[2]) : Number(plain?.[1])
  return length >= 7 && length <= 10 ? length : null
}
