import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tokenize } from '../tokens.ts'
import { findPhones } from './phone.ts'

const read = (text: string) => findPhones(tokenize(text, { lookUp: () => 0 }))
const digits = (text: string) => read(text).map((phone) => phone.digits)

const numbers: readonly (readonly [text: string, ...digits: string[]])[] = [
  ['ring 01632 960123', '01632960123'],
  ['ring (01632) 960 123 today', '01632960123'],
  ['ring +44 7700 900123', '07700900123'],
  ['ring +44 (0)20 7946 0123', '02079460123'],
  ['020 7946 0123 or 07700 900 456', '02079460123', '07700900456'],
  ['07700-900-123', '07700900123'],
  ['on 0300 123 2040.', '03001232040'],
  ['ChildLine is 0800 1111', '08001111'],
  ['oh one six three two, nine six oh one two three', '01632960123'],
  ['zero seven seven double oh nine double oh one two three', '07700900123'],
  ['my number is oh three hundred one two three twenty forty', '03001232040'],
  ['dial 999, 101 or 161', '999', '101', '161'],
  ['call one oh one', '101'],
  ['hang up and dial nine nine nine', '999'],
  ['forward the text to 7726', '7726'],
  ['ring your bank on 159', '159'],
  ['Samaritans: call 116 123', '116123'],
]
for (const [text, ...expected] of numbers)
  test(`"${text}" gives ${expected.join(', ')}`, () => assert.deepEqual(digits(text), expected))

for (const text of [
  'between the ages of 86 and 101',
  'crime reference 43190381845',
  'incident 440 of 06/03/2023',
  'she lost £101',
  'call about 101 reports',
  'one of nine people',
  'on 24 March 2021',
  'no one knows, one two three',
  '',
])
  test(`"${text}" holds no telephone number`, () => assert.deepEqual(digits(text), []))

test('a number is marked from its bracket to its last digit', () => {
  const text = 'ring (01632) 960123, please'
  assert.deepEqual(
    read(text).map(({ start, end }) => text.slice(start, end)),
    ['(01632) 960123'],
  )
})
