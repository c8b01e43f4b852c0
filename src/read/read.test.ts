import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { loadKnowledge } from '../knowledge/load.ts'
import { parsePattern } from './pattern.ts'
import { openReader } from './read.ts'
import type { Frame, Register } from './reading.ts'

const reader = openReader(loadKnowledge())

function frames(text: string, register: Register, tactic: string): Frame[] {
  const voices = [{ start: 0, end: text.length, register, speaker: null, turn: null }]
  return reader
    .readVoices(text, voices)
    .findings.filter((finding) => finding.tactic === tactic)
    .map(({ frame }) => frame)
}

describe('a reading says who tells whom', () => {
  const cases: readonly (readonly [string, Register, string, Frame])[] = [
    ['I need you to withdraw three thousand pounds in cash.', 'caller', 'withdraw_cash', 'used'],
    ['He told me to withdraw three thousand pounds.', 'account', 'withdraw_cash', 'used'],
    ['The caller asks the victim to withdraw cash.', 'warning', 'withdraw_cash', 'used'],
    ['The police will never ask you to withdraw cash.', 'warning', 'withdraw_cash', 'advice'],
    ['Never withdraw cash for somebody who rings you.', 'warning', 'withdraw_cash', 'advice'],
    ['If anyone rings and asks you to withdraw cash, hang up.', 'warning', 'withdraw_cash', 'conditional'],
    ['He never asked me to withdraw any cash.', 'account', 'withdraw_cash', 'denied'],
    ['I refused to withdraw the cash.', 'account', 'withdraw_cash', 'refused'],
    ['Please give me your PIN number.', 'caller', 'ask_pin', 'used'],
    ['Do you need my PIN number?', 'resident', 'ask_pin', 'mention'],
    ['So I gave him my PIN number.', 'resident', 'ask_pin', 'complied'],
    ["You'll never get my PIN out of me, young man.", 'resident', 'ask_pin', 'refused'],
    ["You needn't say your PIN aloud, just key it in for me.", 'caller', 'ask_pin', 'used'],
    ['He asked for my PIN and like a fool I gave it him.', 'account', 'ask_pin', 'complied'],
    ['She kept asking for my PIN and I kept saying no.', 'account', 'ask_pin', 'refused'],
    ['The machine in the post office asked for my PIN.', 'account', 'ask_pin', 'mention'],
    ['My daughter says were I ever asked for my PIN I should hang up.', 'account', 'ask_pin', 'conditional'],
    ['They had her withdraw five thousand in cash.', 'caller', 'withdraw_cash', 'mention'],
    ['He told Mum to withdraw cash but she would not hear of it.', 'account', 'withdraw_cash', 'refused'],
  ]
  for (const [text, register, tactic, frame] of cases) {
    it(`${register}: ${text} → ${frame}`, () =>
      assert.ok(frames(text, register, tactic).includes(frame), JSON.stringify(frames(text, register, tactic))))
  }

  it('takes "do not tell the bank" for the trick itself, not for advice', () => {
    assert.deepEqual(frames("Don't tell anyone at the bank about this.", 'caller', 'keep_secret').slice(0, 1), ['used'])
  })

  it('reads bullets under "would never:" as advice', () => {
    const text =
      'The police would never:\n\n * ask you to withdraw cash\n * ask for your PIN number\n\nThe caller asks victims to withdraw cash.'
    assert.deepEqual(frames(text, 'warning', 'withdraw_cash'), ['advice', 'used'])
  })
})

describe('a reading of text as it comes', () => {
  it('does not mind case, punctuation or a slip of the finger', () => {
    for (const text of [
      'he told me to withdraw three thousand pounds',
      'HE TOLD ME TO WITHDRAW THREE THOUSAND POUNDS',
      'he told me to withdarw three thousand pounds',
      'he sed to withdraw three thousand pounds',
    ]) {
      assert.ok(frames(text, 'account', 'withdraw_cash').includes('used'), text)
    }
  })

  it('sees through zero-width spaces that hide a word', () => {
    assert.ok(frames('Please tell me your P\u200bI\u200bN number now.', 'caller', 'ask_pin').includes('used'))
  })

  it('gives offsets that cut the very words out of the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.string({ unit: 'grapheme', maxLength: 50 }),
        (before, after) => {
          const text = `${before}. He told me to withdraw three thousand pounds. ${after}`
          const voices = [{ start: 0, end: text.length, register: 'account' as const, speaker: null, turn: null }]
          for (const { start, end, text: words } of reader.readVoices(text, voices).findings)
            assert.equal(text.slice(start, end), words)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('never throws and never hangs, whatever it is given', () => {
    const word = fc.constantFrom(
      'never',
      'ask',
      'pin',
      'your',
      'he',
      'said',
      'withdraw',
      'cash',
      '£',
      '3,000',
      '.',
      '?',
      '\n',
      '* ',
      ':',
      'if',
      'anyone',
      "don't",
      '\u202e',
      '\ud800',
      '<b>',
    )
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 400 }),
        fc.constantFrom<Register>('caller', 'resident', 'unknown', 'account', 'message', 'warning'),
        (words, register) => {
          frames(words.join(' '), register, 'ask_pin')
        },
      ),
      { numRuns: 300 },
    )
  })

  it('reads a megabyte without a single full stop', () => {
    const text = 'he told me to withdraw cash and give it to the courier '.repeat(19_000)
    assert.ok(frames(text, 'unknown', 'withdraw_cash').length > 0)
  })
})

describe('the pattern parser', () => {
  it('says what is wrong with a pattern', () => {
    assert.throws(() => parsePattern('..4'), /nothing to match/)
    assert.throws(() => parsePattern('(open'), /cannot be read/)
    assert.throws(() => parsePattern('a ..99 b'), /widest/)
  })

  it('parses or refuses any string, nothing else', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab (){}[]|?&.#~+4 '), maxLength: 24 }), (source) => {
        try {
          parsePattern(source)
        } catch (error) {
          assert.equal((error as Error).constructor.name, 'PatternError')
        }
      }),
    )
  })
})
