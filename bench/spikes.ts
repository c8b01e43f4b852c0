import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { openAreas } from '../src/areas/open.ts'
import { readConfig } from '../src/config.ts'
import { readNight } from '../src/link/night/input.ts'
import { runNight } from '../src/link/night/run.ts'
import { earsBounds } from '../src/link/spikes/ears.ts'
import { farringtonFlexible } from '../src/link/spikes/farrington.ts'
import { scanSpaceTime } from '../src/link/spikes/scan.ts'
import { openStore } from '../src/store/open.ts'
import { type Random, seeded } from '../src/values/seeded.ts'

/** What a night may take, on two cores. */
const limitSeconds = 60
const districts = 361
const types = 10
const weeks = 260
const days = 120
const replicates = 999
const settings = { years: 4 } as const
const upto = '2026-11-20'

interface Night {
  readonly weekly: readonly Float64Array[]
  readonly daily: readonly Float64Array[]
  readonly cases: Parameters<typeof scanSpaceTime>[0]
}

/** Poisson by Knuth for small means, in slices for larger ones. */
function draw(random: Random, mean: number): number {
  let count = 0
  for (let left = mean; left > 0; left -= 30) {
    const stop = Math.exp(-Math.min(left, 30))
    for (let product = random(); product > stop; product *= random()) count++
  }
  return count
}

/** Invented reports: most series sparse, some large; seasons, over-dispersion, a few outbreaks. */
function inventNight(): Night {
  const random = seeded(20_261_121)
  const series = (length: number, perStep: number) => {
    const mean = perStep * Math.exp(4 * random() - 2.5)
    const season = 0.5 * random()
    const counts = Float64Array.from({ length }, (_, at) =>
      draw(random, mean * (1 + season * Math.sin((at * 2 * Math.PI) / 52)) * (0.4 + 1.2 * random())),
    )
    if (random() < 0.05) for (let at = length - 3; at < length; at++) counts[at]! += 8
    return counts
  }
  const all = districts * types
  const spots = Array.from({ length: districts }, () => ({ x: 500 * random(), y: 900 * random() }))
  const place: number[] = []
  const unit: number[] = []
  for (let day = 0; day < 365; day++)
    for (let at = draw(random, 55); at > 0; at--) {
      place.push(Math.floor(districts * random() ** 1.5))
      unit.push(day)
    }
  return {
    weekly: Array.from({ length: all }, () => series(weeks, 2)),
    daily: Array.from({ length: all }, () => series(days, 0.3)),
    cases: {
      x: spots.map(({ x }) => x),
      y: spots.map(({ y }) => y),
      place,
      unit,
      count: place.map(() => 1),
      units: 365,
    },
  }
}

function timed<T>(act: () => T): { result: T; seconds: number } {
  const from = performance.now()
  const result = act()
  return { result, seconds: (performance.now() - from) / 1000 }
}

const round = (value: number, digits: number) => Number(value.toFixed(digits))

/** A night's run on one core, and one through the database, beside the limit; and R surveillance on the same series, where it is there. */
export async function run(args: readonly string[]): Promise<Record<string, unknown>> {
  const { weekly, daily, cases } = inventNight()
  const processor = process.cpuUsage()
  const farrington = timed(() => weekly.map((counts) => farringtonFlexible(counts, { ...settings, from: weeks - 1 })))
  const ears = timed(() => daily.map((counts) => earsBounds(counts, 'C2')))
  const scan = timed(() => scanSpaceTime(cases, { replicates }))
  const spent = process.cpuUsage(processor)
  const seconds = farrington.seconds + ears.seconds + scan.seconds
  const ratioToLimit = round(seconds / limitSeconds, 3)
  console.log(
    `spikes: ${weekly.length} series by Farrington in ${farrington.seconds.toFixed(1)} s, by EARS C2 in ${ears.seconds.toFixed(1)} s, one scan of ` +
      `${cases.place.length} cases with ${replicates} shuffles in ${scan.seconds.toFixed(1)} s; together ${ratioToLimit} of the limit of ${limitSeconds} s`,
  )
  const ours = farrington.result.map(({ bound, expected }) => [bound.at(-1)!, expected.at(-1)!] as const)
  const stored = await nightInDatabase()
  const peer = await compareWithR(weekly, ours, args.includes('--install'))
  return {
    series: weekly.length,
    weeks,
    cases: cases.place.length,
    replicates,
    farringtonSeconds: round(farrington.seconds, 2),
    earsSeconds: round(ears.seconds, 2),
    scanSeconds: round(scan.seconds, 2),
    seconds: round(seconds, 2),
    processorSeconds: round((spent.user + spent.system) / 1e6, 2),
    limitSeconds,
    ratioToLimit,
    alarms: ours.filter(([bound], at) => weekly[at]!.at(-1)! > bound).length,
    clusters: scan.result.length,
    ...stored,
    ...(peer && { ...peer, ratioToR: round(farrington.seconds / peer.rSeconds, 4) }),
    meetsTargets:
      seconds <= limitSeconds &&
      stored.nightSeconds <= limitSeconds &&
      (peer === null || (peer.largestDifference <= 1e-6 && peer.missing === 0)),
  }
}

/** Reports a day in the database of the bench, and for how many days. */
const perDay = 60
const daysStored = 1_500

/** A whole night through runNight on an embedded database: four years of reports, each district and ten types, all methods. */
async function nightInDatabase() {
  const directory = mkdtempSync(join(tmpdir(), 'doorchain-spikes-'))
  const store = await openStore(readConfig({ DOORCHAIN_DATA: directory }), 'bench')
  try {
    const view = openAreas(() => upto).on()
    await sql`insert into report (id, kind, via, for_whom, received_at, happened_on, district, force, script, outcome, account, trust)
      select translate(substr(md5(n::text), 1, 12), '0189', 'ghij'), 'call', 'simulated', 'self', ${upto}::timestamptz,
        ${upto}::date - (n % ${daysStored})::integer, (${[...view.districts.keys()]}::text[])[1 + (n * 7919 / 10) % ${view.districts.size}],
        '', 'type-' || (n * 31 / 7) % ${types}, 'nothing', '', 'unverified'
      from generate_series(1, ${perDay * daysStored}) n`.execute(store.db)
    const reading = await timedAsync(() => readNight(store, { view, upto }))
    const idle = { now: () => new Date(), tell: () => undefined, isStopping: () => false }
    let longest = 0
    let last = performance.now()
    const timer = setInterval(() => {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }, 10)
    const night = await timedAsync(() => runNight(store, { upto, startedBy: 'bench', ...idle }))
    clearInterval(timer)
    console.log(
      `spikes: a night through the database, ${perDay * daysStored} reports, ${night.result.seriesLookedAt} series and scans: ` +
        `${night.seconds.toFixed(1)} s, of which reading the counts ${reading.seconds.toFixed(1)} s; pages waited at most ${longest.toFixed(0)} ms`,
    )
    return {
      nightSeconds: round(night.seconds, 2),
      nightSeries: night.result.seriesLookedAt,
      readingSeconds: round(reading.seconds, 2),
      longestWaitMs: round(longest, 0),
    }
  } finally {
    await store.close()
    rmSync(directory, { recursive: true, force: true })
  }
}

async function timedAsync<T>(act: () => Promise<T>): Promise<{ result: T; seconds: number }> {
  const from = performance.now()
  const result = await act()
  return { result, seconds: (performance.now() - from) / 1000 }
}

const rPackage = 'r-cran-surveillance'
const program = (file: string, out: string) => `
suppressMessages(library(surveillance))
x <- as.matrix(read.csv("${file}", header = FALSE))
from <- proc.time()[["elapsed"]]
one <- function(j) {
  s <- new("sts", epoch = seq_len(nrow(x)), freq = 52, observed = x[, j, drop = FALSE])
  f <- suppressWarnings(farringtonFlexible(s, list(range = ${weeks}, b = ${settings.years}, w = 3, noPeriods = 10,
    pastWeeksNotIncluded = 26, weightsThreshold = 2.58, pThresholdTrend = 0.05, alpha = 0.01,
    thresholdMethod = "nbPlugin", glmWarnings = FALSE)))
  c(f@upperbound[1, 1], f@control$mu0Vector[1, 1])
}
found <- do.call(rbind, parallel::mclapply(seq_len(ncol(x)), one, mc.cores = 2))
write.table(format(found, digits = 17), "${out}", row.names = FALSE, col.names = FALSE, quote = FALSE, sep = ",")
cat(as.character(packageVersion("surveillance")), proc.time()[["elapsed"]] - from)
`

const hasR = () => spawnSync('Rscript', ['-e', 'packageVersion("surveillance")'], { stdio: 'ignore' }).status === 0

/** The same series through R surveillance on two cores; null, with words, where it is not installed. */
async function compareWithR(
  weekly: readonly Float64Array[],
  ours: readonly (readonly [bound: number, expected: number])[],
  mayInstall: boolean,
) {
  if (!hasR() && mayInstall) {
    console.log(`spikes: installs ${rPackage} with apt-get`)
    execFileSync('apt-get', ['install', '--yes', '--no-install-recommends', rPackage], { stdio: 'inherit' })
  }
  if (!hasR()) {
    console.log(`spikes: not compared with R: apt-get install ${rPackage}, or bench spikes --install as root`)
    return null
  }
  const folder = mkdtempSync(join(tmpdir(), 'doorchain-spikes-'))
  try {
    const [file, out] = [join(folder, 'weekly.csv'), join(folder, 'bounds.csv')]
    const rows = Array.from({ length: weeks }, (_, week) => weekly.map((counts) => counts[week]).join())
    writeFileSync(file, `${rows.join('\n')}\n`)
    const [version, elapsed] = execFileSync('Rscript', ['-e', program(file, out)], { encoding: 'utf8' })
      .trim()
      .split(' ')
    const theirs = readFileSync(out, 'utf8').trim().split('\n')
    const figures = differences(
      ours,
      theirs.map((line) => line.split(',').map(Number)),
    )
    const told = `bounds ${figures.largestDifference}, expected counts ${figures.largestDifferenceExpected.toExponential(1)} of their size`
    console.log(
      `spikes: R surveillance ${version} took ${Number(elapsed).toFixed(1)} s on two cores for Farrington; largest differences: ${told}; ${figures.missing} missing`,
    )
    return { rVersion: version, rSeconds: Number(elapsed), ...figures }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function differences(ours: readonly (readonly [number, number])[], theirs: readonly (readonly number[])[]) {
  let [largestDifference, largestDifferenceExpected, missing, compared] = [0, 0, 0, 0]
  for (const [at, [bound, expected]] of ours.entries()) {
    const [theirBound, theirExpected] = theirs[at]!
    if (Number.isNaN(bound) !== Number.isNaN(theirBound)) missing++
    if (Number.isNaN(bound) || Number.isNaN(theirBound!)) continue
    compared++
    largestDifference = Math.max(largestDifference, Math.abs(bound - theirBound!))
    largestDifferenceExpected = Math.max(largestDifferenceExpected, Math.abs(expected / theirExpected! - 1))
  }
  return { compared, largestDifference, largestDifferenceExpected, missing }
}
