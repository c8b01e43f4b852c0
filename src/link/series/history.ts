import type { Series } from './link.ts'

/** What happened to series between two runs; ids are those the series are known by. */
export type SeriesEvent =
  | { readonly kind: 'begun' | 'ended'; readonly series: string }
  | { readonly kind: 'grown'; readonly series: string; readonly reports: readonly string[] }
  | { readonly kind: 'merged'; readonly series: string; readonly from: readonly string[] }
  | { readonly kind: 'split'; readonly series: string; readonly into: readonly string[] }

/** Reports and the name of a series. */
export type Named = Pick<Series, 'id' | 'reports'>

/**
 * Names series as they were named before, each by the one it shares most reports with (ties: the older name), and tells what
 * happened. A new one is named by its first report, or by the first that names no other.
 */
export function followSeries<T extends Named>(
  before: readonly Named[],
  after: readonly T[],
): { series: T[]; events: SeriesEvent[] } {
  const wasIn = new Map(before.flatMap(({ id, reports }) => reports.map((report) => [report, id] as const)))
  const shares = after.map(({ reports }) => countBy(reports, (one) => wasIn.get(one)))
  const names = nameAfter(before, after, shares)
  const series = after.map((one, at) => ({ ...one, id: names[at]! }))
  const events: SeriesEvent[] = []
  const parts = new Map<string, string[]>(before.map(({ id }) => [id, []]))
  for (const [at, { id, reports }] of series.entries()) {
    const from = [...shares[at]!.keys()].sort()
    for (const old of from) parts.get(old)!.push(id)
    const fresh = reports.filter((one) => !wasIn.has(one))
    if (from.length === 0) events.push({ kind: 'begun', series: id })
    else if (fresh.length > 0) events.push({ kind: 'grown', series: id, reports: fresh })
    if (from.length > 1) events.push({ kind: 'merged', series: id, from })
  }
  for (const [id, into] of parts)
    if (into.length === 0) events.push({ kind: 'ended', series: id })
    else if (into.length > 1) events.push({ kind: 'split', series: id, into: into.sort() })
  return { series, events }
}

function countBy(reports: readonly string[], key: (report: string) => string | undefined): Map<string, number> {
  const counts = new Map<string, number>()
  for (const report of reports) {
    const of = key(report)
    if (of !== undefined) counts.set(of, (counts.get(of) ?? 0) + 1)
  }
  return counts
}

function nameAfter(
  before: readonly Named[],
  after: readonly Named[],
  shares: readonly Map<string, number>[],
): string[] {
  const age = new Map(before.map(({ id }, at) => [id, at] as const))
  const claims = shares.flatMap((counts, at) => [...counts].map(([id, count]) => ({ at, id, count })))
  claims.sort((x, y) => y.count - x.count || age.get(x.id)! - age.get(y.id)! || x.at - y.at)
  const names: string[] = []
  const taken = new Set(before.map(({ id }) => id))
  const given = new Set<string>()
  for (const { at, id } of claims)
    if (names[at] === undefined && !given.has(id)) {
      names[at] = id
      given.add(id)
    }
  return after.map(({ reports }, at) => {
    const name = names[at] ?? reports.find((one) => !taken.has(one)) ?? `${reports[0]!}+`
    taken.add(name)
    return name
  })
}
