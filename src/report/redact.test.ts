import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { redactAccount } from './redact.ts'

const caller = { numbers: ['01632960123', '07700900456'], aliases: ['DC Adam Thompson'] }
const redact = (account: string) => redactAccount(account, caller)

describe('an account that others see', () => {
  it('names nobody it happened to, wherever their name stands, and keeps the names that the caller gave', () => {
    const told = redact(
      'My name is Margaret Ellison. He asked for Mrs Ellison and said he was DC Adam Thompson. I told my neighbour Joan Pickering. Margaret is 82.',
    )
    assert.equal(
      told,
      'My name is [name]. He asked for [name] and said he was DC Adam Thompson. I told my neighbour [name]. [name] is 82.',
    )
    assert.equal(redact('my name is margaret ellison and i got a call'), 'my name is [name] and i got a call')
    assert.equal(redactAccount('Sheila rang me back', { ...caller, reporter: 'Sheila Brand' }), '[name] rang me back')
  })

  it('has no address, postcode, mail address, card, account or date of birth', () => {
    assert.equal(
      redact('I live at 14 Vera Road, Watford WD17 1AB, mail me at m.ellison@example.org.'),
      'I live at [address], Watford [postcode], mail me at [e-mail address].',
    )
    assert.equal(
      redact('I read out 4929 1234 5678 9012 and 12-34-56 12345678, and that I was born on 3 May 1944.'),
      'I read out [number] and [number], and that I was born on [date of birth].',
    )
  })

  it('keeps the numbers of the caller however they are written, and hides all others', () => {
    assert.equal(
      redact(
        'It came from 01632 960 123; he said ring oh seven seven double oh nine double oh four five six. Mine is 01632 960777.',
      ),
      'It came from 01632 960 123; he said ring oh seven seven double oh nine double oh four five six. Mine is [number].',
    )
  })

  it('keeps what happened: sums, days, times, ages and short numbers', () => {
    const told =
      'On 20/11/2026 at 14:30 he wanted £12,500 in 2 bags. I am 82 and rang 101, then 999. On Monday I told Action Fraud.'
    assert.equal(redact(told), told)
  })

  it('never fails, never lets a mail address through, and keeps the number of the caller in any text', () => {
    const bit = fc.oneof(
      fc.string(),
      fc.constantFrom('My name is ', 'Mrs ', ' 14 High Street ', '12-34-56', '\n', '. ', 'ü@'),
    )
    fc.assert(
      fc.property(fc.array(bit, { maxLength: 12 }), (bits) => {
        const told = redact(`${bits.join('')}\nask jo.bloggs@example.org.\nfrom 07700 900456.\n`)
        assert.doesNotMatch(told, /bloggs@/)
        assert.match(told, /07700 900456/)
      }),
      { numRuns: 150 },
    )
    assert.doesNotMatch(redact('My name is Ann. '.repeat(1300)), /Ann/)
  })
})
