import { hearWords } from '../check/heard-words.ts'

/** Parts in which a set is left out, one at a time. */
export const foldCount = 5
/** Texts that share more than this of the shorter one's runs of three words are one: a script read twice. */
const sameFrom = 0.5

/** Deals texts into parts of about the same size; texts that are nearly the same stay together. The same texts, the same parts. */
export function foldsOf(texts: readonly string[]): number[] {
  const first = clustersOf(texts.map(runsOf))
  const clusters = new Map<number, number[]>()
  for (const [at, cluster] of first.entries()) clusters.set(cluster, [...(clusters.get(cluster) ?? []), at])
  const sizes = new Array<number>(foldCount).fill(0)
  const folds = new Array<number>(texts.length).fill(0)
  for (const members of [...clusters.values()].toSorted((a, b) => b.length - a.length || a[0]! - b[0]!)) {
    const fold = sizes.indexOf(Math.min(...sizes))
    sizes[fold]! += members.length
    for (const at of members) folds[at] = fold
  }
  return folds
}

/** For each text the first of those that it is nearly the same as, directly or by others between. */
function clustersOf(runs: readonly ReadonlySet<string>[]): number[] {
  const parent = [...runs.keys()]
  const rootOf = (at: number): number => (parent[at] === at ? at : rootOf(parent[at]!))
  for (const [at, one] of runs.entries())
    for (let other = 0; other < at; other++)
      if (areNearlySame(one, runs[other]!)) {
        const [a, b] = [rootOf(at), rootOf(other)]
        parent[Math.max(a, b)] = Math.min(a, b)
      }
  return parent.map(rootOf)
}

function runsOf(text: string): ReadonlySet<string> {
  const forms = hearWords(text).map(({ form }) => form)
  return new Set(forms.slice(2).map((form, at) => `${forms[at]} ${forms[at + 1]} ${form}`))
}

function areNearlySame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const [shorter, longer] = one.size < other.size ? [one, other] : [other, one]
  return [...shorter].filter((run) => longer.has(run)).length > sameFrom * shorter.size
}
