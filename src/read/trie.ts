/** Steps from node to node by word id, as one table of small numbers: open addressing, a load of at most a half. */
export class Trie {
  private nodes = new Int32Array(1 << 17)
  private words = new Int32Array(1 << 17)
  private targets = new Int32Array(1 << 17)
  /** Node → the last five bits of the words that lead on from it, one bit each: most steps that are not there end here. */
  private ahead = new Int32Array(1 << 16)
  private steps = 0
  /** Nodes so far; the root is 0. */
  size = 1

  /** The node that `word` leads to from `node`; 0 if there is none. */
  next(node: number, word: number): number {
    if (((this.ahead[node]! >> (word & 31)) & 1) === 0) return 0
    return this.targets[this.find(node, word)]!
  }

  /** The same, made if it is not there. */
  step(node: number, word: number): number {
    const at = this.find(node, word)
    const known = this.targets[at]!
    if (known !== 0) return known
    this.nodes[at] = node
    this.words[at] = word
    this.targets[at] = this.size
    if (node >= this.ahead.length) this.ahead = longer(this.ahead)
    this.ahead[node]! |= 1 << (word & 31)
    if (++this.steps * 2 > this.targets.length) this.grow()
    return this.size++
  }

  private find(node: number, word: number): number {
    const mask = this.targets.length - 1
    let at = (Math.imul(node, 0x9e3779b1) ^ Math.imul(word, 0x85ebca6b)) & mask
    while (this.targets[at] !== 0 && (this.nodes[at] !== node || this.words[at] !== word)) at = (at + 1) & mask
    return at
  }

  private grow(): void {
    const { nodes, words, targets } = this
    this.nodes = new Int32Array(targets.length * 2)
    this.words = new Int32Array(targets.length * 2)
    this.targets = new Int32Array(targets.length * 2)
    for (let from = 0; from < targets.length; from++) {
      if (targets[from] === 0) continue
      const at = this.find(nodes[from]!, words[from]!)
      this.nodes[at] = nodes[from]!
      this.words[at] = words[from]!
      this.targets[at] = targets[from]!
    }
  }
}

/** Lists of small numbers by a number, in the order of their coming. */
export class NumberLists {
  /** List → its latest entry. */
  private readonly heads: number[] = []
  private readonly values = [0]
  /** Entry → the one before it; 0 if there is none. */
  private readonly earlier = [0]

  /** Adds a value, unless it is the latest already. */
  add(list: number, value: number): void {
    const latest = this.heads[list] ?? 0
    if (latest !== 0 && this.values[latest] === value) return
    this.earlier.push(latest)
    this.heads[list] = this.values.push(value) - 1
  }

  of(list: number): number[] {
    const values: number[] = []
    for (let at = this.heads[list] ?? 0; at !== 0; at = this.earlier[at]!) values.push(this.values[at]!)
    return values.reverse()
  }
}

/** Rows of small numbers, one after the other: row n is `values` from `from[n]` up to `from[n + 1]`. */
export class NumberRows {
  readonly from = [0]
  readonly values: number[] = []

  push(row: readonly number[]): void {
    for (const value of row) this.values.push(value)
    this.from.push(this.values.length)
  }
}

/** Rows of bits, as many as are set. */
export class BitRows {
  private readonly width: number
  private bits: Int32Array

  constructor(columns: number) {
    this.width = (columns + 31) >> 5
    this.bits = new Int32Array(this.width << 8)
  }

  set(row: number, column: number): void {
    while ((row + 1) * this.width > this.bits.length) this.bits = longer(this.bits)
    this.bits[row * this.width + (column >> 5)]! |= 1 << (column & 31)
  }

  /** Whether a bit is set, in a row where some bit was set. */
  has(row: number, column: number): boolean {
    return ((this.bits[row * this.width + (column >> 5)]! >> (column & 31)) & 1) === 1
  }
}

/** The same numbers in twice the room. */
function longer(from: Int32Array): Int32Array<ArrayBuffer> {
  const to = new Int32Array(from.length * 2)
  to.set(from)
  return to
}
