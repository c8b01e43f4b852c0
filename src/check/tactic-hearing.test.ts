import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { projectRoot } from '../config.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import { openReader } from '../read/read.ts'
import type { Contact } from '../values/contact.ts'
import { openChecker } from './check.ts'
import { isCounted } from './evidence.ts'
import { explainCheck } from './explain.ts'
import { passagesOf } from './passages.ts'
import { openTacticEar } from './tactic-ear.ts'
import { openHearing } from './tactic-hearing.ts'
import { voicesOf } from './voices.ts'

const knowledge = loadKnowledge()
const model = knowledge.learned.tactics
const reader = openReader(knowledge)
const hearing = openHearing(knowledge)
const checker = openChecker(reader, hearing)
const deaf = openChecker(reader)
const cases = globSync(join(projectRoot, 'cases', '{contacts,blind,blind-second}', '*.jsonl'))
  .sort()
  .flatMap((file) => readFileSync(file, 'utf8').trim().split('\n'))
  .map((line) => JSON.parse(line) as Contact)
const heardIn = (contact: Contact) => checker.check(contact).findings.filter(({ heard }) => heard)

describe('tactics by ear', () => {
  it('names what no pattern was written for, with the passage it stands in and the words that weigh most', () => {
    const text = 'He was polite. Not a word to the girl on the counter, he told me, because she might be in on it.'
    const [first] = heardIn({ channel: 'description', text }).filter(({ tactic }) => tactic === 'corrupt_bank_staff')
    assert.ok(first)
    assert.equal(first.text, text.slice(first.start, first.end))
    assert.match(first.text, /the girl on the counter/)
    assert.ok(first.heard!.chance >= model!.from && first.heard!.chance <= 1)
    assert.ok(first.heard!.words.every((word) => first.text.includes(word)))
  })

  it('gives offsets within the turn', () => {
    const heard = cases.flatMap((contact) => heardIn(contact).map((finding) => ({ ...finding, of: contact })))
    const inTurns = heard.filter(({ turn }) => turn !== null)
    assert.ok(inTurns.length > 10)
    for (const { of, turn, start, end, text } of inTurns) assert.equal(of.turns![turn!]!.text.slice(start, end), text)
  })

  it('never changes a verdict: what is heard is told and not weighed', () => {
    assert.ok(cases.length > 600)
    let heard = 0
    for (const contact of cases) {
      const result = checker.check(contact)
      heard += result.findings.filter((one) => one.heard).length
      const { verdict, script, plan } = deaf.check(contact)
      assert.deepEqual([result.verdict, result.script, result.plan], [verdict, script, plan], String(contact.id))
    }
    assert.ok(heard > 100)
  })

  it('says nothing that a pattern has found already', () => {
    for (const contact of cases) {
      const { findings } = checker.check(contact)
      const found = new Set(
        findings.filter(({ frame, heard }) => !heard && isCounted(frame)).map(({ tactic }) => tactic),
      )
      for (const { tactic, heard } of findings) assert.ok(!heard || !found.has(tactic), `${contact.id}: ${tactic}`)
    }
  })

  it('stands in the explanation, with the very chances of the check', () => {
    for (const contact of cases.slice(0, 100)) {
      const { explanation, findings } = explainCheck(reader, contact, { hearing })
      assert.deepEqual(
        explanation!.heard,
        findings.filter(({ heard }) => heard),
      )
    }
  })

  it('hears any text, and cuts it into passages that are its own words in order', () => {
    const turn = fc.record({
      speaker: fc.constantFrom('caller', 'resident', '?'),
      text: fc.string({ unit: 'grapheme' }),
    })
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 6 }), (turns) => {
        const contact: Contact = { channel: 'call', turns }
        assert.notEqual(checker.check(contact).verdict, turns.length > 0 ? null : undefined)
        const { text, voices } = voicesOf(contact)
        let last = 0
        for (const { start, end, words } of passagesOf(text, voices)) {
          assert.ok(start >= 0 && start < end && end <= text.length && end >= last && words.length > 0)
          last = end
        }
      }),
    )
  })

  it('cuts an hour of talk without full stops into stretches that overlap, and stops at two thousand', () => {
    const contact: Contact = { channel: 'call', text: 'and then he went on about the garden '.repeat(400) }
    const { text, voices } = voicesOf(contact)
    const passages = passagesOf(text, voices)
    assert.ok(passages.length > 300 && passages.every(({ words }) => words.length <= 16))
    assert.ok(passages.slice(1).every(({ start }, at) => start < passages[at]!.end))
    const day = voicesOf({ channel: 'call', text: 'and then he went on about the garden '.repeat(6000) })
    assert.equal(passagesOf(day.text, day.voices).length, 2000)
  })

  it('refuses a damaged table with what to do', () => {
    assert.throws(() => openTacticEar({ ...model!, table: 'AAAA' }), /damaged; run: doorchain learn/)
    assert.throws(() => openTacticEar({ ...model!, table: model!.table.slice(0, -4) }), /damaged; run: doorchain learn/)
    fc.assert(
      fc.property(fc.base64String(), (table) => {
        try {
          openTacticEar({ ...model!, table })
        } catch (error) {
          assert.ok(error instanceof RangeError)
        }
      }),
    )
  })
})
