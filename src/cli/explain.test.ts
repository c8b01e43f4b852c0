import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Explanation, explainCheck } from '../check/explain.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import { openReader } from '../read/read.ts'
import type { Contact } from '../values/contact.ts'
import { printExplanation } from './explain.ts'

const knowledge = loadKnowledge()
const reader = openReader(knowledge)

function explain(contact: Contact): Explanation {
  const { explanation } = explainCheck(reader, contact)
  assert.ok(explanation)
  return explanation
}

const print = (contact: Contact, columns = 200) => printExplanation(explain(contact), knowledge, columns)
const ticked = (...told: string[]): Contact => ({ channel: 'description', text: '', told })
const inOneLine = (text: string) => text.replace(/\s+/g, ' ')

describe('an explanation in words', () => {
  it('names both sides of a pair', () => {
    const words = inOneLine(print(ticked('claims_police', 'asks_about_cash_at_home')))
    assert.match(words, /a crime together were plainly seen: “[^”]+” and “[^”]+”\. \(Rule: pair\.\)/)
  })

  it('says what the cap of a group took off, and where the thresholds are', () => {
    const words = inOneLine(print(ticked('account_fraud_story', 'refund_story', 'card_used_story', 'keep_secret')))
    assert.match(words, /The story they tell: [\d.]+, less [\d.]+ because one kind of sign counts only so far: 3 /)
    assert.match(words, /Be careful from 1\.6, stop from 3\.8\./)
  })

  it('names the threshold that held: a lone sign that was only told needs more than one that was plainly asked', () => {
    const told = (text: string) => inOneLine(print({ channel: 'description', text }))
    assert.match(told('The man asked to use my bathroom.'), /; from 3 on it is be careful, .* Be careful from 3, stop/)
    assert.match(told('He asked me to transfer the money.'), /; from 1\.6 on it is be careful, .* from 1\.6, stop/)
  })

  it('says that a voice nobody knows needed something beside the ask', () => {
    const text = 'This is the fraud team of your bank. I need you to tell me your PIN number.'
    const words = inOneLine(print({ channel: 'call', turns: [{ speaker: 'somebody', text }] }))
    assert.match(words, /Who speaks is not known, so it counted because of this beside it: “/)
    assert.match(words, /\(turn 1 by somebody, letters \d+ to \d+\)/)
  })

  it('names the stages of the script, seen or not', () => {
    const words = print(ticked('claims_police', 'account_fraud_story', 'withdraw_cash', 'courier_collects'))
    assert.match(words, /courier-fraud-police\)\n {6}1\. introduces himself: Says they are the police\n/)
    assert.match(words, /: not seen\n/)
  })

  it('fits the columns it is given, and takes out what could steer a terminal', () => {
    const words = print({ channel: 'description', text: 'he wants \u001b[31m my \u202ePIN number now' }, 40)
    assert.ok(words.split('\n').every((line) => line.length <= 40))
    assert.doesNotMatch(words, /[\u001b\u202e]/)
  })

  it('says plainly that there was nothing to read, or nothing found', () => {
    assert.match(print({ channel: 'sms', text: ' ' }), /No verdict\. There was nothing to read\./)
    assert.match(print({ channel: 'sms', text: 'See you on Sunday' }), /No sign that counts was found/)
  })
})
