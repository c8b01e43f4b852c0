import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

/** Sentences of one later writer about one tactic; the writer saw only what the tactic means. */
export interface SecondExamples {
  readonly writer: string
  readonly tactic: string
  readonly call: readonly string[]
  readonly account: readonly string[]
  readonly warning: readonly string[]
  readonly counter: readonly string[]
}

const sentences = z.array(z.string().min(8).max(400))
const schema = z.record(
  z.string(),
  z.strictObject({ call: sentences, account: sentences, warning: sentences, counter: sentences }),
)
const folder = join(import.meta.dirname, '..', '..', '..', 'data', 'examples')

/** Examples and look-alikes by later writers: data/examples, one file a writer. Throws with the file and the reason. */
export function readSecondExamples(): SecondExamples[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'))
  return files.toSorted().flatMap((file) => {
    const result = schema.safeParse(parse(readFileSync(join(folder, file), 'utf8')))
    if (!result.success)
      throw new Error(
        `data/examples/${file} does not fit its schema: ${result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`,
      )
    return Object.entries(result.data).map(([tactic, lists]) => ({
      writer: file.replace('.yaml', ''),
      tactic,
      ...lists,
    }))
  })
}
