import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { projectRoot } from '../config.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import { openReader } from '../read/read.ts'
import type { Contact } from '../values/contact.ts'
import { openChecker } from './check.ts'
import { type Explanation, explainCheck, replay } from './explain.ts'

const knowledge = loadKnowledge()
const reader = openReader(knowledge)
const checker = openChecker(reader)
const tactics = new Map(knowledge.tactics.map((tactic) => [tactic.id, tactic]))
const cases = globSync(join(projectRoot, 'cases', 'contacts', '*.jsonl'))
  .sort()
  .flatMap((file) => readFileSync(file, 'utf8').trim().split('\n'))
  .map((line) => JSON.parse(line) as Contact)
const explained = cases.map((contact) => ({ contact, ...explainCheck(reader, contact) }))

function explain(contact: Contact): Explanation {
  const { explanation } = explainCheck(reader, contact)
  assert.ok(explanation)
  return explanation
}

const told = (text: string) => explain({ channel: 'description', text })
const ticked = (...ids: string[]) => explain({ channel: 'description', text: '', told: ids })
const near = (one: number, other: number) => Math.abs(one - other) < 1e-6

describe('an explanation of every contact told in our own words', () => {
  it('comes with the very result that the check gives', () => {
    assert.ok(cases.length > 300)
    for (const { contact, explanation, ...result } of explained) {
      assert.deepEqual(result, checker.check(contact), String(contact.id))
      assert.equal(explanation?.knowledge, knowledge.version)
    }
  })

  it('leads to the same verdict when it is followed again', () => {
    for (const { contact, verdict, explanation } of explained) {
      assert.equal(explanation!.verdict, verdict, String(contact.id))
      assert.equal(replay(explanation!), verdict, `${contact.id} by ${explanation!.rule}`)
    }
  })

  it('adds up: signals make groups, groups and the script make the score', () => {
    for (const { contact, explanation } of explained) {
      const { signals, groups, scriptBonus, score } = explanation!
      for (const { group, points, off, counted } of groups) {
        const own = signals.filter((signal) => signal.group === group)
        const sum = own.reduce((total, { weight, strength }) => total + weight * strength, 0)
        assert.ok(near(sum, points) && near(points - off, counted) && off >= 0, `${contact.id}: ${group}`)
      }
      const sum = groups.reduce((total, { counted }) => total + counted, scriptBonus)
      assert.ok(near(sum, score), `${contact.id}: ${sum} is not ${score}`)
    }
  })

  it('names every finding once, with the words where it says they stand', () => {
    for (const { contact, findings, explanation } of explained) {
      const { signals, uncounted, heard } = explanation!
      const all = [...signals.flatMap((signal) => signal.findings), ...uncounted, ...heard]
      assert.equal(all.length, findings.length, String(contact.id))
      for (const { turn, start, end, text } of all) {
        const whole = turn === null ? (contact.text ?? '') : contact.turns![turn]!.text
        assert.equal(whole.slice(start, end), text, String(contact.id))
      }
    }
  })

  it('says for each tactic the weight of the data, and for each advice what calls for it', () => {
    for (const { explanation } of explained) {
      for (const signal of explanation!.signals) {
        assert.equal(signal.weight, tactics.get(signal.tactic)!.weight)
        for (const id of tactics.get(signal.tactic)!.advice)
          assert.ok(explanation!.advice.some(({ advice, tactics: by }) => advice === id && by.includes(signal.tactic)))
      }
    }
  })

  it('shows the script of the answer, and the bonus only where three of its stages met', () => {
    for (const { script, verdict, explanation } of explained) {
      if (verdict === 'stop' || verdict === 'careful') assert.equal(explanation!.script?.script ?? null, script)
      const met = explanation!.script?.stages.filter(({ seen }) => seen.length > 0).length ?? 0
      assert.equal(explanation!.scriptBonus > 0, met >= 3)
    }
  })

  it('meets the rules that decide most', () => {
    const rules = new Set(explained.map(({ verdict, explanation }) => `${verdict} by ${explanation!.rule}`))
    for (const rule of ['stop by never-ask', 'stop by pair', 'stop by crime', 'careful by sum'])
      assert.ok(rules.has(rule), `${rule} is not among ${[...rules].join()}`)
  })
})

describe('the rule that decided', () => {
  it('is the ask that is always wrong, by name', () => {
    const { rule, by, verdict } = told('He asked me to read him my PIN number.')
    assert.deepEqual([verdict, rule, by], ['stop', 'never-ask', ['ask_pin']])
  })

  it('names both sides of a pair', () => {
    const { rule, by } = ticked('asks_about_cash_at_home', 'claims_police')
    assert.deepEqual([rule, by], ['pair', ['claims_police', 'asks_about_cash_at_home']])
  })

  it('is the identity alone where only that was told, and at the door that is enough for careful', () => {
    const text = 'This is PC Hodge from the police station.'
    assert.deepEqual([told(text).rule, told(text).verdict], ['identity', 'nothing-found'])
    const door = explain({ channel: 'door', text })
    assert.deepEqual([door.rule, door.verdict, replay(door)], ['identity', 'careful', 'careful'])
  })

  it('is the sum of several kinds of sign, where the cap of a group takes off what is more of the same', () => {
    const sum = ticked('account_fraud_story', 'refund_story', 'card_used_story', 'keep_secret', 'stays_on_phone')
    assert.deepEqual([sum.rule, sum.verdict, sum.by], ['sum', 'stop', []])
    assert.ok(sum.score >= sum.thresholds.stop && sum.groups.some(({ off }) => off > 0))
  })

  it('is the ask that is always wrong, not plainly seen, where the sum is too small for careful', () => {
    const { rule, by, verdict, score, thresholds } = told('I refused to tell him my PIN number.')
    assert.deepEqual([verdict, rule, by], ['careful', 'ask', ['ask_pin']])
    assert.ok(score < thresholds.careful)
  })

  it('is a sum held against what this contact needs: a lone sign is enough if ticked or plainly asked, not if only told', () => {
    const [lone, sameTicked] = [told('The man asked to use my bathroom.'), ticked('use_bathroom_ruse')]
    const asked = told('He asked me to transfer the money.')
    const found = [lone, sameTicked, asked].map((one) => [one.rule, one.signals.length, one.verdict, replay(one)])
    assert.deepEqual(found, [
      ['sum', 1, 'nothing-found', 'nothing-found'],
      ['sum', 1, 'careful', 'careful'],
      ['sum', 1, 'careful', 'careful'],
    ])
    assert.ok(lone.score === sameTicked.score && lone.score < lone.thresholds.careful)
    assert.ok(sameTicked.score >= sameTicked.thresholds.careful && asked.score >= asked.thresholds.careful)
  })

  it('is that there was nothing to read', () => {
    assert.deepEqual([told(' ').rule, told(' ').verdict, replay(told(' '))], ['unread', 'unknown', 'unknown'])
  })

  it('is the sum where nothing was found', () => {
    const { rule, score, signals } = told('The milkman came.')
    assert.deepEqual([rule, score, signals], ['sum', 0, []])
  })
})

describe('what does not count', () => {
  it('is told apart: advice by its frame, weaker words by where they stand', () => {
    const { uncounted } = told('The police say: never tell anybody your PIN number.')
    assert.ok(uncounted.some(({ tactic, because }) => tactic === 'ask_pin' && because === 'frame'))
    const small = 'We talked about the garden and the weather for a while. '.repeat(60)
    const apart = told(`He asked me for my PIN number. ${small} He told me to withdraw cash and give it to a courier.`)
    assert.ok(apart.uncounted.some(({ because }) => because === 'elsewhere'))
  })
})

describe('replaying an explanation that was changed', () => {
  it('does not agree with it any more', () => {
    const one = told('He asked me to read him my PIN number.')
    assert.equal(replay({ ...one, by: [] }), 'unknown')
    const sum = ticked('account_fraud_story', 'urgency')
    assert.deepEqual([replay(sum), replay({ ...sum, groups: [] })], [sum.verdict, 'unknown'])
  })
})
