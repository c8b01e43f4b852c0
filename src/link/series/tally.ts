import { exactKeys, nameKeys } from './keys.ts'
import type { Report } from './report.ts'
import type { Tally } from './score.ts'

/** A tally that grows with each report. */
export interface GrowingTally extends Tally {
  add(report: Report): void
}

/** Counts keys and tactics. */
export function openTally(): GrowingTally {
  const keys = new Map<string, number>()
  const tactics = new Map<string, number>()
  let reports = 0
  const grow = (counts: Map<string, number>, of: readonly string[]) => {
    for (const one of of) counts.set(one, (counts.get(one) ?? 0) + 1)
  }
  return {
    add(report) {
      reports++
      grow(keys, exactKeys(report))
      grow(keys, nameKeys(report))
      grow(tactics, report.tactics)
    },
    count: (key) => keys.get(key) ?? 0,
    rarity: (tactic) => rarityAmong(reports, tactics)(tactic),
  }
}

/** A tactic in every report tells nothing, one in a hundred or fewer all it can. */
export const rarityAmong =
  (reports: number, tactics: ReadonlyMap<string, number>) =>
  (tactic: string): number =>
    Math.min(1, Math.max(0.05, Math.log((reports + 1) / ((tactics.get(tactic) ?? 0) + 1)) / Math.log(100)))
