import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, it } from 'node:test'
import { projectRoot } from '../config.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import { openReader } from '../read/read.ts'
import type { Contact } from '../values/contact.ts'
import { openChecker } from './check.ts'
import type { Verdict } from './verdict.ts'

/** A line of cases/contacts/*.jsonl: our own sentences, what must come of them, and tactics that must be among the reasons (`a|b`: one of them). */
interface Case extends Contact {
  readonly id: string
  readonly expect: keyof typeof allowed
  readonly tactics: readonly string[]
}

const allowed = {
  stop: ['stop'],
  'careful-or-stop': ['careful', 'stop'],
  'not-stop': ['nothing-found', 'careful'],
} as const satisfies Record<string, readonly Verdict[]>

const fewestCases = 15
const checker = openChecker(openReader(loadKnowledge()))
const files = globSync(join(projectRoot, 'cases', 'contacts', '*.jsonl')).sort()

describe('contacts told in people’s own words', () => {
  it('has every kind of contact', () => assert.ok(files.length >= 21, `${files.length} kinds`))

  for (const file of files) {
    const cases = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Case)
    it(`${basename(file, '.jsonl')}: all ${cases.length} as expected`, () => {
      assert.ok(cases.length >= fewestCases)
      assert.deepEqual(cases.flatMap(wrongWith), [])
    })
  }
})

/** What is wrong with the answer to a case; nothing when it is right. */
function wrongWith(one: Case): string[] {
  const { verdict, reasons } = checker.check(one)
  const given = reasons.map((reason) => reason.tactic)
  const wrong = []
  if (!allowed[one.expect].some((verdictAllowed) => verdictAllowed === verdict))
    wrong.push(`${one.id} is ${verdict}, not ${one.expect}, by ${given.join(', ') || 'nothing'}`)
  for (const tactic of one.tactics)
    if (!tactic.split('|').some((one) => given.includes(one)))
      wrong.push(`${one.id} does not give ${tactic}, only ${given.join(', ') || 'nothing'}`)
  return wrong
}
