import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Examples } from '../values/knowledge.ts'
import type { WrittenTactic } from './schema.ts'
import { data, readYaml } from './yaml.ts'

/** Sentences of one writer about one tactic; later writers saw only what the tactic means. */
export interface WrittenExamples extends Examples {
  readonly writer: string
  readonly tactic: string
}

const sentences = z.array(z.string().min(8).max(400))
const schema = z.record(
  z.string(),
  z.strictObject({ call: sentences, account: sentences, warning: sentences, counter: sentences }),
)
const folder = join(data, 'examples')

/** Examples and look-alikes by all writers: those of the tactics, then data/examples, one file a writer. Throws like `readYaml`. */
export function readExamples(tactics: readonly WrittenTactic[]): WrittenExamples[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'))
  return [
    ...tactics.map(({ id, examples, counter }) => ({ writer: 'first', tactic: id, ...examples, counter })),
    ...files.toSorted().flatMap((file) => {
      const writer = file.replace('.yaml', '')
      const byTactic = Object.entries(readYaml(join(folder, file), schema))
      return byTactic.map(([tactic, lists]) => ({ writer, tactic, ...lists }))
    }),
  ]
}
