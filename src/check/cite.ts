import type { CitableWarning, Home } from '../values/citable.ts'
import type { CheckResult } from './verdict.ts'

/** A warning that tells of what was checked. */
export interface Citation {
  readonly warning: CitableWarning
  /** 0: where the person lives; 1: next to it; 2: elsewhere in the area of their police; 3: further off, or nobody knows. */
  readonly distance: 0 | 1 | 2 | 3
}

const most = 3

/**
 * The published warnings that tell of the same trick, nearest and then newest first, three at most. The verdict is as it was:
 * only where it is "stop" or "careful" is anything named. `today` is an ISO date.
 */
export function cite(
  { verdict, script, reasons }: CheckResult,
  warnings: readonly CitableWarning[],
  { home, today }: { readonly home: Home | null; readonly today: string },
): Citation[] {
  if (verdict !== 'stop' && verdict !== 'careful') return []
  const open = warnings.filter(({ until }) => !until || until >= today)
  const told = [...new Set(reasons.map(({ tactic }) => tactic))]
  // What few warnings tell of says more than what all do.
  const rarity = told.map((tactic) =>
    Math.log(1 + open.length / (1 + count(open, ({ tactics }) => tactics.includes(tactic)))),
  )
  const sum = (has: (tactic: string) => boolean) =>
    told.reduce((total, tactic, at) => total + (has(tactic) ? rarity[at]! : 0), 0)
  const isAlike = ({ scripts, tactics }: CitableWarning) => {
    if (script && scripts.length > 0) return scripts.includes(script)
    const has = (tactic: string) => tactics.includes(tactic)
    return count(told, has) > 1 && sum(has) * 2 >= sum(() => true)
  }
  return open
    .filter(isAlike)
    .map((warning) => ({ warning, distance: distanceOf(warning, home) }))
    .sort((a, b) => a.distance - b.distance || b.warning.issued.localeCompare(a.warning.issued))
    .slice(0, most)
}

const count = <T>(list: readonly T[], is: (one: T) => boolean) => list.filter(is).length

function distanceOf({ districts, forces }: CitableWarning, home: Home | null): Citation['distance'] {
  if (!home) return 3
  const isInForce = forces.includes(home.force)
  if (districts.includes(home.district) || (isInForce && districts.length === 0)) return 0
  return districts.some((district) => home.bordering.includes(district)) ? 1 : isInForce ? 2 : 3
}
