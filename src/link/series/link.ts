import type { Reason } from '../../values/series.ts'
import { type Decision, decisionsOver } from './constraints.ts'
import { findEdges, joinEdges } from './edges.ts'
import { type Flood, findFloods } from './flood.ts'
import type { Ground } from './ground.ts'
import { byArrival, type Report } from './report.ts'
import { openUnion } from './union.ts'

/** Why two reports are of one series. Of a link by an analyst `why` has their words and there are no reasons. */
export interface Link {
  readonly a: string
  readonly b: string
  readonly by: 'score' | 'analyst'
  readonly probability: number
  readonly reasons: readonly Reason[]
  readonly why: string
}

/** Two or more reports of one doing; the first to arrive names it. */
export interface Series {
  readonly id: string
  /** In order of arrival. */
  readonly reports: readonly string[]
  /** Likeliest first, an analyst's before all. */
  readonly links: readonly Link[]
}

export interface Linked {
  readonly series: readonly Series[]
  readonly floods: readonly Flood[]
}

export interface LinkOptions {
  readonly ground: Ground
  readonly decisions?: readonly Decision[]
  /** Reports that stand for a flood that was kept out before. */
  readonly standing?: ReadonlySet<string>
}

/** Links reports. The answer does not depend on the order they are given in. */
export function linkReports(given: readonly Report[], options: LinkOptions): Linked {
  const { ground, decisions = [], standing = new Set() } = options
  const seen = [...given].sort(byArrival)
  const floods = findFloods(seen)
  const firstOf = new Map(floods.flatMap(({ first, reports }) => reports.map((id) => [id, first] as const)))
  const counted = seen.filter(({ id }) => (firstOf.get(id) ?? id) === id)
  const ids = counted.map(({ id }) => id)
  const numbers = new Map(ids.map((id, at) => [id, at] as const))
  const { joins, cuts } = decisionsOver(decisions, (id) => numbers.get(firstOf.get(id) ?? id))
  const union = openUnion(ids.length, cuts)
  const edges = findEdges(counted, ground)
  for (const { a, b } of joins) union.join(a, b)
  joinEdges(
    edges,
    union,
    ids.map((id) => firstOf.has(id) || standing.has(id)),
  )
  const byHand = joins.map(({ a, b, why }) => ({ a, b, by: 'analyst' as const, probability: 1, reasons: [], why }))
  const byScore = edges.map(({ a, b, score }) => ({ a, b, by: 'score' as const, ...score, why: '' }))
  return { series: seriesOf(ids, [...byHand, ...byScore], union.find), floods }
}

type Numbered = Omit<Link, 'a' | 'b'> & { readonly a: number; readonly b: number }

function seriesOf(ids: readonly string[], links: readonly Numbered[], find: (at: number) => number): Series[] {
  const byRoot = new Map<number, { reports: string[]; links: Link[] }>()
  for (const [at, id] of ids.entries()) {
    const known = byRoot.get(find(at))
    if (known) known.reports.push(id)
    else byRoot.set(find(at), { reports: [id], links: [] })
  }
  for (const { a, b, by, probability, reasons, why } of links)
    if (find(a) === find(b)) byRoot.get(find(a))!.links.push({ a: ids[a]!, b: ids[b]!, by, probability, reasons, why })
  return [...byRoot.values()]
    .filter(({ reports }) => reports.length > 1)
    .map((one) => ({ id: one.reports[0]!, ...one }))
}
