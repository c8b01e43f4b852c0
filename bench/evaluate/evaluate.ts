import { join } from 'node:path'
import { openChecker } from '../../src/check/check.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { openReader } from '../../src/read/read.ts'
import { evaluateContacts, printContacts } from './contacts.ts'
import { loadGazetteer } from './facts-of.ts'
import { evaluateLabels } from './labels.ts'
import { evaluateSeedLabels } from './seed-labels.ts'
import { evaluateWarnings } from './warnings.ts'

/** Measures contacts and warnings of a directory of labelled text; false if a seed or a variant of one reads wrong. */
export async function evaluate(shared: string): Promise<boolean> {
  const reader = openReader(loadKnowledge())
  printContacts(evaluateContacts(openChecker(reader), shared))
  console.log('\nWarnings')
  evaluateLabels(shared, { show: true })
  const factsAreRight = evaluateWarnings(shared)
  const labels = evaluateSeedLabels(join(shared, 'seeds'), reader, loadGazetteer(process.cwd()))
  return factsAreRight && labels.wrong === 0
}
