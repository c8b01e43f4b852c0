import { openAreas } from '../src/areas/open.ts'
import { openGround } from '../src/link/series/ground.ts'
import { linkOne, openIndex } from '../src/link/series/link-one.ts'
import { type Report, readyReport } from '../src/link/series/report.ts'
import { scorePair } from '../src/link/series/score.ts'
import { simulateStream } from '../src/link/simulate/stream.ts'

const everyday = 900
const steps = [10_000, 100_000, 1_000_000] as const
const measured = 2_000
const compared = 20
const maySee = () => true
const round = (value: number) => Number(value.toFixed(3))

const at = (sorted: readonly number[], share: number) => sorted[Math.floor(share * (sorted.length - 1))]!

/** Invented numbers that never come again in a run; they are not printed. */
const numbers = (count: number) => `07${String(count).padStart(9, '0')}`

/**
 * Links one more report among 10k, 100k and 1M in memory; a service that has run longer has more days, not more reports a day.
 * Peer: the same score against every report, without keys or exemplars, at 10k. `--most 100000` stops earlier.
 */
export async function run(args: readonly string[]): Promise<Record<string, unknown>> {
  const most = Number(args[args.indexOf('--most') + 1] || steps[2])
  const view = openAreas(() => '2026-11-21').on()
  const ground = openGround(view)
  const index = openIndex([], { series: [], floods: [] }, { ground })
  const early: Report[] = []
  const figures: Record<string, number> = {}
  let count = 0
  let times: number[] = []
  let peer = 0
  for (let part = 0; count < most; part++) {
    const told = simulateStream(view, {
      seed: part + 1,
      from: 20_000 + part * 10,
      days: 10,
      everyday,
      campaigns: 10,
      numbers: (used) => numbers((part * 100_000 + used) % 1_000_000_000),
    })
    for (const { report } of told) {
      const ready = readyReport({ ...report, id: `${part}.${report.id}`, origin: `${part}.${report.origin}` })
      const from = performance.now()
      linkOne(index, ready, maySee)
      const took = performance.now() - from
      if (++count <= 10_000) early.push(ready)
      if (steps.some((step) => count > step - measured && count <= step)) times.push(took)
      const step = steps.find((one) => one === count)
      if (step === undefined) continue
      const sorted = times.sort((a, b) => a - b)
      Object.assign(figures, { [`p50Ms${step}`]: round(at(sorted, 0.5)), [`p99Ms${step}`]: round(at(sorted, 0.99)) })
      console.log(
        `link-core: among ${step} reports p50 ${round(at(sorted, 0.5))} ms, p99 ${round(at(sorted, 0.99))} ms`,
      )
      times = []
      if (step === steps[0]) peer = compareAll(early, (a, b) => scorePair([a, b], ground, index.tally).probability)
    }
  }
  const last = [...steps].reverse().find((step) => count >= step)!
  const growth = round(figures[`p50Ms${last}`]! / figures[`p50Ms${steps[0]}`]!)
  const ratio = round(peer / figures[`p50Ms${steps[0]}`]!)
  console.log(
    `link-core: growth of p50 from 10000 to ${last} ${growth}; against every report ${round(peer)} ms, ${ratio} times as long. Simulated.`,
  )
  return { ...figures, growth, peerMs10000: round(peer), ratioToPeer: ratio, reports: count, isSimulated: true }
}

/** Milliseconds to score one report against all, in the middle of several. */
function compareAll(reports: readonly Report[], score: (a: Report, b: Report) => number): number {
  const times = reports.slice(-compared).map((report) => {
    const from = performance.now()
    for (const other of reports) score(other, report)
    return performance.now() - from
  })
  return at(
    times.sort((a, b) => a - b),
    0.5,
  )
}
