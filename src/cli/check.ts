import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { openChecker } from '../check/check.ts'
import { type Explained, explainCheck } from '../check/explain.ts'
import { type Nearest, openNearest } from '../check/nearest.ts'
import { openHearing } from '../check/tactic-hearing.ts'
import type { CheckResult, Situation, Verdict } from '../check/verdict.ts'
import { loadExamples, loadKnowledge } from '../knowledge/load.ts'
import { openReader, type Reader } from '../read/read.ts'
import { type Contact, channels } from '../values/contact.ts'
import type { Knowledge } from '../values/knowledge.ts'
import { oneOf, readArgs, situationFrom, situationOptions, UsageError } from './args.ts'
import { ContactError, idOf, parseContact } from './contact.ts'
import { printExplanation } from './explain.ts'
import { type Line, longestLineBytes, readLines } from './lines.ts'
import { print } from './output.ts'
import { printCheck } from './print.ts'

/** Exit codes of `check`, so that a script can tell verdicts apart. */
export const exitCodes: Readonly<Record<Verdict, number>> = { 'nothing-found': 0, careful: 10, stop: 20, unknown: 30 }

export const checkHelp = `check "what happened"        Checks a contact and says what to do now.
  --channel ${channels.join('|')}   How it came (default: description).
  --moment on-the-phone|at-the-door|inside|hung-up|message|cash-machine|over
  --nation england|wales|scotland|northern-ireland
  --lost money,card,details,access,goods   What is already gone.
  --danger  --cannot-speak  --gas  --help-called  --phone landline|mobile
  --explain                  Also how the verdict came about: words, weights, the rule; with --jsonl too.
  --json                     One line of JSON instead of words.
  Exit code: 0 nothing known found, 10 be careful, 20 stop, 30 the check failed.
check --jsonl [FILE|-]       One contact a line in, one answer a line out.
  Exit code: 0, or 1 if a line could not be checked (its answer says why).`

/** Runs `check`; gives the exit code. Throws UsageError. */
export async function runCheck(args: readonly string[], input: Readable): Promise<number> {
  const parsed = readArgs(args, {
    ...situationOptions,
    channel: { type: 'string' },
    explain: { type: 'boolean' },
    json: { type: 'boolean' },
    jsonl: { type: 'boolean' },
  })
  const knowledge = loadKnowledge()
  const check = checkWith(openReader(knowledge), parsed.values.explain === true)
  if (parsed.values.jsonl) return checkLines(check, sourceOf(parsed.positionals, input))
  const text = parsed.positionals.join(' ').trim()
  if (text === '') throw new UsageError('Say what happened: check "They said they were from my bank and want my PIN"')
  const channel = oneOf('channel', parsed.values.channel, channels) ?? 'description'
  const result = check({ channel, text }, situationFrom(parsed))
  await print(parsed.values.json ? JSON.stringify(result) : inWords(result, knowledge, process.stdout.columns ?? 80))
  return exitCodes[result.verdict]
}

/** An answer with its explanation, where one was asked for. */
type Answer = CheckResult & Partial<Pick<Explained, 'explanation'>>
type Check = (contact: Contact, situation?: Situation) => Answer

const checkWith = (reader: Reader, isExplained: boolean): Check =>
  isExplained ? explainWith(reader) : openChecker(reader, openHearing(reader.knowledge)).check

function explainWith(reader: Reader): Check {
  let opened: ((text: string) => Nearest | null) | undefined
  const nearest = (text: string) => (opened ??= openNearest(loadExamples()))(text)
  const hearing = openHearing(reader.knowledge)
  return (contact, situation = {}) => explainCheck(reader, contact, { situation, nearest, hearing })
}

function inWords(answer: Answer, knowledge: Knowledge, columns: number): string {
  const words = printCheck(answer, knowledge, columns)
  return answer.explanation ? `${words}\n\n${printExplanation(answer.explanation, knowledge, columns)}` : words
}

function sourceOf(positionals: readonly string[], input: Readable): Readable {
  if (positionals.length > 1) throw new UsageError('check --jsonl takes one file, or - for standard input')
  return positionals[0] === undefined || positionals[0] === '-' ? input : createReadStream(positionals[0])
}

/** Checks line by line as they come; a bad line is answered with its error and does not stop the rest. */
async function checkLines(check: Check, source: Readable): Promise<number> {
  let bad = 0
  for await (const line of readLines(source)) {
    if ('text' in line && line.text.trim() === '') continue
    const answer = checkLine(check, line)
    if ('error' in answer) bad++
    await print(JSON.stringify(answer))
  }
  if (bad > 0)
    console.error(`${bad} line${bad === 1 ? '' : 's'} could not be checked; the answers with "error" say why.`)
  return bad > 0 ? 1 : 0
}

interface Failed extends CheckResult {
  readonly error: { readonly line: number; readonly code: string; readonly message: string }
}

function checkLine(check: Check, line: Line): Answer | Failed {
  try {
    if (!('text' in line)) throw lineError(line.problem)
    return check(parseContact(line.text))
  } catch (error) {
    if (!(error instanceof ContactError)) throw error
    const id = 'text' in line ? idOf(line.text) : null
    const failed = { id, verdict: 'unknown', script: null, findings: [], reasons: [], numbers: [], plan: [] } as const
    return { ...failed, error: { line: line.number, code: error.code, message: error.message } }
  }
}

function lineError(problem: 'too-long' | 'not-utf-8'): ContactError {
  return problem === 'too-long'
    ? new ContactError('line-too-long', `the line is longer than ${longestLineBytes} bytes; send one contact a line`)
    : new ContactError('not-utf-8', 'the line is not UTF-8; save the file as UTF-8')
}
