import { userInfo } from 'node:os'
import { resolve } from 'node:path'
import { countInWords } from '../../values/count.ts'
import type { StatedFact, Taking } from '../../values/warning.ts'
import type { ListedWarning } from '../../warn/take-in/listing.ts'
import type { Reread } from '../../warn/take-in/reread.ts'
import type { WholeWarning } from '../../warn/whole.ts'
import { runWork } from '../../work.ts'
import { UsageError } from '../args.ts'
import { plain } from '../print.ts'
import type { WarningCommands } from './commands.ts'

export const intakeHelp = `warnings import PATH…        Takes in files or folders: Markdown, web pages and CAP messages. What is here already changes
                             nothing. Exit code 1 if a document could not be taken in; the rest went in.
warnings list [--json]       Every warning, with its state.
warnings show ID [--json]    One warning and what was read in it.
warnings reread              Reads all that were not put forward again, with what is known now; corrections stay.
warnings corrections         What people corrected in readings, as test cases: a line of JSON each.`

const by = () => userInfo().username

/** `warnings …` */
export const intakeCommands: WarningCommands = {
  import: async ({ values }, paths) => {
    if (paths.length === 0) throw new UsageError('warnings import needs a file or a folder')
    const taking = (await runWork('warnings-import', { by: by(), paths: paths.map((path) => resolve(path)) })) as Taking
    const words = values.json === true ? JSON.stringify(taking) : printTaking(taking)
    return { words, exitCode: taking.failed > 0 ? 1 : 0 }
  },
  list: async ({ values }) => {
    const all = (await runWork('warnings-list', {})) as readonly ListedWarning[]
    if (values.json === true) return JSON.stringify(all)
    return all.length === 0 ? 'There are no warnings yet.' : all.map(printListed).join('\n')
  },
  show: async ({ values }, [id]) => {
    if (id === undefined) throw new UsageError('warnings show needs an ID')
    const shown = (await runWork('warnings-show', { id })) as ShownWarning
    return values.json === true ? JSON.stringify(shown) : printShown(shown)
  },
  reread: async () => {
    const { read, changed } = (await runWork('warnings-reread', { by: by() })) as Reread
    return `${countInWords(read)} read again; ${countInWords(changed)} are read otherwise now.`
  },
  corrections: async () => ((await runWork('warnings-corrections', {})) as string).trimEnd(),
}

function printTaking({ found, added, updated, same, copies, failed, problems }: Taking): string {
  const told = copies === 0 ? '' : `, ${countInWords(copies)} of them a copy of a story that was here`
  const sum = `${countInWords(found)} ${found === 1 ? 'document' : 'documents'}: ${countInWords(added)} new${told}; ${countInWords(updated)} changed, ${countInWords(same)} known, ${countInWords(failed)} could not be taken in.`
  return [...problems.map(({ document, problem }) => plain(`${document}: ${problem}`)), sum].join('\n')
}

const printListed = ({ id, state, issued_on, organisation, title, story }: ListedWarning) =>
  plain(
    `${id}  ${issued_on ?? 'no date   '}  ${state}  ${title} (${organisation || 'unknown'}${story === id ? '' : `; tells ${story}`})`,
  )

type ShownWarning = Pick<WholeWarning, 'warning' | 'version' | 'versions' | 'copies'> & {
  readonly facts: readonly StatedFact[]
}

function printShown({ warning, version, versions, copies, facts }: ShownWarning): string {
  const { title, organisation, issued_on, state, number } = version
  const lines = [
    title,
    `${[organisation, issued_on, warning.address].filter(Boolean).join(', ')}`,
    `Version ${number} of ${versions.length}: ${state}.`,
    ...facts.map(
      ({ name, value, quotes }) => `  ${name}: ${value}${quotes.length > 0 ? ` (“${quotes.join('”, “')}”)` : ''}`,
    ),
    ...copies.map((copy) => `Also told by ${copy.organisation || 'unknown'}: ${copy.title} (${copy.id})`),
  ]
  return lines.map(plain).join('\n')
}
