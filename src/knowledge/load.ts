import { readFileSync } from 'node:fs'
import type { Knowledge } from '../values/knowledge.ts'

/** Where the compiled knowledge lies: beside the compiled sources. */
export const knowledgePath = new URL('../../knowledge.json', import.meta.url)

/** Reads the compiled knowledge. Throws if it was not built; `npm start` and `npm test` build it. */
export function loadKnowledge(): Knowledge {
  return JSON.parse(readFileSync(knowledgePath, 'utf8')) as Knowledge
}
