/** What an analyst decided about two reports, by their ids; the newer decision about the same two holds. */
export interface Decision {
  readonly kind: 'join' | 'cut'
  readonly a: string
  readonly b: string
  /** In words, by the analyst. */
  readonly why: string
}

/** Decisions over numbered reports. */
export interface Decisions {
  readonly joins: readonly { readonly a: number; readonly b: number; readonly why: string }[]
  readonly cuts: readonly (readonly [a: number, b: number])[]
}

/** The decisions that concern known reports, the newest about each two. */
export function decisionsOver(decisions: readonly Decision[], numberOf: (id: string) => number | undefined): Decisions {
  const newest = new Map(decisions.map((one) => [[one.a, one.b].sort().join('\n'), one] as const))
  const joins: Decisions['joins'][number][] = []
  const cuts: [number, number][] = []
  for (const { kind, a, b, why } of newest.values()) {
    const [one, other] = [numberOf(a), numberOf(b)]
    if (one === undefined || other === undefined || one === other) continue
    if (kind === 'join') joins.push({ a: one, b: other, why })
    else cuts.push([one, other])
  }
  return { joins, cuts }
}
