import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { loadKnowledge } from '../knowledge/load.ts'
import { openReader } from '../read/read.ts'
import type { LearnedModel } from '../values/learned.ts'
import { openChecker } from './check.ts'
import { explainCheck, replay } from './explain.ts'
import { hearWords } from './heard-words.ts'
import { openListener } from './learned.ts'
import { secondVoice } from './second-voice.ts'

const knowledge = loadKnowledge()
const reader = openReader(knowledge)
const checker = openChecker(reader)
const silent = openChecker(openReader({ ...knowledge, learned: {} }))
const account = knowledge.learned.account!

describe('the second voice', () => {
  const oblique = 'he wants me to pop the item in an envelope for his lad'

  it('makes be careful of what the rules did not find, and shows the words that moved it', () => {
    const { verdict, reasons } = checker.check({ channel: 'description', text: oblique })
    assert.equal(verdict, 'careful')
    assert.equal(reasons[0]?.tactic, secondVoice)
    assert.ok(reasons[0].words.length > 0 && reasons[0].words.every((words) => oblique.includes(words)))
    assert.equal(silent.check({ channel: 'description', text: oblique }).verdict, 'nothing-found')
  })

  it('never makes a stop: with it and without, the same contacts are stopped', () => {
    const word = fc.constantFrom(
      ...'he wants my pin code card money bank police the to a courier told me read out'.split(' '),
    )
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 60 }),
        fc.constantFrom('call', 'description', 'sms', 'door'),
        (words, channel) => {
          const contact = { channel, text: words.join(' ') } as const
          const [one, other] = [checker.check(contact).verdict, silent.check(contact).verdict]
          assert.equal(one === 'stop', other === 'stop')
        },
      ),
      { numRuns: 300 },
    )
  })

  it('keeps silent where a thing is told as advice or as not asked', () => {
    for (const text of [
      'The bank says it will never ask you to read out the code it sent you.',
      'He never asked me to put a program on the computer.',
    ])
      assert.equal(checker.check({ channel: 'description', text }).verdict, 'nothing-found', text)
  })

  it('hears a message of a word or two only where it is a link, and none of an authority', () => {
    const verdictOf = (text: string) => checker.check({ channel: 'sms', text }).verdict
    for (const text of ['hello', 'Hi mum', 'call me please', '07700 900118', 'https://www.nhs.uk'])
      assert.equal(verdictOf(text), 'nothing-found', text)
    for (const text of ['http://k3x9qp.example', 'surprise!! tk20w.example/a1Bc'])
      assert.equal(verdictOf(text), 'careful', text)
  })

  it('does not hear a customer who speaks alone, nor a talk of few words', () => {
    const turns = [{ speaker: 'customer', text: oblique }]
    assert.equal(checker.check({ channel: 'call', turns }).verdict, 'nothing-found')
    assert.equal(openListener('talk', knowledge.learned.talk!).hear('read me the number on the card please'), null)
  })

  it('is explained by its words, its figure and the nearest example', () => {
    const nearest = (text: string) => ({ tactic: 'remote_access', text: `like ${text}`, likeness: 0.5 })
    const { explanation } = explainCheck(reader, { channel: 'description', text: oblique }, { nearest })
    assert.equal(explanation?.rule, 'second-voice')
    assert.ok(explanation.sounding && explanation.sounding.score >= explanation.sounding.from)
    assert.equal(explanation.nearest?.tactic, 'remote_access')
  })

  it('is explained by the lower threshold where the rules saw a sign that is not enough', () => {
    const { explanation } = explainCheck(reader, { channel: 'description', text: 'He told me to keep it secret.' })
    assert.deepEqual([explanation?.rule, explanation?.signals.length], ['second-voice', 1])
    assert.equal(explanation?.sounding?.from, account.fromWithSign)
    assert.equal(replay(explanation!), 'careful')
    assert.equal(replay({ ...explanation!, sounding: { ...explanation!.sounding!, score: -9 } }), 'unknown')
  })
})

describe('a learned model', () => {
  it('hears any text without failing, its stretch within the text', () => {
    const listener = openListener('account', account)
    fc.assert(
      fc.property(fc.string({ maxLength: 300, unit: 'binary' }), (text) => {
        const heard = listener.hear(text)
        if (!heard) return
        assert.ok(
          Number.isFinite(heard.score) && heard.start >= 0 && heard.start < heard.end && heard.end <= text.length,
        )
      }),
    )
  })

  it('knows sums, numbers and words without their plain endings', () => {
    const forms = hearWords("He's asking for £3,000 and 20 cards").map(({ form }) => form)
    assert.deepEqual(forms, ['hes', 'ask', 'for', '£', 'and', '#', 'card'])
  })

  it('is refused with what to do when its table is damaged', () => {
    const damaged: LearnedModel = { ...account, bits: 8 }
    assert.throws(() => openListener('account', damaged), /damaged; run: doorchain learn/)
  })
})
