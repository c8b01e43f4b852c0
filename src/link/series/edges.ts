import type { Ground } from './ground.ts'
import { mostOfKey, ownKeys, soughtKeys } from './keys.ts'
import type { Report } from './report.ts'
import { isFirm, isLink, type Score, scorePair } from './score.ts'
import { openTally } from './tally.ts'
import type { Union } from './union.ts'

/** One accepted pair, by the numbers of its reports, the earlier first. */
export interface Edge {
  readonly a: number
  readonly b: number
  readonly score: Score
}

/** Every accepted pair, likeliest first; ties by number. Pairs are compared only if they share a key. */
export function findEdges(reports: readonly Report[], ground: Ground): Edge[] {
  const tally = openTally()
  const buckets = new Map<string, number[]>()
  for (const [at, report] of reports.entries()) {
    tally.add(report)
    for (const key of ownKeys(report)) {
      const bucket = buckets.get(key)
      if (bucket) bucket.push(at)
      else buckets.set(key, [at])
    }
  }
  const edges: Edge[] = []
  for (const [b, report] of reports.entries())
    for (const a of earlierLikes(b, soughtKeys(report, ground), buckets)) {
      const score = scorePair([reports[a]!, report], ground, tally)
      if (isLink(score)) edges.push({ a, b, score })
    }
  return edges.sort((x, y) => y.score.probability - x.score.probability || x.a - y.a || x.b - y.b)
}

/** What shares a key that tells something; a block of place and time is kept small by its own make. */
function earlierLikes(at: number, keys: readonly string[], buckets: ReadonlyMap<string, readonly number[]>) {
  const found = new Set<number>()
  for (const key of keys) {
    const bucket = buckets.get(key) ?? []
    if (bucket.length > mostOfKey && key[0] !== 'p') continue
    for (const other of bucket) {
      if (other >= at) break
      found.add(other)
    }
  }
  return found
}

/** A series of so many is joined with another such one only by a firm link, or by many. */
export const established = 4
/** Share of the smaller one whose reports must be linked with the larger where no link is firm. */
const bearing = 0.25

/**
 * Joins what is linked, likeliest first. Between two established series a link that is not firm counts only if enough
 * reports of the smaller are linked with the larger. What stands for a flood joins nothing: at the end each goes to the series it is likest.
 */
export function joinEdges(edges: readonly Edge[], union: Union, isFlood: readonly boolean[]): void {
  const between = edges.filter(({ a, b }) => !isFlood[a] && !isFlood[b])
  const linked = new Map<number, Edge[]>()
  for (const edge of between)
    for (const at of [edge.a, edge.b]) {
      const known = linked.get(at)
      if (known) known.push(edge)
      else linked.set(at, [edge])
    }
  const members = new Map<number, readonly number[]>()
  for (let at = 0; at < isFlood.length; at++) {
    const root = union.find(at)
    members.set(root, [...(members.get(root) ?? []), at])
  }
  for (const edge of between) {
    const [a, b] = [union.find(edge.a), union.find(edge.b)]
    if (a === b) continue
    const all = [members.get(a)!, members.get(b)!] as const
    const isOpen = Math.min(all[0].length, all[1].length) < established
    if (!isFirm(edge.score) && !isOpen && !isBorneOut(all, linked)) continue
    if (!union.join(a, b)) continue
    members.set(union.find(a), all[0].length > all[1].length ? [...all[0], ...all[1]] : [...all[1], ...all[0]])
  }
  const placed = new Set<number>()
  for (const { a, b } of edges) {
    const [flood, other] = isFlood[a] ? [a, b] : [b, a]
    if (!isFlood[flood] || isFlood[other] || placed.has(flood) || union.size(other) < 2) continue
    if (union.join(flood, other)) placed.add(flood)
  }
}

/** Whether enough reports of the smaller side are linked with the other, and with two of it. */
function isBorneOut(
  [one, other]: readonly [readonly number[], readonly number[]],
  linked: ReadonlyMap<number, Edge[]>,
) {
  const [few, many] = one.length <= other.length ? [one, other] : [other, one]
  const far = new Set(many)
  const own = new Set<number>()
  const theirs = new Set<number>()
  for (const at of few)
    for (const { a, b } of linked.get(at) ?? []) {
      const across = a === at ? b : a
      if (!far.has(across)) continue
      own.add(at)
      theirs.add(across)
      if (own.size >= Math.max(2, bearing * few.length) && theirs.size > 1) return true
    }
  return false
}
