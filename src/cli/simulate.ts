import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { userInfo } from 'node:os'
import { finished } from 'node:stream/promises'
import { openAreas } from '../areas/open.ts'
import type { NightDone } from '../link/night/run.ts'
import { simulateStream } from '../link/simulate/stream.ts'
import { type Args, oneOf, readArgs, UsageError } from './args.ts'
import { nightLine } from './night.ts'

export const simulateHelp = `simulate --seed N --days D --out FILE   Invents reports of impersonation crime. Simulated, not real.
  Writes FILE, one report a line of JSON, and FILE.truth: who did it (campaign, everyday, flood), line by line.
  --from 2026-01-01 --everyday 25 (a day) --campaigns N --flood N (false reports in one day)
  --family tuning|held-out   Which sentences and names: weights were set on "tuning" alone. docs/linking.md says more.
simulate --load [--seed N] [--days D] [--flood N]
                             Puts such reports, up to today, into a database without real ones, links them and looks
                             for spikes: a demonstration. Every page with figures says that they are simulated.
simulate --unload            Takes them out again.`

const text = { type: 'string' } as const
const options = {
  seed: text,
  days: text,
  out: text,
  from: text,
  everyday: text,
  campaigns: text,
  flood: text,
  family: text,
  load: { type: 'boolean' },
  unload: { type: 'boolean' },
} as const

/** `simulate …`. Throws UsageError. */
export async function runSimulate(args: readonly string[]): Promise<number> {
  const given = readArgs(args, options)
  if (given.values.load === true) return load(given)
  if (given.values.unload === true) return unload(given)
  const { out, from = '2026-01-01' } = given.values
  if (given.positionals.length > 0 || typeof out !== 'string' || out === '')
    throw new UsageError('simulate --seed N --days D --out FILE')
  const first = Date.parse(`${from}T00:00:00Z`) / 86_400_000
  if (!Number.isInteger(first)) throw new UsageError(`--from must be a date such as 2026-01-01, not "${from}"`)
  const flood = wholeGiven(given, 'flood', 100_000)
  const told = simulateStream(openAreas(() => String(from)).on(), {
    seed: wholeGiven(given, 'seed', 2 ** 31) ?? 1,
    days: wholeGiven(given, 'days', 3_660) ?? 90,
    from: first,
    ...defined('everyday', wholeGiven(given, 'everyday', 2_000)),
    ...defined('campaigns', wholeGiven(given, 'campaigns', 10_000)),
    ...(flood !== undefined && { floods: [flood] }),
    family: oneOf('family', given.values.family, ['tuning', 'held-out'] as const) ?? 'tuning',
  })
  await writeLines(out, told, ({ report }) => report)
  await writeLines(`${out}.truth`, told, ({ truth }) => truth)
  console.log(`${told.length} reports written to ${out}, the truth to ${out}.truth. Simulated, not real.`)
  return 0
}

/** Into the database. */
async function load(given: Args): Promise<number> {
  demandOnly(given, ['load', 'seed', 'days', 'flood'])
  const { runWork } = await import('../work.ts')
  const order = {
    by: userInfo().username,
    seed: wholeGiven(given, 'seed', 2 ** 31) ?? 1,
    days: wholeGiven(given, 'days', 3_660) ?? 180,
    flood: wholeGiven(given, 'flood', 100_000) ?? 0,
  }
  const { reports, night } = (await runWork('simulate-load', order)) as { reports: number; night: NightDone | null }
  console.log(`${reports} simulated reports are in the database. ${nightLine(night)} Simulated, not real.`)
  return 0
}

async function unload(given: Args): Promise<number> {
  demandOnly(given, ['unload'])
  const { runWork } = await import('../work.ts')
  const reports = await runWork('simulate-unload', { by: userInfo().username })
  console.log(reports === 0 ? 'There were no simulated reports.' : `${reports} simulated reports were taken out.`)
  return 0
}

function demandOnly({ values, positionals }: Args, allowed: readonly string[]): void {
  const other = positionals[0] ?? Object.keys(values).find((name) => !allowed.includes(name))
  if (other !== undefined) throw new UsageError(`--${allowed[0]} goes without ${other}`)
}

function wholeGiven({ values }: Args, name: string, most: number): number | undefined {
  const value = values[name]
  if (value === undefined) return undefined
  const number = Number(value)
  if (!/^\d+$/.test(String(value)) || number > most)
    throw new UsageError(`--${name} must be a whole number from 0 to ${most}, not "${value}"`)
  return number
}

const defined = (name: string, value: number | undefined) => (value === undefined ? {} : { [name]: value })

async function writeLines<T>(file: string, all: readonly T[], pick: (one: T) => unknown): Promise<void> {
  const stream = createWriteStream(file)
  const done = finished(stream)
  for (const one of all)
    if (!stream.write(`${JSON.stringify(pick(one))}\n`)) await Promise.race([once(stream, 'drain'), done])
  stream.end()
  await done.catch((error: Error) => {
    throw new UsageError(`${file} cannot be written: ${error.message}.`)
  })
}
