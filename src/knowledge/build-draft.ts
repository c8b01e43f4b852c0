import { join } from 'node:path'
import type { DraftWords } from '../values/draft-words.ts'
import type { Knowledge } from '../values/knowledge.ts'
import { draftSchema } from './schema.ts'
import { data, readYaml } from './yaml.ts'

/** data/draft.yaml. Throws naming what it lacks, or what does not exist. */
export function buildDraft({
  tactics,
  advice,
  scripts,
}: Pick<Knowledge, 'tactics' | 'advice' | 'scripts'>): DraftWords {
  const words = readYaml(join(data, 'draft.yaml'), draftSchema)
  for (const [name, all] of Object.entries({ tactics, advice, scripts })) {
    const known = all.map(({ id }) => id)
    const told = Object.keys(words[name as 'tactics' | 'advice' | 'scripts'])
    for (const id of known) if (!told.includes(id)) throw new Error(`data/draft.yaml: ${name} lacks "${id}"`)
    for (const id of told)
      if (!known.includes(id)) throw new Error(`data/draft.yaml: "${id}" of ${name} does not exist`)
  }
  return words
}
