import { established } from './edges.ts'
import type { Ground } from './ground.ts'
import type { Report } from './report.ts'
import { isFirm, isLink, type Score, scorePair, type Tally } from './score.ts'

/** A report that was found by a shared key, and the series it is of: its own id and 1 where it stands alone. */
export interface Known {
  readonly report: Report
  readonly group: string
  readonly size: number
  /** Whether it stands for a flood: it joins nothing. */
  readonly isFlood: boolean
}

/** What one report is compared by. `own` is what it belongs to already; `isCut` says which groups an analyst keeps apart. */
export interface Placing {
  readonly ground: Ground
  readonly tally: Tally
  readonly own: { readonly group: string; readonly size: number }
  readonly isCut: (a: string, b: string) => boolean
}

/** An accepted link of the new report. */
export interface Like {
  readonly known: Known
  readonly score: Score
}

export interface Placed {
  /** The groups that are one now, its own first. */
  readonly groups: readonly string[]
  /** Links with those, likeliest first. */
  readonly links: readonly Like[]
}

/**
 * Where one new report belongs. Provisional: one report never joins two established series, whatever it says; the next
 * `linkReports` over all decides. Does not depend on the order of `found`.
 */
export function placeOne(report: Report, found: readonly Known[], { ground, tally, own, isCut }: Placing): Placed {
  const links: Like[] = []
  for (const known of found) {
    const score = scorePair([known.report, report], ground, tally)
    if (!known.isFlood && isLink(score)) links.push({ known, score })
  }
  links.sort(
    (a, b) => b.score.probability - a.score.probability || Number(a.known.report.id) - Number(b.known.report.id),
  )
  const groups = [own.group]
  let largest = own.size
  for (const { known, score } of links) {
    const { group, size } = known
    if (groups.includes(group) || groups.some((one) => isCut(one, group))) continue
    if (Math.min(size, largest) >= established) continue
    if (!isFirm(score) && groups.length > 1 && Math.min(size, largest) > 1) continue
    groups.push(group)
    largest = Math.max(largest, size)
  }
  return { groups, links: links.filter(({ known }) => groups.includes(known.group)) }
}
