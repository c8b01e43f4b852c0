import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { ImportAnswer } from '../report/import/work.ts'
import type { FoundReports } from '../report/list.ts'
import type { ShownReport } from '../report/one.ts'
import { countInWords, inPounds } from '../values/count.ts'
import { problemOf } from '../values/problem.ts'
import { referenceOf } from '../values/reference.ts'
import { runWork } from '../work.ts'
import { type Args, readArgs, UsageError } from './args.ts'
import { plain } from './print.ts'

export const reportsHelp = `reports import --csv FILE --as ADDRESS [--map FILE.json] [--dry-run] [--organisation ID]
                             Reads in a file of reports (CSV) as a coordinator with the role of a writer. --dry-run takes
                             nothing in and tells what would be. Without --map columns are taken by their headings; the
                             map that was used is printed with --json. Exit code 1 if rows could not be taken in.
reports take-back ID --as ADDRESS
                             Takes back all that came with an import.
reports list --as ADDRESS [--words W] [--number N] [--alias NAME] [--from DAY] [--to DAY] [--state STATE] [--page N] [--json]
                             Reports that this coordinator may see, the newest first.
reports show REFERENCE --as ADDRESS [--json]
                             One report, without what tells of a person.
reports export FILE --as ADDRESS [as list]
                             Writes them to a new file as CSV, without what tells of a person.`

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const
const searching = { words: text, number: text, alias: text, from: text, to: text, state: text }
const options = {
  as: text,
  csv: text,
  map: text,
  organisation: text,
  page: text,
  ...searching,
  json: flag,
  'dry-run': flag,
}

interface Told {
  readonly words: string
  readonly exitCode?: number
}

type Command = (given: Args, words: readonly string[]) => Promise<Told>

const commands: Readonly<Record<string, Command>> = {
  import: async ({ values }) => {
    const { csv, map, organisation, json } = values
    if (typeof csv !== 'string') throw new UsageError('reports import needs --csv FILE')
    const order = {
      as: personIn(values),
      path: resolve(csv),
      mapping: typeof map === 'string' ? await readMap(map) : null,
      ...(typeof organisation === 'string' && { organisation }),
      dryRun: values['dry-run'] === true,
    }
    const answer = (await runWork('reports-import', order)) as ImportAnswer
    const { failed } = 'trial' in answer ? answer.trial : answer.imported
    const isBroken = failed > 0 || ('imported' in answer && answer.imported.stopped_why !== null)
    return { words: json === true ? JSON.stringify(answer) : printImport(answer), exitCode: isBroken ? 1 : 0 }
  },

  'take-back': async ({ values }, [id]) => {
    const order = { as: personIn(values), id: need(id, 'take-back needs the ID of an import') }
    const { gone } = (await runWork('reports-take-back', order)) as { gone: number }
    return { words: `${countInWords(gone)} ${gone === 1 ? 'report is' : 'reports are'} gone.` }
  },

  list: async ({ values }) => {
    const page = values.page === undefined ? {} : { page: Number(values.page) }
    const order = { as: personIn(values), search: { ...searchIn(values), ...page } }
    const found = (await runWork('reports-list', order)) as FoundReports
    return { words: values.json === true ? JSON.stringify(found) : printList(found) }
  },

  show: async ({ values }, [reference]) => {
    const order = { as: personIn(values), reference: need(reference, 'show needs the REFERENCE of a report') }
    const shown = (await runWork('reports-show', order)) as ShownReport
    return { words: values.json === true ? JSON.stringify(shown) : printShown(shown) }
  },

  export: async ({ values }, [file]) => {
    const path = resolve(need(file, 'export needs a FILE to write'))
    const order = { as: personIn(values), path, search: searchIn(values) }
    const { written } = (await runWork('reports-export', order)) as { written: number }
    return { words: `${countInWords(written)} ${written === 1 ? 'report' : 'reports'} written.` }
  },
}

/** `reports …`. Throws UsageError. */
export async function runReports(args: readonly string[]): Promise<number> {
  const given = readArgs(args, options)
  const [what, ...words] = given.positionals
  const command = what !== undefined && Object.hasOwn(commands, what) ? commands[what] : undefined
  if (!command) throw new UsageError(`reports needs one of: ${Object.keys(commands).join(', ')}`)
  const told = await command(given, words)
  console.log(told.words)
  return told.exitCode ?? 0
}

async function readMap(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch (error) {
    throw new UsageError(`--map ${file}: ${problemOf(error)}.`)
  }
}

const searchIn = (values: Args['values']) =>
  Object.fromEntries(
    Object.keys(searching).flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])),
  )

function printImport(answer: ImportAnswer): string {
  const { problems, failed } = 'trial' in answer ? answer.trial : answer.imported
  const lines = problems.map(({ row, field, problem }) => `row ${row}, ${field}: ${problem}`)
  if ('trial' in answer) {
    const { found, fit, same, notes } = answer.trial
    const left = notes.map(({ field, problem, rows }) => `${field}, ${countInWords(rows)} rows: ${problem}`)
    const sum = `${countInWords(found)} rows: ${countInWords(fit - same)} would be new, ${countInWords(same)} are here already, ${countInWords(failed)} cannot be taken in. Nothing was taken in.`
    return [...lines, ...left, sum].map(plain).join('\n')
  }
  const { id, found, added, same, stopped_why } = answer.imported
  const sum = `Import ${id}, ${countInWords(found)} rows: ${countInWords(added)} new, ${countInWords(same)} here already, ${countInWords(failed)} could not be taken in.`
  return [...lines, ...(stopped_why === null ? [] : [stopped_why]), sum].map(plain).join('\n')
}

function printList({ rows, total, page, pages }: FoundReports): string {
  if (total === 0) return 'No report that you may see fits.'
  const lines = rows.map(
    ({ id, happened_on, district, kind, script, state, lost_pounds }) =>
      `${referenceOf(id)}  ${happened_on}  ${district}  ${script ?? kind} (${state}${lost_pounds === null ? '' : `, ${inPounds(Number(lost_pounds))}`})`,
  )
  return [...lines, `${countInWords(total)} in all; page ${page} of ${pages}.`].map(plain).join('\n')
}

function printShown({ report, state, series }: ShownReport): string {
  const { id, happened_on, district, kind, script, shown, spoken, aliases, outcome, lost_pounds, account } = report
  const lines = [
    `${referenceOf(id)}: ${state}`,
    `${happened_on}, ${district}, ${kind}${script ? `, ${script}` : ''}`,
    `Numbers: ${[...shown, ...spoken].join(', ') || 'none'}. Names: ${aliases.join(', ') || 'none'}.`,
    `${outcome}${lost_pounds === null ? '' : `, ${inPounds(Number(lost_pounds))}`}${series ? `; series ${series.id}` : ''}`,
    account,
  ]
  return lines.map(plain).join('\n')
}

function personIn({ as }: Args['values']): string {
  if (typeof as === 'string' && as.trim() !== '') return as
  throw new UsageError('--as is missing: the e-mail address of a coordinator')
}

function need(word: string | undefined, message: string): string {
  if (word === undefined) throw new UsageError(message)
  return word
}
