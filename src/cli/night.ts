import { userInfo } from 'node:os'
import type { ShownSpike } from '../link/night/list.ts'
import type { NightDone } from '../link/night/run.ts'
import type { Silence } from '../link/night/silence.ts'
import { simulatedWords } from '../values/statistics-words.ts'
import { runWork } from '../work.ts'
import { type Args, readArgs, UsageError } from './args.ts'
import { plain } from './print.ts'

export const nightHelp = `night [--upto DATE]          Links all reports and looks at all areas for spikes now, up to today or a day; by itself
                             that is done at 03:00. Tells how far it is.`

export const spikesHelp = `spikes list [--since DATE] [--silenced] [--json]
                             More reports than expected, of the last 30 days: alerts first.
spikes show ID [--json]      One of them: what was expected, what came, and why it stands out.
spikes silence --until DATE --reason WORDS [--method farrington|ears|scan|knox] [--area CODE] [--type SCRIPT]
                             Puts some aside until a day, at most 90 days; they are still kept and listed.
spikes hear ID               Ends a silence; "spikes list --silenced" shows its ID.`

const simulatedLine = `${simulatedWords}.\n`

/** `night`. Throws UsageError. */
export async function runNightCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArgs(args, { upto: { type: 'string' } })
  if (positionals.length > 0) throw new UsageError('night [--upto DATE]')
  const done = (await runWork('night-run', { by: userInfo().username, upto: values.upto ?? null })) as NightDone | null
  console.log(nightLine(done))
  return 0
}

/** What came of a night, on one line. */
export function nightLine(done: NightDone | null): string {
  if (!done) return 'Another process does it already; the one you asked for follows it. Look at "spikes list".'
  if (!done.isWhole) return 'It was stopped before its end; it is done again soon.'
  const { alerts, listed, fresh, seriesLookedAt } = done
  return `${seriesLookedAt} series looked at. Alerts: ${alerts}, more to list: ${listed}; ${fresh} were not known before.`
}

type Listed = {
  readonly isSimulated: boolean
  readonly spikes: readonly ShownSpike[]
  readonly silences: readonly Silence[]
}
type Shown = { readonly isSimulated: boolean; readonly spike: ShownSpike; readonly serials: readonly string[] }

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const
const options = {
  since: text,
  silenced: flag,
  json: flag,
  until: text,
  reason: text,
  method: text,
  area: text,
  type: text,
}

/** `spikes …`. Throws UsageError. */
export async function runSpikes(args: readonly string[]): Promise<number> {
  const given = readArgs(args, options)
  const [what, ...words] = given.positionals
  const command = what !== undefined && Object.hasOwn(commands, what) ? commands[what] : undefined
  if (!command) throw new UsageError(`spikes needs one of: ${Object.keys(commands).join(', ')}`)
  console.log(await command(given, words))
  return 0
}

const commands: Readonly<Record<string, (given: Args, words: readonly string[]) => Promise<string>>> = {
  list: async ({ values }) => {
    const order = { since: values.since ?? null, silenced: values.silenced === true }
    const listed = (await runWork('spikes-list', order)) as Listed
    if (values.json === true) return JSON.stringify(listed)
    const { isSimulated, spikes, silences } = listed
    const lines = [...spikes.map(printSpike), ...silences.map(printSilence)]
    return `${isSimulated ? simulatedLine : ''}${lines.length === 0 ? 'None.' : lines.join('\n')}`
  },
  show: async ({ values }, [id]) => {
    const shown = (await runWork('spikes-show', { id: id ?? missing('show needs the ID of a spike') })) as Shown
    if (values.json === true) return JSON.stringify(shown)
    const { spike, serials, isSimulated } = shown
    return `${isSimulated ? simulatedLine : ''}${printSpike(spike)}\n${plain(spike.why)}\nDistricts: ${spike.districts.join(', ')}\n${serials.length} reports behind it.`
  },
  silence: async ({ values }) => {
    const { method = null, area = null, type = null } = values
    const until = values.until ?? missing('--until is missing: the last day')
    const why = values.reason ?? missing('--reason is missing')
    const order = { method, area, type, until, why, by: userInfo().username }
    return printSilence((await runWork('spikes-silence', order)) as Silence)
  },
  hear: async (_, [id]) => {
    await runWork('spikes-hear', { id: id ?? missing('hear needs the ID of a silence'), by: userInfo().username })
    return 'They are told again.'
  },
}

function printSpike({ id, level, method, area, type, from, to, observed, expected }: ShownSpike): string {
  const usual = expected === null ? '' : `, expected ${expected.toFixed(1)}`
  return plain(`${id}  ${level}  ${method}  ${area ?? 'several'}  ${type}  ${from} to ${to}: ${observed}${usual}`)
}

function printSilence({ id, method, area, type, until, why }: Silence): string {
  const what = [method, area, type].filter((one) => one !== null).join(', ')
  return plain(`${id}  silent: ${what}, until ${new Date(until).toISOString().slice(0, 10)} – ${why}`)
}

function missing(message: string): never {
  throw new UsageError(message)
}
