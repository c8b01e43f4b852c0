import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PlainWords } from '../values/plain-words.ts'

let words: PlainWords | undefined

/** The words of data/plain-words.yaml, read when first asked for. Throws if they were not built. */
export function loadPlainWords(): PlainWords {
  words ??= JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'plain-words.json'), 'utf8')) as PlainWords
  return words
}
