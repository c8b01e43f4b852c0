import type { Reason } from '../values/series.ts'

/** What scripts and tactics are called, by id. */
export interface Titles {
  readonly script: (id: string) => string
  readonly tactic: (id: string) => string
}

interface Titled {
  readonly id: string
  readonly title: string
}

/** Titles as the knowledge has them; of what it does not know, the id. */
export function titlesIn({ scripts, tactics }: { scripts: readonly Titled[]; tactics: readonly Titled[] }): Titles {
  const titles = (all: readonly Titled[]) => {
    const byId = new Map(all.map(({ id, title }) => [id, title] as const))
    return (id: string) => byId.get(id) ?? id
  }
  return { script: titles(scripts), tactic: titles(tactics) }
}

/** A reason as people read it: scripts and tactics by what they are called. */
export function reasonWords({ what, words }: Reason, titles: Titles): string {
  const titleOf = what === 'script' ? titles.script : what === 'tactics' ? titles.tactic : null
  const [, head, ids] = /^(.+?: )(.+)$/.exec(words) ?? []
  if (titleOf === null || head === undefined || ids === undefined) return words
  return head + ids.replace(/[a-z][a-z_-]*[a-z]/g, (id) => (id === 'and' ? id : `“${titleOf(id)}”`))
}
