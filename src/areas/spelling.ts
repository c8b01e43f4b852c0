/** Names of fewer letters are not corrected: too many others are one letter away. */
const shortest = 5
/** From this many letters two slips are allowed. */
const twoFrom = 9
/** How much of a name the index looks at. */
const head = 7

export interface Spelling {
  /** The keys that are fewest slips away from a key, all of them; empty when none is near enough. */
  near(key: string): { readonly keys: readonly string[]; readonly slips: number }
}

const slipsFor = (key: string) => (key.length < shortest ? 0 : key.length < twoFrom ? 1 : 2)

/**
 * An index of keys by what is left of their first letters when up to two are left out (symmetric deletion: W. Garbe,
 * SymSpell), so that a misspelt key is compared with a few only.
 */
export function openSpelling(keys: Iterable<string>): Spelling {
  const index = new Map<string, string[]>()
  for (const key of keys)
    for (const part of deletions(key.slice(0, head), slipsFor(key))) {
      const known = index.get(part)
      if (known) known.push(key)
      else index.set(part, [key])
    }
  const near = (key: string) => {
    let slips = slipsFor(key)
    let found = new Set<string>()
    if (slips === 0) return { keys: [], slips }
    for (const part of deletions(key.slice(0, head), slips))
      for (const other of index.get(part) ?? []) {
        if (other === key || Math.min(slips, slipsFor(other)) < Math.abs(other.length - key.length)) continue
        const distance = slipsBetween(key, other, slips)
        if (distance > slipsFor(other) || distance > slips) continue
        if (distance < slips) found = new Set()
        slips = distance
        found.add(other)
      }
    return { keys: [...found], slips }
  }
  return { near }
}

/** A word and what is left of it when up to `count` letters are taken out. */
function deletions(word: string, count: number): Set<string> {
  const all = new Set([word])
  let last = [word]
  for (let round = 0; round < count; round++) {
    const next: string[] = []
    for (const one of last)
      for (let at = 0; at < one.length; at++) {
        const shorter = one.slice(0, at) + one.slice(at + 1)
        if (!all.has(shorter)) next.push(shorter)
        all.add(shorter)
      }
    last = next
  }
  return all
}

const widest = 80
const rows = [new Uint8Array(widest), new Uint8Array(widest), new Uint8Array(widest)]

/**
 * How many letters were left out, added, changed or swapped with the next (Damerau–Levenshtein, optimal string alignment)
 * between two words; `most` + 1 when there are more.
 */
export function slipsBetween(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most || Math.max(one.length, other.length) >= widest) return most + 1
  let [before, last, now] = rows as [Uint8Array, Uint8Array, Uint8Array]
  for (let b = 0; b <= other.length; b++) last[b] = b
  for (let a = 1; a <= one.length; a++) {
    now[0] = a
    let least = a
    for (let b = 1; b <= other.length; b++) {
      const same = one[a - 1] === other[b - 1]
      let value = Math.min(last[b]! + 1, now[b - 1]! + 1, last[b - 1]! + (same ? 0 : 1))
      if (a > 1 && b > 1 && one[a - 1] === other[b - 2] && one[a - 2] === other[b - 1])
        value = Math.min(value, before[b - 2]! + 1)
      now[b] = value
      if (value < least) least = value
    }
    if (least > most) return most + 1
    ;[before, last, now] = [last, now, before]
  }
  return Math.min(last[other.length]!, most + 1)
}
