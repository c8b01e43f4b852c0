import { longer } from './trie.ts'

/** The phrases of one text in the order of their first token, and by their last. The arrays are used again for every text. */
export class Phrases {
  count = 0
  node = new Int32Array(1024)
  first = new Int32Array(1024)
  last = new Int32Array(1024)
  /** Token → the first phrase that begins there. */
  firstFrom = new Int32Array(1024)
  /** Token → where in `byLast` the phrases that end there begin. */
  lastFrom = new Int32Array(1024)
  byLast = new Int32Array(1024)

  clear(tokens: number): void {
    this.count = 0
    if (this.firstFrom.length >= tokens + 2) return
    this.firstFrom = new Int32Array(2 * (tokens + 2))
    this.lastFrom = new Int32Array(2 * (tokens + 2))
  }

  begin(token: number): void {
    this.firstFrom[token] = this.count
  }

  add(node: number, first: number, last: number): void {
    if (this.count === this.node.length) this.grow()
    this.node[this.count] = node
    this.first[this.count] = first
    this.last[this.count++] = last
  }

  sortByLast(tokens: number): void {
    const { lastFrom, byLast, last, count } = this
    lastFrom.fill(0, 0, tokens + 2)
    for (let at = 0; at < count; at++) lastFrom[last[at]! + 2]!++
    for (let token = 2; token < tokens + 2; token++) lastFrom[token]! += lastFrom[token - 1]!
    for (let at = 0; at < count; at++) byLast[lastFrom[last[at]! + 1]!++] = at
  }

  private grow(): void {
    this.node = longer(this.node)
    this.first = longer(this.first)
    this.last = longer(this.last)
    this.byLast = longer(this.byLast)
  }
}
