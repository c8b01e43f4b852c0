import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { openAreas } from '../../areas/open.ts'
import { seeded } from '../../values/seeded.ts'
import { agree } from '../simulate/agreement.ts'
import { newOffender } from '../simulate/offender.ts'
import type { Told } from '../simulate/simulated.ts'
import { openWorld, playCampaign, playFlood, simulateStream } from '../simulate/stream.ts'
import type { Decision } from './constraints.ts'
import { openGround } from './ground.ts'
import { type Linked, linkReports } from './link.ts'
import { type Report, readyReport } from './report.ts'

const view = openAreas(() => '2026-11-21').on()
const ground = openGround(view)
const ready = (told: readonly Told[]) => told.map(({ report }) => readyReport(report))
const link = (reports: readonly Report[], decisions: readonly Decision[] = []) =>
  linkReports(reports, { ground, decisions })
const truthOf = (told: readonly Told[]) => told.map(({ truth }) => truth)
const seriesOf = ({ series }: Linked, id: string) => series.find(({ reports }) => reports.includes(id))?.id ?? null
const idOf = (name: string) => [...view.districts.values()].find((one) => one.name === name)!

/** One doing that begins in a district; the sentences are those no weight was set on. */
function campaign(id: string, place: string, { seed, start = 100 }: { seed: number; start?: number }): Told[] {
  const world = openWorld(view, { seed, days: 30, family: 'held-out' })
  const first = newOffender(world, 'courier-fraud-police', idOf(place))
  return playCampaign(world, { id, start, length: 18, first, rate: 1.5 })
}

describe('Series on simulated streams (simulated, not real)', () => {
  test('of sentences and seeds never seen in tuning: 95 of 100 pairs put together are right, and 85 of 100 that belong together are', () => {
    const figures = [7001, 7002, 7003, 7004, 7005, 7006].map((seed) => {
      const told = simulateStream(view, { seed, days: 90, campaigns: 30, family: 'held-out' })
      return agree(truthOf(told), link(ready(told)).series)
    })
    const mean = (of: 'precision' | 'recall') => figures.reduce((sum, one) => sum + one[of], 0) / figures.length
    assert.ok(mean('precision') >= 0.95, JSON.stringify(figures))
    assert.ok(mean('recall') >= 0.85, JSON.stringify(figures))
  })

  test('a campaign that crosses the border of a force is one series', () => {
    const told = campaign('a', 'Watford', { seed: 7 })
    const forces = new Set(told.map(({ report }) => report.force))
    const { series } = link(ready(told))
    const largest = series.reduce((a, b) => (a.reports.length >= b.reports.length ? a : b))
    const joined = new Set(
      told.filter(({ report }) => largest.reports.includes(report.id)).map(({ report }) => report.force),
    )
    assert.ok(forces.size > 1 && joined.size > 1, `${forces.size}, ${joined.size}`)
    assert.ok(largest.reports.length >= 0.8 * told.length, `${largest.reports.length} of ${told.length}`)
  })

  test('two campaigns with the same script, far apart in place and time, stay two', () => {
    for (const seed of [21, 22, 23, 24, 25, 26]) {
      const told = [...campaign('a', 'Watford', { seed }), ...campaign('b', 'Leeds', { seed: seed + 500, start: 160 })]
      for (const { reports } of link(ready(told)).series)
        assert.equal(new Set(reports.map((id) => id[0])).size, 1, reports.join())
    }
  })

  test('a flood of 5,000 false reports makes no series, joins none and parts none', () => {
    const told = [...campaign('a', 'Watford', { seed: 31 }), ...campaign('b', 'Leeds', { seed: 32 })]
    const world = openWorld(view, { seed: 33, days: 30, family: 'held-out' })
    const flood = playFlood(world, { size: 5_000, day: 108, told })
    const before = link(ready(told))
    const after = link(ready([...told, ...flood]))
    const real = (one: Linked) =>
      one.series.map(({ reports }) => reports.filter((id) => /^[ab]/.test(id)).join()).sort()
    assert.deepEqual(real(after), real(before))
    const counted = after.series.flatMap(({ reports }) => reports.filter((id) => id.startsWith('f')))
    assert.ok(counted.length <= after.floods.length && after.floods.length < 25, `${counted.length}`)
    assert.ok(after.floods.reduce((sum, { reports }) => sum + reports.length, 0) > 4_900)
  })

  test('the order in which reports are given changes nothing', () => {
    const told = [...campaign('a', 'Watford', { seed: 41 }), ...campaign('b', 'Luton', { seed: 42 })]
    const reports = ready(told)
    const known = link(reports)
    const shuffled = fc.property(fc.integer(), (seed) => {
      const random = seeded(seed)
      const order = new Map(reports.map((one) => [one, random()] as const))
      assert.deepEqual(link([...reports].sort((x, y) => order.get(x)! - order.get(y)!)), known)
    })
    fc.assert(shuffled, { numRuns: 12 })
  })
})

describe('What an analyst decides', () => {
  const reports = ready(campaign('a', 'Watford', { seed: 51 }))
  const known = link(reports)
  const [first, second] = known.series[0]!.reports as [string, string]

  test('a cut stays', () => {
    const cut = { kind: 'cut', a: first, b: second, why: 'Two different men.' } as const
    const after = link(reports, [cut])
    assert.notEqual(seriesOf(after, first), seriesOf(after, second))
  })

  test('a join stays, has the words of the analyst, and the newer decision about the same two holds', () => {
    const far = ready(campaign('b', 'Leeds', { seed: 52, start: 300 }))
    const join = { kind: 'join', a: first, b: far[0]!.id, why: 'The same voice.' } as const
    const joined = link([...far, ...reports], [join])
    assert.equal(seriesOf(joined, first), seriesOf(joined, far[0]!.id))
    assert.ok(joined.series.some(({ links }) => links.some(({ by, why }) => by === 'analyst' && why === join.why)))
    const undone = link([...far, ...reports], [join, { ...join, kind: 'cut' }])
    assert.notEqual(seriesOf(undone, first), seriesOf(undone, far[0]!.id))
  })
})
