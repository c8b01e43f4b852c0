import { openChecker } from '../../src/check/check.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { openReader } from '../../src/read/read.ts'
import { evaluateContacts, printContacts } from './contacts.ts'
import { evaluateLabels } from './labels.ts'
import { evaluateWarnings } from './warnings.ts'

/** Measures contacts and warnings of a directory of labelled text; false if a seed or a variant of one reads wrong. */
export async function evaluate(shared: string): Promise<boolean> {
  printContacts(evaluateContacts(openChecker(openReader(loadKnowledge())), shared))
  console.log('\nWarnings')
  evaluateLabels(shared, { show: true })
  return evaluateWarnings(shared)
}
