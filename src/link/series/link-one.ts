import type { Decision } from './constraints.ts'
import { established } from './edges.ts'
import { leastTelling, mostExemplars } from './exemplars.ts'
import { floodFrom, floodKeys, whyOf } from './flood.ts'
import type { Ground } from './ground.ts'
import { mostOfKey, ownKeys, soughtKeys } from './keys.ts'
import type { Link, Linked } from './link.ts'
import type { Report } from './report.ts'
import { isFirm, isLink, type Score, scorePair } from './score.ts'
import { type GrowingTally, openTally } from './tally.ts'

/** A series as the index holds it: its newest and most telling reports, and every id for what analysts decided. */
interface Group {
  readonly name: string
  readonly exemplars: Report[]
  readonly ids: string[]
}

/** What a new report is compared with. */
export interface SeriesIndex {
  readonly ground: Ground
  readonly tally: GrowingTally
  readonly buckets: Map<string, Report[]>
  readonly groupOf: Map<string, Group>
  readonly floods: Map<string, number>
  readonly cuts: Map<string, Set<string>>
}

/** What became of one report: the series it went to, with links to its exemplars, and the series that became one by it. */
export interface LinkedOne {
  /** Null where it stands alone so far, or counts to a flood. */
  readonly series: string | null
  readonly links: readonly Link[]
  /** Names of other series that this report joined to `series`. */
  readonly merged: readonly string[]
  readonly isFlood: boolean
}

/** An index over what a full run found; `decisions` are those of the analysts. */
export function openIndex(
  reports: readonly Report[],
  { series, floods }: Linked,
  { ground, decisions = [] }: { ground: Ground; decisions?: readonly Decision[] },
): SeriesIndex {
  const index: SeriesIndex = {
    ground,
    tally: openTally(),
    buckets: new Map(),
    groupOf: new Map(),
    floods: new Map(),
    cuts: cutsOf(decisions),
  }
  const skipped = new Set(floods.flatMap(({ reports: ids }) => ids.slice(1)))
  for (const { id, reports: ids } of series) {
    const group: Group = { name: id, exemplars: [], ids: [...ids] }
    for (const one of ids) index.groupOf.set(one, group)
  }
  for (const report of reports) {
    for (const key of floodKeys(report)) countFlood(index, report, key)
    if (skipped.has(report.id)) continue
    index.tally.add(report)
    const group = index.groupOf.get(report.id) ?? { name: report.id, exemplars: [], ids: [report.id] }
    index.groupOf.set(report.id, group)
    show(index, group, report)
  }
  return index
}

function cutsOf(decisions: readonly Decision[]): Map<string, Set<string>> {
  const cuts = new Map<string, Set<string>>()
  for (const { kind, a, b } of decisions)
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const known = cuts.get(one) ?? new Set()
      if (kind === 'cut') known.add(other)
      else known.delete(other)
      cuts.set(one, known)
    }
  return cuts
}

/**
 * Links one new report with the exemplars there are, and keeps it. Quick and provisional: a night's `linkReports` over all
 * reports decides, and `followSeries` tells what that changed. `maySee` is asked before a pair is compared.
 */
export function linkOne(index: SeriesIndex, report: Report, maySee: (other: Report) => boolean): LinkedOne {
  const isFlood = isOfFlood(index, report)
  if (isFlood) return { series: null, links: [], merged: [], isFlood }
  index.tally.add(report)
  const links = findLinks(index, report, maySee)
  const own: Group = { name: report.id, exemplars: [], ids: [report.id] }
  index.groupOf.set(report.id, own)
  let group = own
  const merged: string[] = []
  for (const { other, score } of links) {
    const next = index.groupOf.get(other.id)!
    if (next === group || isCut(index, group, next)) continue
    if (!isFirm(score) && group !== own && Math.min(next.ids.length, group.ids.length) >= established) continue
    if (group !== own) merged.push(next.name)
    group = mergeGroups(index, next, group)
  }
  show(index, group, report)
  const kept = links.filter(({ other }) => index.groupOf.get(other.id) === group)
  return { series: group === own ? null : group.name, links: kept.map((one) => linkOf(report, one)), merged, isFlood }
}

interface Found {
  readonly other: Report
  readonly score: Score
}

const linkOf = (report: Report, { other, score }: Found): Link => {
  const { probability, reasons } = score
  return { a: other.id, b: report.id, by: 'score', probability, reasons, why: '' }
}

/** Accepted links, likeliest first; ties by id. */
function findLinks(index: SeriesIndex, report: Report, maySee: (other: Report) => boolean): Found[] {
  const others = new Set<Report>()
  for (const key of soughtKeys(report, index.ground)) {
    const bucket = index.buckets.get(key)
    if (!bucket || (key[0] !== 'p' && bucket.length > mostOfKey)) continue
    for (const other of bucket) if (maySee(other)) others.add(other)
  }
  const found: Found[] = []
  for (const other of others) {
    const score = scorePair([other, report], index.ground, index.tally)
    if (isLink(score)) found.push({ other, score })
  }
  return found.sort((a, b) => b.score.probability - a.score.probability || (a.other.id < b.other.id ? -1 : 1))
}

function isCut({ cuts }: SeriesIndex, a: Group, b: Group): boolean {
  if (cuts.size === 0) return false
  return a.ids.some((id) => cuts.has(id) && b.ids.some((other) => cuts.get(id)!.has(other)))
}

/** The larger keeps its name; no more exemplars than are allowed. */
function mergeGroups(index: SeriesIndex, a: Group, b: Group): Group {
  const [into, from] = a.ids.length >= b.ids.length ? [a, b] : [b, a]
  for (const id of from.ids) {
    into.ids.push(id)
    index.groupOf.set(id, into)
  }
  into.exemplars.push(...from.exemplars)
  trim(index, into)
  return into
}

function show(index: SeriesIndex, group: Group, report: Report): void {
  group.exemplars.push(report)
  for (const key of ownKeys(report)) {
    const bucket = index.buckets.get(key)
    if (bucket) bucket.push(report)
    else index.buckets.set(key, [report])
  }
  trim(index, group)
}

function trim(index: SeriesIndex, { exemplars }: Group): void {
  while (exemplars.length > mostExemplars) {
    const gone = leastTelling(exemplars)
    exemplars.splice(exemplars.indexOf(gone), 1)
    for (const key of ownKeys(gone)) {
      const bucket = index.buckets.get(key)!
      bucket.splice(bucket.indexOf(gone), 1)
      if (bucket.length === 0) index.buckets.delete(key)
    }
  }
}

function countFlood({ floods }: SeriesIndex, { trust }: Report, key: string): number {
  if (trust !== 'unverified') return 0
  const count = (floods.get(key) ?? 0) + 1
  floods.set(key, count)
  return count
}

/** Whether with this report a flood is under way; those before it stay until the full run. */
function isOfFlood(index: SeriesIndex, report: Report): boolean {
  let found = false
  for (const key of floodKeys(report)) if (countFlood(index, report, key) >= floodFrom[whyOf(key)]) found = true
  return found
}
