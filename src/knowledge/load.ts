import { readFileSync } from 'node:fs'
import type { CompactKnowledge } from '../read/expand.ts'
import type { Examples, Knowledge } from '../values/knowledge.ts'

/** Where the compiled knowledge lies: beside the compiled sources. */
export const knowledgePath = new URL('../../knowledge.json', import.meta.url)

/** The same with inflections not written out, for sending to a browser. */
const compactPath = new URL('../../knowledge.compact.json', import.meta.url)

/** The examples of all tactics, which only pages show. */
const examplesPath = new URL('../../examples.json', import.meta.url)

let examples: Readonly<Record<string, Examples>> | undefined

/** The examples of all tactics by id, read when first asked for. Throws if they were not built. */
export function loadExamples(): Readonly<Record<string, Examples>> {
  examples ??= JSON.parse(readFileSync(examplesPath, 'utf8')) as Readonly<Record<string, Examples>>
  return examples
}

let knowledge: Knowledge | undefined

/** The compiled knowledge, read when first asked for. Throws if it was not built; `npm start` and `npm test` build it. */
export function loadKnowledge(): Knowledge {
  knowledge ??= JSON.parse(readFileSync(knowledgePath, 'utf8')) as Knowledge
  return knowledge
}

/** Reads what a browser is sent, for `expandKnowledge` to write out there. */
export function loadCompactKnowledge(): CompactKnowledge {
  return JSON.parse(readFileSync(compactPath, 'utf8')) as CompactKnowledge
}
