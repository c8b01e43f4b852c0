import type { AreaView } from '../../areas/view.ts'
import { seeded } from '../../values/seeded.ts'
import { tell } from './account.ts'
import { openChance } from './chance.ts'
import { dramaNumbers } from './numbers.ts'
import { drift, newOffender, type Offender, type World } from './offender.ts'
import type { Told } from './simulated.ts'
import { type Family, wordings } from './words.ts'

export interface StreamOptions {
  readonly seed: number
  /** Days since 1970 of the first day; 2026-01-01 by default. */
  readonly from?: number
  readonly days: number
  /** Reports a day that have nothing to do with each other (25). */
  readonly everyday?: number
  /** Doings of several reports that begin in the time (a third of the days). */
  readonly campaigns?: number
  /** Which sentences and names are used ('tuning'). */
  readonly family?: Family
  /** Floods, each of so many false reports on one day. */
  readonly floods?: readonly number[]
  /** Numbers in order; drama numbers by default, which come again after 19,000. */
  readonly numbers?: (at: number) => string
}

const firstDay = Date.UTC(2026, 0, 1) / 86_400_000

/** Invents reports with their truth, in order of arrival: the same for the same options. Simulated, not real. */
export function simulateStream(view: AreaView, options: StreamOptions): Told[] {
  const { from = firstDay, days, everyday = 25, campaigns = Math.ceil(days / 3), floods = [] } = options
  const world = openWorld(view, options)
  const { chance } = world
  const told: Told[] = []
  for (let at = 0; at < campaigns; at++) {
    const length = Math.min(days, chance.whole(10, 35))
    const start = from + chance.whole(0, days - length)
    told.push(...playCampaign(world, { id: `c${at + 1}`, start, length, first: newOffender(world) }))
  }
  for (let day = from; day < from + days; day++)
    for (let left = chance.count(everyday); left > 0; left--) told.push(tellEveryday(world, { day, at: told.length }))
  for (const size of floods) told.push(...playFlood(world, { size, day: from + chance.whole(0, days - 1), told }))
  return inOrder(told)
}

/** Reports by when they came in, with numbers for ids. */
function inOrder(told: readonly Told[]): Told[] {
  const sorted = [...told].sort((a, b) => a.report.received - b.report.received || (a.report.id < b.report.id ? -1 : 1))
  return sorted.map(({ report, truth }, at) => {
    const id = `r${String(at + 1).padStart(7, '0')}`
    return { report: { ...report, id }, truth: { ...truth, id } }
  })
}

export function openWorld(
  view: AreaView,
  { seed, family = 'tuning', numbers = dramaNumbers(seed) }: StreamOptions,
): World {
  const chance = openChance(seeded(seed))
  const districts = [...view.districts.values()]
  const upTo: number[] = []
  let people = 0
  for (const { population } of districts) upTo.push((people += population))
  const district = () => districts[firstAbove(upTo, chance.next() * people)]!
  let used = 0
  const nextNumber = () => numbers(used++)
  const forged = Array.from({ length: 6 }, nextNumber)
  return { chance, view, wording: wordings[family], district, nextNumber, forged }
}

function firstAbove(ascending: readonly number[], value: number): number {
  let [low, high] = [0, ascending.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (ascending[middle]! > value) high = middle
    else low = middle + 1
  }
  return low
}

export interface Campaign {
  readonly id: string
  readonly start: number
  readonly length: number
  readonly first: Offender
  /** Reports a day on average; drawn if not given. */
  readonly rate?: number
}

/** Reports of one doing, drifting from each to the next; some victims are rung again and tell again. */
export function playCampaign(world: World, { id, start, length, first, rate }: Campaign): Told[] {
  const { chance } = world
  const daily = rate ?? 0.4 + 1.2 * chance.next()
  const told: Told[] = []
  const add = (offender: Offender, day: number, origin: string) => {
    const report = tell(world, offender, { id: `${id}-${String(told.length).padStart(4, '0')}`, day, origin })
    told.push({ report, truth: { id: report.id, campaign: id, kind: 'campaign' } })
  }
  let now = first
  for (let day = start; day < start + length; day++)
    for (let left = chance.count(daily); left > 0; left--) {
      const origin = `${id}.${told.length}`
      now = drift(world, now)
      add(now, day, origin)
      if (chance.is(0.06)) add(now, day + chance.whole(1, 3), origin)
    }
  return told
}

function tellEveryday(world: World, { day, at }: { day: number; at: number }): Told {
  const report = tell(world, newOffender(world), { id: `e${String(at).padStart(8, '0')}`, day, origin: `e${at}` })
  return { report, truth: { id: report.id, campaign: null, kind: 'everyday' } }
}

/** False reports from a few connections that mix the details of two campaigns, to drown or to join them. */
export function playFlood(
  world: World,
  { size, day, told }: { size: number; day: number; told: readonly Told[] },
): Told[] {
  const { chance } = world
  const real = told.filter(({ truth, report }) => truth.kind === 'campaign' && Math.abs(report.day - day) < 10)
  const origins = Array.from({ length: Math.max(1, Math.ceil(size / 250)) }, (_, at) => `f${day}.${at}`)
  const numbers = real.flatMap(({ report }) => report.spoken)
  return Array.from({ length: size }, (_, at) => {
    const base = tell(world, newOffender(world), {
      id: `f${day}-${String(at).padStart(6, '0')}`,
      day,
      origin: chance.of(origins),
    })
    const likes = real.length > 0 ? chance.of(real).report : base
    const { script, organisation, method, aliases, district, force } = likes
    const spoken = numbers.length > 0 ? [chance.of(numbers)] : base.spoken
    const received = day * 1440 + chance.whole(0, 1439)
    const invented = {
      ...base,
      script,
      organisation,
      method,
      aliases,
      district,
      force,
      spoken,
      received,
      trust: 'unverified' as const,
    }
    return { report: invented, truth: { id: base.id, campaign: null, kind: 'flood' as const } }
  })
}
