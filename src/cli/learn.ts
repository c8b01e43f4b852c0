import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crossValidate, fingerprint, kinds, learn } from '../learn/learn.ts'
import { readLessons } from '../learn/lessons.ts'
import type { Lesson } from '../learn/train.ts'
import { readArgs, UsageError } from './args.ts'

export const learnHelp = `learn                        Teaches the small models again from data/tactics, data/examples and data/talk.
  Writes data/learned; the figures beside them leave out one writer at a time.`

const folder = join(import.meta.dirname, '..', '..', '..', 'data', 'learned')

/** Runs `learn`; gives the exit code. Throws UsageError. */
export async function runLearn(args: readonly string[]): Promise<number> {
  if (readArgs(args, {}).positionals.length > 0) throw new UsageError('learn takes no arguments')
  const lessons = readLessons()
  console.error(`Teaching ${kinds.length} models with ${lessons.length} sentences.`)
  const models = learn(lessons)
  mkdirSync(folder, { recursive: true })
  for (const kind of kinds) writeFileSync(join(folder, `${kind}.json`), `${JSON.stringify(models[kind], null, 1)}\n`)
  console.error('Leaving out one writer at a time.')
  const figures = { lessons: fingerprint(lessons), inputs: countInputs(lessons), leftOut: crossValidate(lessons) }
  writeFileSync(join(folder, 'figures.json'), `${JSON.stringify(figures, null, 1)}\n`)
  for (const { kind, leftOut, tricks, others, found, taken, auc } of figures.leftOut)
    console.log(
      `${kind.padEnd(8)} without ${leftOut.padEnd(14)} found ${found} of ${tricks}, taken ${taken} of ${others}, AUC ${auc ?? '–'}`,
    )
  console.log(`Written to data/learned: ${kinds.join(', ')} and their figures.`)
  return 0
}

/** How many lessons each writer gave, by register. */
function countInputs(lessons: readonly Lesson[]): Record<string, Record<string, number>> {
  const inputs: Record<string, Record<string, number>> = {}
  for (const { writer, register } of lessons) {
    const own = (inputs[writer] ??= {})
    own[register] = (own[register] ?? 0) + 1
  }
  return inputs
}
