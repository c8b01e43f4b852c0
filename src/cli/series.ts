import { resolve } from 'node:path'
import { areaName } from '../areas/borders.ts'
import { openAreas } from '../areas/open.ts'
import { decisionSteps } from '../link/decision-steps.ts'
import type { SeriesList } from '../link/store/list-series.ts'
import type { SeriesRow, SeriesSeen } from '../link/store/seen.ts'
import { referenceOf } from '../values/reference.ts'
import { runWork } from '../work.ts'
import { type Args, readArgs, UsageError } from './args.ts'
import { plain } from './print.ts'

export const seriesHelp = `series list [WORDS] --as ADDRESS [--json]
                             Series of reports that a coordinator may see, by name, number or reference.
series show ID --as ADDRESS [--json]
                             Its reports, why they belong together, and what was decided.
series cut ID REPORT --why WORDS --as ADDRESS
                             Cuts a report out; it stays out until that is undone.
series join ID OTHER --why WORDS --as ADDRESS
                             Joins a report or another series to it.
series undo DECISION --as ADDRESS
                             Undoes what was decided in one step; "series show" has the numbers.
series export ID FILE --why WORDS [--redacted] --as ADDRESS
                             Writes it as evidence (ZIP) into a new FILE, as far as the coordinator may see it. The file is
                             written by the running service, if there is one.`

const options = {
  as: { type: 'string' },
  why: { type: 'string' },
  redacted: { type: 'boolean' },
  json: { type: 'boolean' },
} as const

type Commands = Readonly<Record<string, (given: Args, words: readonly string[]) => Promise<string>>>

const commands: Commands = {
  list: async (given, [text = null]) => {
    const found = (await runWork('series-list', { as: named(given, 'as'), text })) as SeriesList
    if (given.values.json === true) return JSON.stringify(found)
    const nameOf = openNames()
    return found.rows.length === 0 ? 'No series.' : found.rows.map((row) => printRow(row, nameOf)).join('\n')
  },
  show: async (given, [id]) => {
    const order = { as: named(given, 'as'), series: need(id, 'show needs the ID of a series') }
    const series = (await runWork('series-show', order)) as SeriesSeen
    return given.values.json === true ? JSON.stringify(series) : printSeries(series)
  },
  cut: async (given, [id, report]) => {
    const order = { series: need(id, 'cut needs the ID of a series'), report: need(report, 'cut needs a REPORT') }
    await runWork('series-cut', { ...order, why: named(given, 'why'), as: named(given, 'as') })
    return 'The report was cut out.'
  },
  join: async (given, [id, other]) => {
    const order = { series: need(id, 'join needs the ID of a series'), other: need(other, 'join needs another ID') }
    await runWork('series-join', { ...order, why: named(given, 'why'), as: named(given, 'as') })
    return 'They are joined.'
  },
  undo: async (given, [id]) => {
    await runWork('series-undo', { id: need(id, 'undo needs the number of a DECISION'), as: named(given, 'as') })
    return 'It was undone.'
  },
  export: async (given, [id, file]) => {
    const order = {
      series: need(id, 'export needs the ID of a series'),
      file: resolve(need(file, 'export needs a FILE')),
    }
    const rest = { why: named(given, 'why'), as: named(given, 'as'), redacted: given.values.redacted === true }
    const taken = (await runWork('series-export', { ...order, ...rest })) as Exported
    return `${taken.reports} reports${taken.redacted ? ', redacted,' : ''} written to ${taken.file}.\nSHA-256 ${taken.sha256}`
  },
}

interface Exported {
  readonly file: string
  readonly sha256: string
  readonly reports: number
  readonly redacted: boolean
}

/** `series …`. Throws UsageError. */
export async function runSeries(args: readonly string[]): Promise<number> {
  const given = readArgs(args, options)
  const [what, ...words] = given.positionals
  const command = what !== undefined && Object.hasOwn(commands, what) ? commands[what] : undefined
  if (!command) throw new UsageError(`series needs one of: ${Object.keys(commands).join(', ')}`)
  console.log(await command(given, words))
  return 0
}

type NameOf = (code: string) => string

function openNames(): NameOf {
  const view = openAreas(() => new Date().toISOString().slice(0, 10)).on()
  return (code) => areaName(view, code)
}

/** A series on one line. */
function printRow(
  { id, name, reports, hidden, firstOn, lastOn, forces, state, isSimulated }: SeriesRow,
  nameOf: NameOf,
): string {
  const count = `${reports}${hidden > 0 ? ` and ${hidden} more elsewhere` : ''}`
  const remarks = [state, ...(isSimulated ? ['simulated, not real'] : [])].join(', ')
  return plain(
    `${id}  ${name ?? 'without a name'}: ${count}, ${firstOn} to ${lastOn}, ${forces.map(nameOf).join(', ')} (${remarks})`,
  )
}

/** Reports, links and decisions, a line each. */
function printSeries(series: SeriesSeen): string {
  const nameOf = openNames()
  const { name, id, state, reports, links, decisions, hidden } = series
  return [
    `Series ${id}: ${name ?? 'without a name'} (${state})`,
    ...reports.map(
      (one) =>
        `  ${referenceOf(one.id)}  ${one.happenedOn}  ${nameOf(one.district)}  ${one.via === 'simulated' ? 'simulated' : one.trust}`,
    ),
    ...hidden.map(({ force, reports: more }) => `  ${more} more at ${nameOf(force)}: ask them`),
    ...links.map(
      ({ a, b, probability, reasons, why }) =>
        `  ${referenceOf(a)} and ${referenceOf(b)}, ${probability.toFixed(2)}: ${why || reasons.map(({ words }) => words).join('; ')}`,
    ),
    ...decisionSteps(decisions).map(
      ({ id, kind, report, others, why, undoneAt }) =>
        `  decision ${id}: ${kind} ${referenceOf(report)} and ${others.map(referenceOf).join(', ')}${undoneAt ? ', undone' : ''}: ${why}`,
    ),
  ]
    .map(plain)
    .join('\n')
}

function named({ values }: Args, name: 'as' | 'why'): string {
  const value = values[name]
  if (typeof value === 'string' && value.trim() !== '') return value
  throw new UsageError(
    name === 'as' ? '--as is missing: the e-mail address of a coordinator' : '--why is missing: say why, in a line',
  )
}

function need(word: string | undefined, message: string): string {
  if (word === undefined) throw new UsageError(message)
  return word
}
