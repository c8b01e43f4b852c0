import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { UsageError } from './args.ts'

const folder = join(import.meta.dirname, '..', '..', 'bench')

/** A benchmark prints what it measures and gives its figures, units in their names. */
interface Bench {
  readonly run: (args: readonly string[]) => Promise<Readonly<Record<string, unknown>>>
}

/** Runs one benchmark; its figures are the last line, as JSON. Throws UsageError for a name that is none. */
export async function runBench([name, ...args]: readonly string[]): Promise<number> {
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.js'))
    .map((file) => file.replace('.js', ''))
  if (name === undefined || !names.includes(name))
    throw new UsageError(`bench NAME, where NAME is one of ${names.join(', ')}`)
  const { run } = (await import(pathToFileURL(join(folder, `${name}.js`)).href)) as Bench
  console.log(JSON.stringify({ bench: name, ...(await run(args)) }))
  return 0
}

/** Measures the reader on the labelled texts of a directory. Throws UsageError if it is not there. */
export async function runEvaluate([shared = '../shared']: readonly string[]): Promise<number> {
  if (!existsSync(join(shared, 'data')))
    throw new UsageError(`there is no ${join(shared, 'data')}; name the directory: npm run evaluate -- DIR`)
  const { evaluate } = (await import(pathToFileURL(join(folder, 'evaluate', 'evaluate.js')).href)) as {
    evaluate: (shared: string) => Promise<boolean>
  }
  return (await evaluate(shared)) ? 0 : 1
}
