import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadKnowledge } from '../knowledge/load.ts'
import { fingerprint } from '../learn/fingerprint.ts'
import { crossValidate, learn, learnOne } from '../learn/learn.ts'
import { type Counts, crossValidateTactics, learnTactics } from '../learn/learn-tactics.ts'
import { readLessons } from '../learn/lessons.ts'
import { readPassageLessons } from '../learn/passage-lessons.ts'
import { readPublicRows, recordRows } from '../learn/public-rows.ts'
import type { Lesson } from '../learn/train.ts'
import { openReader } from '../read/read.ts'
import { modelNames } from '../values/learned.ts'
import { readArgs, UsageError } from './args.ts'

export const learnHelp = `learn [DIR]                  Teaches the small models again from data/tactics, data/examples, data/talk and
  data/lessons.
  With DIR, as evaluate takes it, the model for talk learns from those public sets too whose licences allow it.
  Writes data/learned; the figures beside them leave out one writer or set at a time.`

const folder = join(import.meta.dirname, '..', '..', '..', 'data', 'learned')

/** Runs `learn`; gives the exit code. Throws UsageError. */
export async function runLearn(args: readonly string[]): Promise<number> {
  const [shared, ...others] = readArgs(args, {}).positionals
  if (others.length > 0) throw new UsageError('learn takes one folder at most')
  if (shared !== undefined && !existsSync(join(shared, 'data', 'contacts')))
    throw new UsageError(`there is no ${join(shared, 'data', 'contacts')}; name the folder: doorchain learn DIR`)
  const own = readLessons()
  const rows = shared === undefined ? [] : readPublicRows(shared)
  const lessons = [...own, ...rows.map(({ lesson }) => lesson)]
  console.error(
    `Teaching ${modelNames.length} models with ${own.length} sentences and ${rows.length} rows of public sets.`,
  )
  const models = learn(lessons)
  mkdirSync(folder, { recursive: true })
  for (const kind of modelNames)
    writeFileSync(join(folder, `${kind}.json`), `${JSON.stringify(models[kind], null, 1)}\n`)
  const reader = openReader(loadKnowledge())
  const passages = readPassageLessons(reader)
  console.error(`Teaching the model that names tactics with ${passages.length} passages.`)
  writeFileSync(join(folder, 'tactics.json'), `${JSON.stringify(learnTactics(passages), null, 1)}\n`)
  console.error('Leaving out one writer or set at a time.')
  const figures = {
    lessons: fingerprint(own),
    inputs: countInputs(own),
    publicRows: recordRows(rows),
    talk: fingerprint(models.talk),
    talkAlone: fingerprint(learnOne('talk', own)),
    leftOut: crossValidate(lessons),
    tactics: { passages: passages.length, leftOut: crossValidateTactics(reader, passages) },
  }
  writeFileSync(join(folder, 'figures.json'), `${JSON.stringify(figures, null, 1)}\n`)
  for (const { kind, leftOut, tricks, others: rest, found, taken, auc } of figures.leftOut)
    console.log(
      `${kind.padEnd(8)} without ${leftOut.padEnd(21)} found ${found} of ${tricks}, taken ${taken} of ${rest}, AUC ${auc ?? '–'}`,
    )
  for (const { leftOut, contacts, byPatterns, withHeard } of figures.tactics.leftOut)
    console.log(
      `tactics  without ${leftOut.padEnd(5)} ${contacts} contacts: F1 ${f1(byPatterns)} by patterns, ${f1(withHeard)} with what is heard`,
    )
  console.log(`Written to data/learned: ${modelNames.join(', ')} and their figures.`)
  return 0
}

const f1 = ({ right, wrong, missed }: Counts): string => ((2 * right) / (2 * right + wrong + missed)).toFixed(2)

/** How many lessons each writer gave, by register. */
function countInputs(lessons: readonly Lesson[]): Record<string, Record<string, number>> {
  const inputs: Record<string, Record<string, number>> = {}
  for (const { writer, register } of lessons) {
    const own = (inputs[writer] ??= {})
    own[register] = (own[register] ?? 0) + 1
  }
  return inputs
}
