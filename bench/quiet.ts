import { openAreas } from '../src/areas/open.ts'
import type { AreaView } from '../src/areas/view.ts'
import { daysOf, densify } from '../src/link/night/dense.ts'
import { mapOf, type NightInput } from '../src/link/night/input.ts'
import { judgeClusters, judgeNear, judgeSeries } from '../src/link/night/judge.ts'
import { kindsToScan, scanKind } from '../src/link/night/scan.ts'
import { daysKept, minSigma, nearDays } from '../src/link/night/settings.ts'
import type { FoundSpike } from '../src/link/night/spike.ts'
import { newOffender } from '../src/link/simulate/offender.ts'
import type { Told } from '../src/link/simulate/simulated.ts'
import { openWorld, playCampaign, simulateStream } from '../src/link/simulate/stream.ts'
import { earsBounds, earsMethods } from '../src/link/spikes/ears.ts'

/** Everyday reports a day in the whole country, nothing of which belongs together. */
const everyday = 60
/** Days of the stream; nights are looked at over the last year of it. */
const young = 560
const old = 1_960

/** Simulated, not real: how many spikes a quiet country gives in a year, and how soon campaigns that are put in are noticed. */
export async function run(args: readonly string[]): Promise<Record<string, unknown>> {
  const view = openAreas(() => '2026-11-21').on()
  const wanted = args[0]
  const quiet =
    wanted === 'found' ? {} : { young: quietYear(view, young), old: quietYear(view, old), scans: quietScans(view, 13) }
  const found = wanted === 'quiet' ? {} : { found: noticed(view) }
  return { simulated: true, everyday, ...quiet, ...found }
}

const firstDay = 20_000
const stream = (view: AreaView, seed: number, days: number) =>
  simulateStream(view, { seed, days, from: firstDay, everyday, campaigns: 0 })

/** Spikes by method and level in a year of quiet nights: counts and near repeats look back four weeks, clusters do not. */
function quietYear(view: AreaView, days: number): Record<string, number> {
  const told = stream(view, days, days)
  const last = firstDay + days - 1
  const seen: FoundSpike[] = []
  const add = (found: readonly FoundSpike[]) => {
    for (const spike of found) if (!seen.some((one) => touches(one, spike))) seen.push(spike)
  }
  for (let upto = last - 364; upto <= last; upto += 28) {
    const input = inputOf(view, told, upto)
    add([...judgeSeries(input).found, ...judgeNear(input)])
  }
  const tally: Record<string, number> = days === young ? { ...rawEars(inputOf(view, told, last)) } : {}
  for (const { method, level } of seen) tally[`${method} ${level}`] = (tally[`${method} ${level}`] ?? 0) + 1
  console.log(`quiet year after ${days - 365} days: ${JSON.stringify(tally)}`)
  return tally
}

/** Alarms of the bounds of EARS as they are (alpha .001), of all series on the last 100 days, as of a year. */
function rawEars(input: NightInput): Record<string, number> {
  const dense = densify(input)
  const tally: Record<string, number> = {}
  for (let series = 0; series < dense.isThere.length; series++) {
    const counts = daysOf(dense, series)
    for (const method of dense.isThere[series] === 1 ? earsMethods : []) {
      const bounds = earsBounds(counts, method, { minSigma })
      const alarms = counts.reduce((sum, count, at) => sum + Number(at >= daysKept - 100 && count > bounds[at]!), 0)
      tally[method] = (tally[method] ?? 0) + alarms * 3.65
    }
  }
  return tally
}

/** Clusters found in quiet nights, 28 days apart so that their windows share nothing. */
function quietScans(view: AreaView, nights: number): Record<string, number> {
  const tally: Record<string, number> = { nights }
  const told = stream(view, 11, 400 + nights * 28)
  for (let night = 0; night < nights; night++) {
    const { found } = judgeClusters(inputOf(view, told, firstDay + 400 + night * 28), () => undefined)
    for (const { level } of found) tally[level] = (tally[level] ?? 0) + 1
  }
  console.log(`quiet scans: ${JSON.stringify(tally)}`)
  return tally
}

const touches = (one: FoundSpike, other: FoundSpike) =>
  one.method === other.method &&
  one.area === other.area &&
  one.type === other.type &&
  one.from <= other.to + 1 &&
  other.from <= one.to + 1 &&
  (one.area !== null || one.districts.some((code) => other.districts.includes(code)))

/** What a night would read of these reports, had all come in at once. */
export function inputOf(view: AreaView, told: readonly Told[], upto: number): NightInput {
  const indexOf = new Map([...view.districts.keys()].map((code, at) => [code, at]))
  const reports = told.map(({ report }) => report).filter(({ day }) => day <= upto)
  const types = [...new Set(reports.flatMap(({ script }) => script ?? []))].sort()
  const near = reports.filter(({ day, script }) => day > upto - nearDays && script !== null)
  const place = (all: typeof reports) => Int32Array.from(all, ({ district }) => indexOf.get(district)!)
  const type = (all: typeof reports) => Int32Array.from(all, ({ script }) => (script ? types.indexOf(script) : -1))
  const of = (all: typeof reports, key: 'longitude' | 'latitude') =>
    Float64Array.from(all, ({ district }) => view.districts.get(district)![key])
  return {
    upto,
    ...mapOf(view),
    types,
    day: Int32Array.from(reports, ({ day }) => day),
    place: place(reports),
    type: type(reports),
    count: new Int32Array(reports.length).fill(1),
    near: {
      serial: Float64Array.from(near.keys()),
      day: Int32Array.from(near, ({ day }) => day),
      place: place(near),
      type: type(near),
      longitude: of(near, 'longitude'),
      latitude: of(near, 'latitude'),
    },
  }
}

const rates = [0.5, 1, 2, 4]
const campaigns = 4
const length = 28
const nights = [3, 5, 7, 10, 14, 21, 28]

/** Of campaigns of so many reports a day: how many were alerted to, by which method first, and the median day of that. */
function noticed(view: AreaView) {
  return rates.map((rate) => {
    const days: number[] = []
    const by: Record<string, number> = {}
    for (let seed = 1; seed <= campaigns; seed++) {
      const first = firstAlert(view, seed, rate)
      if (!first) continue
      days.push(first.day)
      by[first.method] = (by[first.method] ?? 0) + 1
    }
    days.sort((a, b) => a - b)
    const figures = { rate, alerted: days.length, of: campaigns, medianDay: days[days.length >> 1] ?? null, by }
    console.log(`campaigns of ${rate} reports a day for ${length} days: ${JSON.stringify(figures)}`)
    return figures
  })
}

/** The first of some nights that alerts to a campaign that begins on the first day of them. */
function firstAlert(view: AreaView, seed: number, rate: number): { day: number; method: string } | null {
  const start = firstDay + young - length
  const world = openWorld(view, { seed: 77 * seed, days: young })
  const told = playCampaign(world, { id: 'c', start, length, first: newOffender(world), rate })
  const all = [...stream(view, 900 + seed, young), ...told]
  const own = new Set(told.map(({ report }) => report.district))
  const script = told[0]?.report.script ?? told.find(({ report }) => report.script !== null)?.report.script
  for (const day of nights) {
    const input = inputOf(view, all, start + day - 1)
    const hit = judgeSeries(input).found.find(
      ({ level, to, districts }) =>
        level === 'alert' && to >= start && districts.length < 100 && districts.some((code) => own.has(code)),
    )
    if (hit) return { day, method: hit.method }
    const kinds = kindsToScan(input)
    const mine = kinds.filter((kind) => kind === 0 || input.types[kind - 1] === script)
    const clusters = mine.flatMap((kind) => scanKind(input, kind, kinds.length))
    if (clusters.some(({ level, places }) => level === 'alert' && places.some((at) => own.has(input.districts[at]!))))
      return { day, method: 'scan' }
  }
  return null
}
