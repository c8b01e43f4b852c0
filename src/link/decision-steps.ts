import type { SeriesDecision } from './store/seen.ts'

/** What somebody decided in one step: a report that was cut out is parted from each of the others. */
export interface DecisionStep {
  /** Of one of its decisions; undoing that undoes them all. */
  readonly id: string
  readonly kind: 'join' | 'cut'
  /** Ids of reports. */
  readonly report: string
  readonly others: readonly string[]
  readonly why: string
  readonly by: string
  readonly at: Date
  readonly undoneAt: Date | null
}

/** Decisions by the step in which they were made, in their order. */
export function decisionSteps(decisions: readonly SeriesDecision[]): DecisionStep[] {
  const steps = new Map<string, DecisionStep & { others: string[] }>()
  for (const { id, kind, a, b, why, by, at, undoneAt } of decisions) {
    const key = JSON.stringify([kind, kind === 'cut' ? a : id, by, at, undoneAt])
    const step = steps.get(key)
    if (step) step.others.push(b)
    else steps.set(key, { id, kind, report: a, others: [b], why, by, at, undoneAt })
  }
  return [...steps.values()]
}
