import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DraftWords } from '../values/draft-words.ts'

let words: DraftWords | undefined

/** The words of data/draft.yaml, read when first asked for. Throws if they were not built. */
export function loadDraftWords(): DraftWords {
  words ??= JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'draft-words.json'), 'utf8')) as DraftWords
  return words
}
