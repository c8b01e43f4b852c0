/** Reports that belong together by a new look; two or more. */
export interface Group {
  readonly reports: readonly string[]
}

/** What becomes of one group. */
export interface Settled<G extends Group> {
  readonly group: G
  /** The series it goes on; null: a new one. */
  readonly id: string | null
  /** Series that end in it. */
  readonly merged: readonly string[]
  /** The series that most of its reports were of, which goes on as another group; null where none. */
  readonly splitFrom: string | null
}

export interface Reconciled<G extends Group> {
  readonly settled: readonly Settled<G>[]
  /** Series none of whose reports are in any group. */
  readonly left: readonly string[]
}

/**
 * Which series goes on as which group: each pair by how many reports they share, the most first; ties by the order of groups, then
 * by id. `before` is the series each report was of. Pure.
 */
export function reconcile<G extends Group>(groups: readonly G[], before: ReadonlyMap<string, string>): Reconciled<G> {
  const shared = groups.flatMap((group, at) =>
    [...overlaps(group, before)].map(([id, reports]) => ({ at, id, reports })),
  )
  shared.sort((a, b) => b.reports - a.reports || a.at - b.at || (a.id < b.id ? -1 : 1))
  const idOf = new Map<number, string>()
  const groupOf = new Map<string, number>()
  for (const { at, id } of shared)
    if (!idOf.has(at) && !groupOf.has(id)) {
      idOf.set(at, id)
      groupOf.set(id, at)
    }
  const merged = new Map<number, string[]>()
  const splits = new Map<number, string>()
  for (const { at, id } of shared) {
    if (!groupOf.has(id)) {
      groupOf.set(id, at)
      merged.set(at, [...(merged.get(at) ?? []), id])
    }
    if (!idOf.has(at) && !splits.has(at)) splits.set(at, id)
  }
  return {
    settled: groups.map((group, at) => ({
      group,
      id: idOf.get(at) ?? null,
      merged: merged.get(at) ?? [],
      splitFrom: splits.get(at) ?? null,
    })),
    left: [...new Set(before.values())].filter((id) => !groupOf.has(id)),
  }
}

function overlaps({ reports }: Group, before: ReadonlyMap<string, string>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const serial of reports) {
    const id = before.get(serial)
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}
