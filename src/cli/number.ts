import { existsSync } from 'node:fs'
import { styleText } from 'node:util'
import { type Config, readConfig } from '../config.ts'
import { type FullAnswer, openNumbers } from '../directory/numbers.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import { DoorchainError } from '../values/error.ts'
import { runWork } from '../work.ts'
import { oneOf, readArgs, UsageError } from './args.ts'
import { print } from './output.ts'
import { plain, widthFor, wrap } from './print.ts'

export const numberHelp = `number "WHAT IT SHOWED"       What is known about a telephone number, written or spoken, and which one to ring instead.
  --dictated                 The caller gave it to be checked by.
  --nation england|wales|scotland|northern-ireland
  --json                     One line of JSON instead of words.`

const nations = ['england', 'wales', 'scotland', 'northern-ireland'] as const

/** `number TEXT`: answers by the database where there is one, else by what ships. Throws UsageError. */
export async function runNumber(args: readonly string[]): Promise<number> {
  const options = { dictated: { type: 'boolean' }, nation: { type: 'string' }, json: { type: 'boolean' } } as const
  const { values, positionals } = readArgs(args, options)
  const text = positionals.join(' ').trim()
  if (text === '') throw new UsageError('Say which number: number "01632 960123"')
  const nation = oneOf('nation', values.nation, nations)
  const answer = await answerBy(readConfig(), { text, dictated: values.dictated === true, ...(nation && { nation }) })
  await print(values.json === true ? JSON.stringify(answer) : inWords(answer, process.stdout.columns ?? 80))
  return 0
}

interface Question {
  readonly text: string
  readonly dictated: boolean
  readonly nation?: (typeof nations)[number]
}

/**
 * Nothing is kept yet where no database was ever made: none is made for a question. By what ships alone, and said to be,
 * where the database cannot be asked: nobody waits for 999.
 */
async function answerBy(config: Config, question: Question): Promise<FullAnswer> {
  const isKept = config.secrets.databaseUrl !== null || existsSync(config.dataDirectory)
  const kept = isKept && (await runWork('number-answer', question, config).catch(whyNot))
  if (kept) return kept as FullAnswer
  const { text, ...how } = question
  const answer = await openNumbers(loadKnowledge(), () => null).answer(text, { ...how, now: new Date() })
  return isKept ? answer : { ...answer, says: answer.says.slice(0, -1), isWhole: true }
}

function whyNot(error: unknown): null {
  if (!(error instanceof DoorchainError)) throw error
  console.error(error.message)
  return null
}

function inWords({ understood, says, warning, instead }: FullAnswer, columns: number): string {
  const width = widthFor(columns)
  const heading =
    understood.is === 'number' ? understood.national : understood.is === 'impossible' ? understood.digits : 'No number'
  const steps = instead.map(
    ({ text, isStale }) => `- ${text}${isStale ? ' This number is old: check before you rely on it.' : ''}`,
  )
  return [
    styleText('bold', plain(heading)),
    wrap(plain(says.join(' ')), width),
    styleText('bold', wrap(warning, width)),
    steps.map((step) => wrap(step, width)).join('\n'),
  ].join('\n\n')
}
