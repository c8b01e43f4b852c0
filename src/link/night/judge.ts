import { type Alarm, strongest, together } from './alarm.ts'
import { type Dense, daysOf, densify, seriesAt, weeksOf } from './dense.ts'
import { judgeDays } from './ears.ts'
import { judgeWeeks, yearsFor } from './farrington.ts'
import type { NightInput } from './input.ts'
import { findNear } from './near.ts'
import { kindsToScan, scanKind } from './scan.ts'
import { weeksKept } from './settings.ts'
import type { FoundSpike } from './spike.ts'
import { clusterWords, daysWords, nearWords, weekWords } from './words.ts'

export interface Judged {
  readonly found: readonly FoundSpike[]
  /** Series of counts with a report, and scans. */
  readonly looked: number
}

/** Near repeats are told where one type in all of them stands out so rarely. */
const nearP = 0.01

/** Looks at all that a night looks at. Takes seconds: for a worker thread. */
export function judgeNight(input: NightInput, tell: (progress: string) => void): Judged {
  tell('Looks at the counts.')
  const series = judgeSeries(input)
  const scans = judgeClusters(input, tell)
  tell('Looks for near repeats.')
  return {
    found: [...series.found, ...scans.found, ...judgeNear(input)],
    looked: series.looked + scans.looked,
  }
}

/** Farrington where an area has three years of history, EARS where it has not. */
export function judgeSeries(input: NightInput): Judged {
  const dense = densify(input)
  const old: Series[] = []
  const young: Series[] = []
  for (let area = 0; area < dense.areas; area++)
    for (let kind = 0; kind < dense.kinds; kind++) {
      const series = seriesAt(dense, area, kind)
      if (dense.isThere[series] === 0) continue
      const weeks = Math.min(weeksKept, Math.floor((dense.weekEnd - dense.begins[area]!) / 7))
      const years = yearsFor(weeks)
      ;(years > 0 ? old : young).push({ series, area, kind, years, weeks })
    }
  const found = [
    ...old.flatMap((one) => spikesOf({ input, dense, one }, inWeeks(dense, one, old.length), 'farrington')),
    ...young.flatMap((one) => spikesOf({ input, dense, one }, inDays(dense, one, { young, input }), 'ears')),
  ]
  return { found, looked: old.length + young.length }
}

/** Clusters of districts, of all types together and of each. */
export function judgeClusters(input: NightInput, tell: (progress: string) => void): Judged {
  const kinds = kindsToScan(input)
  const found = kinds.flatMap((kind, at) => {
    tell(`Looks for clusters of districts: ${at + 1} of ${kinds.length}.`)
    return clusters(input, kind, kinds.length)
  })
  return { found, looked: kinds.length }
}

/** Near repeats of each type. */
export const judgeNear = (input: NightInput): FoundSpike[] =>
  [...input.types.keys()].flatMap((type) => nearRepeats(input, type))

interface Series {
  readonly series: number
  readonly area: number
  readonly kind: number
  readonly years: number
  /** Since the history of its area begins. */
  readonly weeks: number
}

const inWeeks = (dense: Dense, { series, years, weeks }: Series, all: number) =>
  judgeWeeks(weeksOf(dense, series).subarray(weeksKept - weeks), { weekEnd: dense.weekEnd, series: all, years })

const inDays = (dense: Dense, { series }: Series, { young, input }: { young: readonly Series[]; input: NightInput }) =>
  judgeDays(daysOf(dense, series), { last: input.upto, series: young.length })

interface Place {
  readonly input: NightInput
  readonly dense: Dense
  readonly one: Series
}

/** Alarms that follow each other are one spike, told by the rarest of them. */
const spikesOf = (
  { input, dense, one }: Place,
  alarms: readonly Alarm[],
  method: 'farrington' | 'ears',
): FoundSpike[] =>
  together(alarms).map((run): FoundSpike => {
    const best = strongest(run)
    const [from, to] = [Math.min(...run.map((alarm) => alarm.from)), Math.max(...run.map((alarm) => alarm.to))]
    const held = heldIn(input, { area: one.area, kind: one.kind, from, to })
    return {
      method,
      level: best.level,
      area: codeOf(input, one.area),
      type: typeOf(input, one.kind),
      from,
      to,
      observed: held.reports,
      expected: (best.expected / (best.to - best.from + 1)) * (to - from + 1),
      bound: best.bound,
      p: best.p,
      recurrenceDays: best.recurrenceDays,
      districts: held.districts,
      why: method === 'farrington' ? weekWords(best) : daysWords(best, dense.begins[one.area]!),
      reports: null,
    }
  })

function codeOf({ districts, forces }: NightInput, area: number): string | null {
  return districts[area] ?? forces[area - districts.length] ?? null
}

const typeOf = ({ types }: NightInput, kind: number) => (kind === 0 ? 'all' : types[kind - 1]!)

interface Span {
  readonly area: number
  readonly kind: number
  readonly from: number
  readonly to: number
}

/** The districts of an area that had reports then, and how many. */
function heldIn(input: NightInput, { area, kind, from, to }: Span): { districts: string[]; reports: number } {
  const held = new Set<number>()
  let reports = 0
  const force = area - input.districts.length
  for (let at = 0; at < input.day.length; at++) {
    if (input.day[at]! < from || input.day[at]! > to || (kind > 0 && input.type[at] !== kind - 1)) continue
    const place = input.place[at]!
    if (force < 0 ? place !== area : force < input.forces.length && input.forceOf[place] !== force) continue
    held.add(place)
    reports += input.count[at]!
  }
  return { districts: [...held].map((place) => input.districts[place]!), reports }
}

const clusters = (input: NightInput, kind: number, scans: number): FoundSpike[] =>
  scanKind(input, kind, scans).map(({ level, cluster, places, recurrenceDays }) => {
    const span = { from: input.upto - cluster.length + 1, to: input.upto }
    const { observed, expected, p } = cluster
    const forces = new Set(places.map((place) => input.forceOf[place])).size
    return {
      method: 'scan',
      level,
      area: null,
      type: typeOf(input, kind),
      ...span,
      observed,
      expected,
      bound: null,
      p,
      recurrenceDays,
      districts: places.map((place) => input.districts[place]!),
      why: clusterWords({ ...span, observed, expected, districts: places.length, forces, recurrenceDays }),
      reports: null,
    }
  })

function nearRepeats(input: NightInput, type: number): FoundSpike[] {
  const near = findNear(input, type, nearP / input.types.length)
  if (!near) return []
  const { pairs, expected, p, serials, places, from, to } = near
  return [
    {
      method: 'knox',
      level: 'list',
      area: null,
      type: input.types[type]!,
      from,
      to,
      observed: pairs,
      expected,
      bound: null,
      p,
      recurrenceDays: null,
      districts: places.map((place) => input.districts[place]!),
      why: nearWords(pairs, expected, serials.length),
      reports: serials,
    },
  ]
}
