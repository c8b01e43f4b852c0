import { openChecker } from '../../src/check/check.ts'
import { loadCompactKnowledge } from '../../src/knowledge/load.ts'
import { expandKnowledge } from '../../src/read/expand.ts'
import { type PackedKnowledge, unpackKnowledge } from '../../src/read/packed.ts'
import { openReader } from '../../src/read/read.ts'
import { knowledgeText } from '../../src/web/sent.ts'
import { evaluateContacts, type SetFigures } from './contacts.ts'

/** The same contacts by what a browser is sent: all the rules, and small models that no row of a public set taught. */
export function evaluateBrowser(shared: string): SetFigures[] {
  const packed = JSON.parse(knowledgeText(loadCompactKnowledge())) as PackedKnowledge
  const reader = openReader(expandKnowledge(unpackKnowledge(packed)))
  const measured = { reader, checker: openChecker(reader) }
  const figures = evaluateContacts(measured, { byRow: new Map(), isRebuilt: null }, shared)
  return figures.map((one) => ({ ...one, set: `${one.set}, in a browser`, intoCall: null, tactics: null }))
}
