import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { startPostgres } from '../e2e/postgres.ts'
import { openAreas } from '../src/areas/open.ts'
import type { AreaView } from '../src/areas/view.ts'
import { readConfig } from '../src/config.ts'
import { keepSimulated } from '../src/link/keep-simulated.ts'
import { isLink, scorePair } from '../src/link/series/score.ts'
import { windowDays } from '../src/link/store/full.ts'
import { type LinkMeans, linkMeans } from '../src/link/store/means.ts'
import { linkable, linkColumns, type Stored } from '../src/link/store/stored.ts'
import { linkWaiting } from '../src/link/store/waiting.ts'
import { openStore } from '../src/store/open.ts'
import type { Store } from '../src/store/store.ts'
import { dayMs } from '../src/values/time-span.ts'
import { fillReports, inventReports } from './generated/reports.ts'

/** What one more report may take among a million: 99 of 100, in milliseconds. */
const limits = { postgresql: 10, embedded: 20 } as const
/** From the smaller to the larger number of reports. */
const mostGrowth = 2
const smaller = 10_000
const threeYears = 1_096
const upto = Date.UTC(2026, 10, 21) / dayMs
const warmUps = 100
const more = 1_000
const bySearching = 20

interface Measured {
  readonly reports: number
  readonly underKeys: number
  readonly p50: number
  readonly p99: number
  /** Of the processor of this process alone, each; on PostgreSQL the server's comes on top. */
  readonly ownProcessor: number
  /** Half of 1,000 empty transactions, in the same minute: what the machine lets anything take. */
  readonly emptyP50: number
  readonly emptyP99: number
  readonly filledSeconds: number
}

/**
 * Links 1,000 more reports one by one, each in its own transaction as the service does, among 10,000 and among a million (or as
 * many as told), on PostgreSQL and embedded. The reports are simulated: 361 districts by their people,
 * eight scripts, a fifth of campaigns of some 20 with drift. As after a night, those of the last 180 days are under keys; older
 * ones, of three years in all, are the same once more, moved back in time.
 */
export async function run([count = '1000000', only = 'both', keyed = String(windowDays)]: readonly string[]) {
  const view = openAreas(() => '2026-11-21').on()
  const scratch = mkdtempSync(join(tmpdir(), 'doorchain-bench-'))
  const figures: Record<string, number | boolean> = {}
  try {
    for (const kind of ['postgresql', 'embedded'] as const) {
      if (only !== 'both' && only !== kind) continue
      const sizes: Measured[] = []
      for (const size of [smaller, Number(count)]) {
        const filling = { count: size, days: threeYears, upto, keyedDays: Number(keyed) }
        const measured = await onNew(kind, join(scratch, `${kind}-${size}`), (store) => measure(store, view, filling))
        console.log(`link: ${kind}`, JSON.stringify(measured))
        sizes.push(measured)
      }
      Object.assign(figures, figuresOf(kind, sizes as [Measured, Measured]))
    }
    return {
      ...figures,
      meetsTargets: Object.entries(figures).every(([name, value]) => !name.endsWith('Meets') || value),
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

async function onNew<T>(kind: keyof typeof limits, directory: string, work: (store: Store) => Promise<T>): Promise<T> {
  const server = kind === 'postgresql' ? await startPostgres() : null
  const store = await openStore(readConfig({ DOORCHAIN_DATA: directory, ...(server && { DATABASE_URL: server.url }) }))
  try {
    return await work(store)
  } finally {
    await store.close()
    await server?.stop()
  }
}

async function measure(store: Store, view: AreaView, filling: Parameters<typeof fillReports>[2]): Promise<Measured> {
  const from = performance.now()
  const reports = await fillReports(store, view, filling)
  const filledSeconds = (performance.now() - from) / 1000
  const means = linkMeans(view, () => false)
  await addReports(store, view, { seed: 9_001, perDay: filling.count / filling.days, count: warmUps })
  for (let at = 0; at < warmUps; at++) await linkNext(store, means)
  await addReports(store, view, { seed: 9_002, perDay: filling.count / filling.days, count: more })
  const times: number[] = []
  const before = process.cpuUsage()
  for (let at = 0; at < more; at++) {
    const start = performance.now()
    await linkNext(store, means)
    times.push(performance.now() - start)
  }
  const { user, system } = process.cpuUsage(before)
  const empty = await timeEmpty(store)
  times.sort((a, b) => a - b)
  if (filling.count === smaller) await search(store, means)
  const { rows } = await sql<{ keyed: number }>`select count(distinct report)::integer as keyed from link_key`.execute(
    store.db,
  )
  return {
    reports,
    underKeys: rows[0]!.keyed,
    p50: round(times[more / 2]!),
    p99: round(times[Math.floor(more * 0.99)]!),
    ownProcessor: round((user + system) / 1000 / more),
    emptyP50: round(empty[more / 2]!),
    emptyP99: round(empty[Math.floor(more * 0.99)]!),
    filledSeconds: Math.round(filledSeconds),
  }
}

async function timeEmpty(store: Store): Promise<number[]> {
  const times: number[] = []
  for (let at = 0; at < more; at++) {
    const start = performance.now()
    await store.db.transaction().execute((db) => sql`select 1`.execute(db))
    times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)
}

/** New reports of the last days, of everyday and of campaigns that go on. */
async function addReports(
  store: Store,
  view: AreaView,
  { seed, perDay, count }: { seed: number; perDay: number; count: number },
) {
  const days = Math.min(60, Math.max(7, Math.ceil((2 * count) / perDay)))
  const told = inventReports(view, { seed, from: upto - days, days, count: 2 * count })
  await keepSimulated(store.db, told.slice(-count))
}

/** Links the one report that is next. */
async function linkNext(store: Store, means: LinkMeans): Promise<void> {
  let looks = 0
  const done = await linkWaiting(store, { means, now: () => new Date(upto * dayMs), isStopping: () => looks++ > 0 })
  if (done.reports !== 1) throw new Error(JSON.stringify(done))
}

/** The peer: one report is compared with every one that is stored. */
async function search(store: Store, { ground, isGenuine }: LinkMeans): Promise<void> {
  const tally = { count: () => 2, rarity: () => 0.5 }
  const columns = sql.join(linkColumns.map((name) => sql.ref(name)))
  const times: number[] = []
  for (let at = 0; at < bySearching; at++) {
    const start = performance.now()
    const { rows } = await sql<Stored>`select ${columns} from report order by serial desc`.execute(store.db)
    const all = rows.map((row) => linkable(row, isGenuine))
    all.filter((one) => isLink(scorePair([one, all[at]!], ground, tally)))
    times.push(performance.now() - start)
  }
  console.log(`link: compared with every one of ${smaller}: ${round(times.sort((a, b) => a - b)[bySearching / 2]!)} ms`)
}

const round = (value: number) => Number(value.toFixed(2))

function figuresOf(kind: keyof typeof limits, [few, many]: [Measured, Measured]): Record<string, number | boolean> {
  const growth = many.p99 / few.p99
  return {
    [`${kind}Reports`]: many.reports,
    [`${kind}P50Milliseconds`]: many.p50,
    [`${kind}P99Milliseconds`]: many.p99,
    [`${kind}EmptyP99Milliseconds`]: many.emptyP99,
    [`${kind}RatioToLimit`]: round(limits[kind] / many.p99),
    [`${kind}Growth`]: round(growth),
    [`${kind}GrowthOfMedian`]: round(many.p50 / few.p50),
    [`${kind}Meets`]: many.p99 <= limits[kind] && growth < mostGrowth,
  }
}
