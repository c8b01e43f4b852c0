import { exactKeys, nameKeys } from './keys.ts'
import type { Report } from './report.ts'

/** Most reports of a series that a new one is compared with. */
export const mostExemplars = 8

/**
 * Which exemplar gives way when there is one too many: the oldest whose every key another one has too, else the oldest. So what
 * is kept shows the series as it is now, and its numbers and names as long as may be.
 */
function leastTelling(exemplars: readonly Report[]): Report {
  const counts = new Map<string, number>()
  const keysOf = (one: Report) => [...exactKeys(one), ...nameKeys(one)]
  for (const one of exemplars) for (const key of keysOf(one)) counts.set(key, (counts.get(key) ?? 0) + 1)
  const byAge = [...exemplars].sort((a, b) => a.day - b.day || (a.id < b.id ? -1 : 1))
  return byAge.find((one) => keysOf(one).every((key) => counts.get(key)! > 1)) ?? byAge[0]!
}

/** Of a long series only the newest are chosen from. */
const mostChosenFrom = 60

/** The most telling reports of a series, no more than are compared with. */
export function exemplarsOf(reports: readonly Report[]): Report[] {
  const chosen = [...reports].sort((a, b) => b.day - a.day || (a.id < b.id ? -1 : 1)).slice(0, mostChosenFrom)
  while (chosen.length > mostExemplars) chosen.splice(chosen.indexOf(leastTelling(chosen)), 1)
  return chosen
}
