import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { loadKnowledge } from '../knowledge/load.ts'
import { openReader } from '../read/read.ts'
import { type Channel, channels } from '../values/contact.ts'
import { openChecker } from './check.ts'
import type { Situation } from './verdict.ts'
import { ruleTactics } from './weigh.ts'

const knowledge = loadKnowledge()
const checker = openChecker(openReader(knowledge))
const told = (text: string, situation: Situation = {}) => checker.check({ channel: 'description', text }, situation)
const planText = (text: string, situation: Situation = {}) =>
  told(text, situation)
    .plan.map((step) => step.text)
    .join('\n')

describe('a verdict', () => {
  it('is stop where a courier is sent for cash', () => {
    const result = told('A man from the police rang. He told me to withdraw £3,000 and hand the cash to a courier.')
    assert.equal(result.verdict, 'stop')
    assert.match(result.script ?? '', /courier/)
  })

  it('is no more than a note where somebody only says who he is', () => {
    assert.equal(told('This is PC Hodge from the police station.').verdict, 'nothing-found')
  })

  it('says in whose name a trick is played where nobody said it, and weighs that for nothing', () => {
    const { findings, reasons } = told('Someone said my savings were being emptied by hackers and I must hurry.')
    assert.ok(findings.some(({ tactic, text }) => tactic === 'claims_bank' && text.includes('savings')))
    assert.ok(reasons.every(({ tactic }) => tactic !== 'claims_bank'))
    const named = told('The police said my savings were being emptied by hackers and I must hurry.')
    assert.ok(named.findings.every(({ tactic }) => tactic !== 'claims_bank'))
  })

  it('does not take the resident’s own question for an asking', () => {
    const turns = [
      { speaker: 'resident', text: 'Hello, do you need my PIN number?' },
      { speaker: 'caller', text: 'No. Never tell anybody your PIN number.' },
    ]
    assert.notEqual(checker.check({ channel: 'call', turns }).verdict, 'stop')
  })

  it('hears a second caller as a caller, however the label numbers them', () => {
    const turns = [
      { speaker: 'caller', text: 'This is Sergeant Dale. I will put you on to my colleague.' },
      { speaker: 'Caller 2', text: 'Read me the PIN for your card, please.' },
    ]
    assert.equal(checker.check({ channel: 'call', turns }).verdict, 'stop')
  })

  it('takes whoever rings about his own account for a customer: his questions back are no asks', () => {
    const said = (opening: string) => [
      { speaker: 'caller', text: opening },
      { speaker: 'resident', text: 'Certainly. May I have your name?' },
      { speaker: 'caller', text: 'Bob Hale. Why do you need my account number and sort code? There was fraud on it.' },
    ]
    const verdictOf = (opening: string) => checker.check({ channel: 'call', turns: said(opening) }).verdict
    assert.notEqual(verdictOf('Hello, I am ringing about an odd payment on my account.'), 'stop')
    assert.notEqual(verdictOf('I just got a call from somebody who said he was from the bank.'), 'stop')
  })

  it('takes nobody for a customer who asks for what is the other’s', () => {
    const turns = [
      { speaker: 'caller', text: 'Hello, I am ringing about my account book, this is the bank.' },
      { speaker: 'resident', text: 'Oh yes?' },
      { speaker: 'caller', text: 'Read me the PIN of your card, please.' },
    ]
    assert.equal(checker.check({ channel: 'call', turns }).verdict, 'stop')
  })

  it('reads a label of any length at once', () => {
    const speaker = `${'!'.repeat(1_000_000)}x`
    const turns = [{ speaker, text: 'Read me the PIN for your card, please.' }]
    assert.equal(checker.check({ channel: 'call', turns }).findings[0]?.speaker, speaker)
  })

  it('takes an offer to ring 101 for a trick on the telephone, not at the door', () => {
    const turns = [{ speaker: 'caller', text: 'Hang up and ring 101 straight away, they will tell you who I am.' }]
    const foundIn = (channel: Channel) => checker.check({ channel, turns }).findings.map(({ tactic }) => tactic)
    assert.ok(foundIn('call').includes('callback_on_official_number'))
    assert.ok(!foundIn('door').includes('callback_on_official_number'))
  })

  it('is unknown where there is nothing to read, never "nothing found"', () => {
    assert.equal(told('').verdict, 'unknown')
    assert.equal(told(' \u200b\u202e ').verdict, 'unknown')
  })

  it('takes what was tapped like what was told', () => {
    const result = checker.check({ channel: 'description', text: '', told: ['ask_pin', 'no-such-tactic'] })
    assert.equal(result.verdict, 'stop')
    assert.deepEqual(
      result.reasons.map((reason) => reason.tactic),
      ['ask_pin'],
    )
  })

  it('gives for every reason the words, the advice and the warning behind it', () => {
    for (const reason of told(
      'He said he was from my bank, asked for my PIN number and is sending a courier for my card.',
    ).reasons) {
      assert.ok(reason.words.length > 0 && reason.advice.length > 0 && reason.sources.length > 0, reason.tactic)
    }
  })

  it('does not add up an hour of small talk', () => {
    const small = 'We talked about the garden and the weather and the neighbours for a while. '.repeat(60)
    const parts = [
      'There is a problem with your account. ',
      small,
      'It is urgent. ',
      small,
      'I will ring you again. ',
      small,
    ]
    assert.notEqual(
      checker.check({ channel: 'call', turns: [{ speaker: 'caller', text: parts.join('') }] }).verdict,
      'stop',
    )
  })
})

describe('a plan', () => {
  it('puts danger before everything, and knows of 55 on a mobile', () => {
    assert.match(checker.plan({ moment: 'on-the-phone', inDanger: true })[0]!.text, /999/)
    const silent = checker.plan({ inDanger: true, cannotSpeak: true, phone: 'mobile' })[0]!
    assert.match(silent.text, /press 55/)
    assert.doesNotMatch(checker.plan({ inDanger: true, cannotSpeak: true, phone: 'landline' })[0]!.text, /55/)
  })

  it('tells one on the phone to put it down, and how to know that the line is clear', () => {
    const steps = checker.plan({ moment: 'on-the-phone' })
    assert.match(steps[0]!.text, /Put the phone down/)
    assert.ok(steps.some((step) => /another phone, or ring a friend first/.test(step.text)))
  })

  it('never tells one who smells gas to keep people out without saying whom to ring', () => {
    for (const nation of [undefined, 'england', 'wales', 'scotland', 'northern-ireland'] as const) {
      for (const moment of ['at-the-door', 'on-the-phone', 'inside', 'over'] as const) {
        const [first] = checker.plan({ moment, smellsGas: true, ...(nation && { nation }) })
        assert.match(first!.text, nation === 'northern-ireland' ? /0800 002 001/ : /0800 111 999/)
        assert.match(first!.text, /Let in the engineer/)
      }
    }
    assert.match(
      planText('There is a man from the gas at the door and I can smell gas in the kitchen.'),
      /0800 111 999/,
    )
  })

  it('tells one who called an ambulance to let it in', () => {
    const plan = planText('I rang 999 for an ambulance and there is somebody at the door now.')
    assert.match(plan, /let them in/)
    assert.doesNotMatch(plan, /Keep the door shut/)
  })

  it('reports by nation: Report Fraud in England, 101 in Scotland', () => {
    const text = 'He told me to withdraw £3,000 and hand it to a courier.'
    assert.match(planText(text, { nation: 'england' }), /0300 123 2040/)
    assert.doesNotMatch(planText(text, { nation: 'scotland' }), /0300 123 2040/)
    assert.match(planText(text, { nation: 'scotland' }), /In Scotland, report fraud to the police on 101/)
  })

  it('knows what to do when money, a card or a PIN is gone', () => {
    assert.match(planText('They have my PIN', { lost: ['details'] }), /159/)
    assert.match(planText('He told me to, so I gave him my PIN number.'), /Ring your bank now/)
  })

  it('follows today’s facts: Report Fraud, not Action Fraud alone; no promise of two seconds', () => {
    const all = knowledge.plan.map((step) => step.text).join('\n')
    assert.match(all, /Report Fraud/)
    assert.doesNotMatch(all, /two seconds|2 seconds|0845/)
  })

  it('names only numbers that the data gives with a source', () => {
    const known = new Set(knowledge.contacts.map((contact) => contact.value.replaceAll(' ', '')))
    for (const step of knowledge.plan) {
      for (const [number] of step.text.matchAll(/\b0\d{2,4} \d{3} \d{3,4}\b|\b0800 \d{3} \d{3}\b/g))
        assert.ok(known.has(number.replaceAll(' ', '')), `${step.id}: ${number}`)
    }
  })
})

describe('a check', () => {
  it('answers anything, and says the same twice', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Channel>(...channels),
        fc.array(fc.record({ speaker: fc.string(), text: fc.string({ unit: 'binary' }) }), { maxLength: 6 }),
        (channel, turns) => {
          const first = checker.check({ channel, turns })
          assert.deepEqual(checker.check({ channel, turns }), first)
          assert.ok(first.plan.length > 0)
          for (const { turn, start, end, text } of first.findings)
            assert.equal(turns[turn!]!.text.slice(start, end), text)
        },
      ),
      { numRuns: 200 },
    )
  })
})

describe('the rules of weighing', () => {
  it('name only tactics that are known', () => {
    const known = new Set(knowledge.tactics.map((tactic) => tactic.id))
    assert.deepEqual(
      [...ruleTactics].filter((id) => !known.has(id)),
      [],
    )
  })
})
