/** Sets of numbers that grow together, with pairs that are never in one. */
export interface Union {
  find(at: number): number
  size(root: number): number
  /** Joins two roots unless a cut forbids it; says whether they are one now. */
  join(a: number, b: number): boolean
  isCut(a: number, b: number): boolean
}

/** Union-find by size over so many items; `cuts` are pairs that stay apart. */
export function openUnion(count: number, cuts: readonly (readonly [number, number])[] = []): Union {
  const parent = Int32Array.from({ length: count }, (_, at) => at)
  const sizes = new Int32Array(count).fill(1)
  const find = (at: number) => {
    let root = at
    while (parent[root] !== root) root = parent[root] = parent[parent[root]!]!
    return root
  }
  const apart = new Map<number, Set<number>>()
  const forbid = (a: number, b: number) => {
    const known = apart.get(a)
    if (known) known.add(b)
    else apart.set(a, new Set([b]))
  }
  for (const [a, b] of cuts) {
    forbid(a, b)
    forbid(b, a)
  }
  const isCut = (a: number, b: number) => apart.get(find(a))?.has(find(b)) ?? false
  const join = (one: number, other: number) => {
    const [a, b] = [find(one), find(other)]
    if (a === b) return true
    if (isCut(a, b)) return false
    const [large, small] = sizes[a]! >= sizes[b]! ? [a, b] : [b, a]
    parent[small] = large
    sizes[large]! += sizes[small]!
    for (const foe of apart.get(small) ?? []) {
      apart.get(foe)!.delete(small)
      forbid(foe, large)
      forbid(large, foe)
    }
    apart.delete(small)
    return true
  }
  return { find, size: (root) => sizes[find(root)]!, join, isCut }
}
