import { bandsIn } from '../../values/minhash.ts'
import { exactKeys } from './keys.ts'
import { byArrival, type Report } from './report.ts'
import { textLikeness } from './score.ts'

/** Unverified reports in one day (UTC) that are more than people who do not know each other send. */
export const floodFrom = { origin: 6, text: 20, key: 50 } as const
/** Texts that are nearly the same. */
const alike = 0.6
const dayMinutes = 1440

/** Many reports that count as one: the first stands for all. */
export interface Flood {
  readonly first: string
  readonly reports: readonly string[]
  readonly why: readonly ('origin' | 'text' | 'key')[]
}

/**
 * Groups of unverified reports received in one day from one origin, in nearly the same words, or with one and the same number,
 * account or address (what is a flood by origin or words is taken out first, so it drags nobody in by their number). Groups that share a report are one flood. A checked report is never of a flood. Does not depend on order.
 */
export function findFloods(reports: readonly Report[]): Flood[] {
  const groups = new Map<string, Report[]>()
  for (const report of reports)
    if (report.trust === 'unverified')
      for (const key of floodKeys(report)) {
        const group = groups.get(key)
        if (group) group.push(report)
        else groups.set(key, [report])
      }
  const floods = new Map<Report, Gathered>()
  for (const sort of ['origin', 'text', 'key'] as const) {
    const known = new Set(floods.keys())
    for (const [key, group] of groups) {
      if (whyOf(key) !== sort || group.length < floodFrom[sort]) continue
      const left = sort === 'key' ? group.filter((one) => !known.has(one)) : group
      const like = sort === 'text' ? likeFirst(left) : left
      if (like.length >= floodFrom[sort]) gather(floods, like, sort)
    }
  }
  return [...new Set(floods.values())].map(inOrder).sort((a, b) => (a.first < b.first ? -1 : 1))
}

interface Gathered {
  readonly reports: Set<Report>
  readonly why: Set<Flood['why'][number]>
}

/** Under what a report is counted on the day it came in. */
function floodKeys(report: Report): string[] {
  const day = Math.floor(report.received / dayMinutes)
  const origin = report.origin === null ? [] : [`o${day}:${report.origin}`]
  const keys = exactKeys(report).map((key) => `k${day}:${key}`)
  if (!report.signature) return [...origin, ...keys]
  const bands = bandsIn(report.signature)
  const pairs = Array.from(
    { length: bands.length / 2 },
    (_, at) => `x${day}:${at}:${bands[2 * at]}:${bands[2 * at + 1]}`,
  )
  return [...origin, ...keys, ...pairs]
}

/** Of what sort a key of `floodKeys` is. */
const whyOf = (key: string): keyof typeof floodFrom => (key[0] === 'o' ? 'origin' : key[0] === 'k' ? 'key' : 'text')

/** Whether two texts are nearly the same. */
export const isAlikeText = (a: Report, b: Report): boolean => textLikeness(a, b) >= alike

function likeFirst(group: readonly Report[]): readonly Report[] {
  const first = [...group].sort(byArrival)[0]!
  const like = group.filter((one) => isAlikeText(first, one))
  return like.length >= floodFrom.text ? like : []
}

function gather(floods: Map<Report, Gathered>, group: readonly Report[], why: Flood['why'][number]): void {
  const into: Gathered = { reports: new Set(group), why: new Set(group.length ? [why] : []) }
  for (const other of new Set(group.map((one) => floods.get(one)))) {
    if (!other) continue
    for (const report of other.reports) into.reports.add(report)
    for (const one of other.why) into.why.add(one)
  }
  for (const report of into.reports) floods.set(report, into)
}

function inOrder({ reports, why }: Gathered): Flood {
  const ids = [...reports].sort(byArrival).map(({ id }) => id)
  return { first: ids[0]!, reports: ids, why: [...why].sort() }
}
