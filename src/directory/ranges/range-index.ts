import { type BlockStatus, blockStatuses, type NumberBlock } from './block.ts'

/** What the newest block that covers a number says. `dated` is the ISO date of Ofcom's file. */
export interface Range {
  readonly status: BlockStatus
  readonly holder: string | null
  readonly length: number | null
  readonly dated: string
}

/** Finds the longest block that a number begins with; null where no file says anything of it. */
export interface RangeIndex {
  /** `digits` without the leading 0. */
  find(digits: string): Range | null
  readonly count: number
  /** Rough size in memory, in bytes. */
  readonly bytes: number
}

/** Blocks of one file, with its date. */
export interface DatedBlocks {
  readonly dated: string
  readonly blocks: readonly NumberBlock[]
}

/** Numbers are compared as whole numbers of this many digits. */
const width = 10
const none = 0xffff

/**
 * Blocks as sorted intervals of ten-digit numbers in columns, each with the block around it: they never overlap but by
 * lying in one another, because every block is all numbers of one prefix. A find is one binary search and a short climb.
 */
class Columns implements RangeIndex {
  readonly count: number
  readonly #starts: Float64Array
  readonly #ends: Float64Array
  readonly #around: Int32Array
  readonly #status: Uint8Array
  readonly #length: Uint8Array
  readonly #holder: Uint16Array
  readonly #dated: Uint16Array
  readonly #words: string[] = []

  constructor(files: readonly DatedBlocks[]) {
    const rows = files
      .flatMap(({ dated, blocks }) => blocks.map((block) => ({ block, dated, start: startOf(block.prefix) })))
      .sort((one, other) => one.start - other.start || one.block.prefix.length - other.block.prefix.length)
    this.count = rows.length
    this.#starts = Float64Array.from(rows, (row) => row.start)
    this.#ends = Float64Array.from(rows, (row) => row.start + 10 ** (width - row.block.prefix.length))
    this.#status = Uint8Array.from(rows, (row) => blockStatuses.indexOf(row.block.status))
    this.#length = Uint8Array.from(rows, (row) => row.block.length ?? 0)
    const numbered = new Map<string, number>()
    const word = (text: string) => {
      const known = numbered.get(text) ?? this.#words.push(text) - 1
      numbered.set(text, known)
      return known
    }
    this.#holder = Uint16Array.from(rows, (row) => (row.block.holder === null ? none : word(row.block.holder)))
    this.#dated = Uint16Array.from(rows, (row) => word(row.dated))
    if (this.#words.length >= none) throw new Error('the files name too many companies')
    this.#around = this.#nest()
  }

  get bytes(): number {
    return this.count * (8 + 8 + 4 + 1 + 1 + 2 + 2)
  }

  find(digits: string): Range | null {
    const number = startOf(digits)
    let low = 0
    let high = this.count
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#starts[middle]! <= number) low = middle + 1
      else high = middle
    }
    for (let at = low - 1; at >= 0; at = this.#around[at]!) if (number < this.#ends[at]!) return this.#rangeAt(at)
    return null
  }

  #rangeAt(at: number): Range {
    const holder = this.#holder[at]!
    return {
      status: blockStatuses[this.#status[at]!]!,
      holder: holder === none ? null : this.#words[holder]!,
      length: this.#length[at]! || null,
      dated: this.#words[this.#dated[at]!]!,
    }
  }

  #nest(): Int32Array {
    const around = new Int32Array(this.count)
    const open: number[] = []
    for (let at = 0; at < this.count; at++) {
      while (open.length > 0 && this.#ends[open.at(-1)!]! <= this.#starts[at]!) open.pop()
      around[at] = open.at(-1) ?? -1
      open.push(at)
    }
    return around
  }
}

const startOf = (digits: string) => Number(digits.slice(0, width).padEnd(width, '0'))

/** Builds the index of all imported files. Where two files have the same block, either may be found. */
export const indexRanges = (files: readonly DatedBlocks[]): RangeIndex => new Columns(files)
