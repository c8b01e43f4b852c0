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

describe('contacts told in our own words', () => {
  const kinds = readKinds('contacts')
  it('has every kind of contact', () => assert.ok(kinds.size >= 21, `${kinds.size} kinds`))

  for (const [kind, cases] of kinds)
    it(`${kind}: all ${cases.length} as expected`, () => {
      assert.ok(cases.length >= fewestCases)
      assert.deepEqual(cases.flatMap(wrongWith), [])
    })
})

/** By a writer who saw only the definitions; the patterns were not made for half of them. Shares fall only by decision. */
const leastRight = { stop: 0.65, 'careful-or-stop': 0.85, 'not-stop': 0.98 } as const

describe('contacts told by a writer who saw only the definitions', () => {
  const cases = [...readKinds('blind').values()].flat()
  for (const [expect, least] of Object.entries(leastRight))
    it(`${expect}: at least ${100 * least} % right`, () => {
      const some = cases.filter((one) => one.expect === expect)
      const right = some.filter((one) => isAllowed(one, checker.check(one).verdict))
      assert.ok(some.length > 0 && right.length / some.length >= least, `${right.length} of ${some.length}`)
    })
})

/** The cases of a folder of cases/, by kind. */
function readKinds(folder: string): Map<string, Case[]> {
  const files = globSync(join(projectRoot, 'cases', folder, '*.jsonl')).sort()
  const read = (file: string) =>
    readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Case)
  return new Map(files.map((file) => [basename(file, '.jsonl'), read(file)]))
}

const isAllowed = ({ expect }: Case, verdict: Verdict) => allowed[expect].some((one) => one === verdict)

/** What is wrong with the answer to a case; nothing when it is right. */
function wrongWith(one: Case): string[] {
  const { verdict, reasons } = checker.check(one)
  const given = reasons.map((reason) => reason.tactic)
  const by = given.join(', ') || 'nothing'
  const wrong = isAllowed(one, verdict) ? [] : [`${one.id} is ${verdict}, not ${one.expect}, by ${by}`]
  for (const tactic of one.tactics)
    if (!tactic.split('|').some((name) => given.includes(name)))
      wrong.push(`${one.id} does not give ${tactic}, only ${by}`)
  return wrong
}
