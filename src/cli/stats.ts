import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { openAreas } from '../areas/open.ts'
import { earsBounds, earsMethods } from '../link/spikes/ears.ts'
import {
  type FlexibleOptions,
  farringtonClassic,
  farringtonFlexible,
  powers,
  thresholdMethods,
} from '../link/spikes/farrington.ts'
import { knoxTable, metrics, shuffleKnox } from '../link/spikes/knox.ts'
import { scanSpaceTime } from '../link/spikes/scan.ts'
import { type KnownDistrict, readCases } from '../link/table/cases.ts'
import { type Row, TableError } from '../link/table/columns.ts'
import { readEvents } from '../link/table/events.ts'
import { readSeries } from '../link/table/series.ts'
import { csvCell, readCsv } from '../values/csv.ts'
import { type Args, oneOf, readArgs, UsageError } from './args.ts'
import { print } from './output.ts'

export const statsHelp = `stats ears|farrington|knox|scan --csv FILE   Statistics of spikes, CSV in and out; - is standard input.
  Files with or without a header, commas or semicolons; docs/statistics.md says more.
stats ears                   Rows: t, count. Out: t,obs,C1,C2,C3; with --method C1|C2|C3: t,up.
  --baseline 7 --alpha 0.001 --min-sigma 0
stats farrington             Rows: week (number or date), count. Out: t,obs,flex,flexdelta,classic: the bounds of Farrington
                             Flexible (nbPlugin), with delta and no seasons, and of the classic method.
                             With --method flex|flexdelta|classic: t,obs,up,expected,dispersion,trend.
  --years 3 --half-width 3 --alpha 0.01 --frequency 52 --seasons 10 --left-out 26 --residual-limit 2.58 --trend-p 0.05
  --threshold nbPlugin|delta|muan --power 2/3|1/2|none --enough 5,4 --no-trend --no-reweight
  --rows                     Years are so many rows also where the file has dates.
stats knox                   Rows: x, y (metres), date. Out: distance_from,distance_to,days_from,days_to,observed,expected,ratio.
  --distances 1,100,200,300 --days 7,14,21 --metric manhattan|euclidean
  --replicates N --seed N    Also p, by so many shuffles.
stats scan                   Rows: district, or x, y (or lon, lat), or both; date; count (else 1). Out: the strongest cluster and
                             others apart from it: cluster,centre,places,radius,from,to,observed,expected,ratio,llr,p,recurrence_days.
  --unit 1 (days; 7 is weekly) --longest 30 (units) --share 0.5 --furthest D --least-cases 2 --most 10
  --replicates 999 --seed N --from DAY --to DAY`

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const
const options = Object.fromEntries(
  (
    'csv method baseline alpha min-sigma years half-width frequency seasons left-out residual-limit trend-p threshold power ' +
    'enough distances days metric replicates seed unit longest share furthest least-cases most from to'
  )
    .split(' ')
    .map((name) => [name, text]),
)
const largestBytes = 128 * 1024 * 1024

/** `stats …`. Throws UsageError, with the line of the file where it is wrong. */
export async function runStats(args: readonly string[], input: Readable): Promise<number> {
  const given = readArgs(args, { ...options, 'no-trend': flag, 'no-reweight': flag, rows: flag })
  const [what, ...rest] = given.positionals
  const run = { ears, farrington, knox, scan }[what ?? '']
  if (!run) throw new UsageError('stats needs one of: ears, farrington, knox, scan')
  const file = given.values.csv ?? rest.shift()
  if (typeof file !== 'string' || rest.length > 0)
    throw new UsageError(`stats ${what} --csv FILE, or - for standard input`)
  const rows = readCsv(await readText(file, input))
  try {
    for (const line of run(rows, given)) await print(line)
  } catch (error) {
    if (error instanceof TableError)
      throw new UsageError(`${file === '-' ? 'standard input' : file}, ${error.message}.`)
    if (error instanceof RangeError) throw new UsageError(error.message)
    throw error
  }
  return 0
}

async function readText(file: string, input: Readable): Promise<string> {
  const parts: Buffer[] = []
  let bytes = 0
  try {
    for await (const part of (file === '-' ? input : createReadStream(file)) as AsyncIterable<Buffer>) {
      bytes += part.length
      if (bytes > largestBytes) throw new UsageError(`${file} has more than ${largestBytes / 1024 / 1024} MB.`)
      parts.push(part)
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts))
  } catch (error) {
    if (error instanceof UsageError) throw error
    if (error instanceof TypeError) throw new UsageError(`${file} is not UTF-8; save it as UTF-8.`)
    throw new UsageError(`${file} cannot be read: ${(error as Error).message}.`)
  }
}

/** The number that was given, or none. */
function numberGiven({ values }: Args, name: string): number | undefined {
  const value = values[name]
  if (value === undefined) return undefined
  const number = Number(value)
  if (value === '' || !Number.isFinite(number)) throw new UsageError(`--${name} must be a number, not "${value}"`)
  return number
}

const listGiven = ({ values }: Args, name: string) =>
  typeof values[name] === 'string' ? { [name]: values[name].split(',').map(Number) } : {}

/** The numbers that were given, under their names in the code. */
const numbersGiven = <Name extends string>(given: Args, names: Readonly<Record<Name, string>>) =>
  Object.fromEntries(
    Object.entries<string>(names).flatMap(([name, option]) => {
      const number = numberGiven(given, option)
      return number === undefined ? [] : [[name, number]]
    }),
  ) as Partial<Record<Name, number>>

const cell = (value: number) => (Number.isNaN(value) ? 'NA' : String(value))
/** Numbers as they are; what a spreadsheet would take for a formula is disarmed. */
const quoted = (value: string) => (/^-?[\d.]+(?: -?[\d.]+)*$/.test(value) ? value : csvCell(value))

function* ears(rows: Iterable<Row>, given: Args): Generator<string> {
  const { labels, counts } = readSeries(rows)
  const only = oneOf('method', given.values.method, earsMethods)
  const chosen = numbersGiven(given, { baseline: 'baseline', alpha: 'alpha', minSigma: 'min-sigma' })
  const bounds = (only ? [only] : earsMethods).map((method) => earsBounds(counts, method, chosen))
  yield only ? 't,up' : `t,obs,${earsMethods.join()}`
  for (const [at, label] of labels.entries()) {
    const told = bounds.map((bound) => cell(bound[at]!))
    yield (only ? [quoted(label), ...told] : [quoted(label), counts[at], ...told]).join()
  }
}

function farringtonGiven(given: Args, days: Float64Array | null): FlexibleOptions {
  const { 'no-trend': noTrend, 'no-reweight': noReweight, rows } = given.values
  const numbers = numbersGiven(given, {
    years: 'years',
    halfWidth: 'half-width',
    alpha: 'alpha',
    frequency: 'frequency',
    seasons: 'seasons',
    leftOut: 'left-out',
    residualLimit: 'residual-limit',
    trendP: 'trend-p',
  })
  const power = oneOf('power', given.values.power, powers)
  const [cases, least] = listGiven(given, 'enough').enough ?? []
  return {
    ...numbers,
    ...(power && { power }),
    ...(cases !== undefined && { enough: { cases, rows: least ?? 4 } }),
    days: rows ? null : days,
    trend: noTrend !== true,
    reweight: noReweight !== true,
  }
}

function* farrington(rows: Iterable<Row>, given: Args): Generator<string> {
  const { labels, counts, days } = readSeries(rows)
  const settings = farringtonGiven(given, days)
  const chosen = oneOf('threshold', given.values.threshold, thresholdMethods)
  const methods = {
    flex: () => farringtonFlexible(counts, { ...settings, ...(chosen && { threshold: chosen }) }),
    flexdelta: () => farringtonFlexible(counts, { seasons: 1, ...settings, threshold: 'delta' }),
    classic: () => farringtonClassic(counts, settings),
  }
  const names = Object.keys(methods) as (keyof typeof methods)[]
  const only = oneOf('method', given.values.method, names)
  const results = (only ? [only] : names).map((name) => methods[name]())
  yield only ? 't,obs,up,expected,dispersion,trend' : `t,obs,${names.join()}`
  for (const [at, label] of labels.entries()) {
    const told = results.map(({ bound }) => cell(bound[at]!))
    const { expected, dispersion, trend } = results[0]!
    const more = only ? [cell(expected[at]!), cell(dispersion[at]!), trend[at]] : []
    yield [quoted(label), counts[at], ...told, ...more].join()
  }
}

function* knox(rows: Iterable<Row>, given: Args): Generator<string> {
  const events = readEvents(rows)
  const metric = oneOf('metric', given.values.metric, metrics)
  const chosen = { ...listGiven(given, 'distances'), ...listGiven(given, 'days'), ...(metric && { metric }) }
  const table = knoxTable(events, chosen)
  const replicates = numberGiven(given, 'replicates')
  const chance =
    replicates === undefined
      ? null
      : shuffleKnox(events, { ...chosen, replicates, seed: numberGiven(given, 'seed') ?? 1 })
  yield `distance_from,distance_to,days_from,days_to,observed,expected,ratio${chance ? ',p' : ''}`
  const columns = table.days.length + 1
  for (const [at, observed] of table.observed.entries()) {
    const band = [...ends(table.distances, Math.floor(at / columns)), ...ends(table.days, at % columns)]
    const p = chance ? [chance.p[at]] : []
    yield [...band, observed, cell(table.expected[at]!), cell(table.ratio[at]!), ...p].join()
  }
}

const ends = (limits: readonly number[], band: number) => [limits[band - 1] ?? 0, limits[band] ?? 'Inf']

/** Where the people of a district live on average, by its code of any year or its name. */
function openDistricts(): (district: string) => KnownDistrict | null {
  const view = openAreas(() => new Date().toISOString().slice(0, 10)).on()
  const byName = new Map([...view.districts.values()].map((district) => [district.name.toLowerCase(), district]))
  return (name) => {
    const code = view.canonical(name)
    const district = (code === null ? undefined : view.districts.get(code)) ?? byName.get(name.toLowerCase())
    return district ? { x: district.longitude, y: district.latitude, code: district.code } : null
  }
}

function* scan(rows: Iterable<Row>, given: Args): Generator<string> {
  const unitDays = numberGiven(given, 'unit') ?? 1
  if (!Number.isInteger(unitDays) || unitDays < 1) throw new UsageError(`--unit must be whole days, not ${unitDays}`)
  const { from, to } = given.values
  const period = { unitDays, from: from === undefined ? null : String(from), to: to === undefined ? null : String(to) }
  let known: ReturnType<typeof openDistricts> | undefined
  const { cases, names, isGlobe, daysOf } = readCases(rows, period, (district) => (known ??= openDistricts())(district))
  const chosen = numbersGiven(given, {
    longest: 'longest',
    share: 'share',
    furthest: 'furthest',
    leastCases: 'least-cases',
    most: 'most',
    replicates: 'replicates',
    seed: 'seed',
  })
  yield 'cluster,centre,places,radius,from,to,observed,expected,ratio,llr,p,recurrence_days'
  for (const [at, found] of scanSpaceTime(cases, { ...chosen, unitDays, isGlobe }).entries()) {
    const { centre, places, radius, length, observed, expected, logLikelihoodRatio, p, recurrenceDays } = found
    const days = [daysOf(cases.units - length)[0], daysOf(cases.units - 1)[1]]
    const where = [quoted(names[centre]!), quoted(places.map((place) => names[place]).join('; ')), radius]
    yield [
      at + 1,
      ...where,
      ...days,
      observed,
      expected,
      observed / expected,
      logLikelihoodRatio,
      p,
      recurrenceDays,
    ].join()
  }
}
