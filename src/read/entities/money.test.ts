import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tokenize } from '../tokens.ts'
import { findMoney } from './money.ts'

const read = (text: string) => findMoney(tokenize(text, { lookUp: () => 0 }))
const values = (text: string) => read(text).map(({ value }) => value)
const words = (text: string) => read(text).map(({ start, end }) => text.slice(start, end))

const amounts: readonly (readonly [text: string, ...values: number[]])[] = [
  ['they lost £1.5mn', 1_500_000],
  ['a total of £28.77m', 28_770_000],
  ['more than £3.6million', 3_600_000],
  ['nearly £1.5 million', 1_500_000],
  ['between £500 and £900', 500, 900],
  ['£12.000 was taken', 12_000],
  ['£12.50 was taken', 12.5],
  ['a fee of £2.99', 2.99],
  ['he asked for 80k', 80_000],
  ['he asked for 80k.', 80_000],
  ['six grand', 6000],
  ['a grand in cash', 1000],
  ['five hundred quid', 500],
  ['two and a half thousand pounds', 2500],
  ['a hundred and fifty pounds', 150],
  ['half a million pounds', 500_000],
  ['one thousand two hundred and fifty pounds', 1250],
  ['twelve hundred pounds', 1200],
  ['two thousand five hundred pounds', 2500],
  ['8 thousand pounds', 8000],
  ['i need you to withdraw five thousand from the branch', 5000],
  ['you must pay two thousand now', 2000],
  ['GBP 4,200', 4200],
  ['GBP4,200', 4200],
  ['Â£8,249 and ÂŁ8,249', 8249, 8249],
  ['"more than \\xA380,000"', 80_000],
  ['&pound;350 or &#163;', 350],
  ['£ 500', 500],
]

for (const [text, ...expected] of amounts)
  test(`"${text}" is ${expected.join(' and ')} pounds`, () => assert.deepEqual(values(text), expected))

for (const text of [
  'a grand total',
  'the grand piano',
  '80k followers',
  'five thousand people came',
  'a hundred calls',
  'on 5 May 2021',
  'oh one six three two',
  'he weighs a lot',
  'call 101',
  'five pm',
  'the Grand National',
  '',
])
  test(`"${text}" holds no money`, () => assert.deepEqual(values(text), []))

test('an amount is marked with its pound sign, broken or not', () => {
  assert.deepEqual(words('lost Â£8,249, then £1.5 million; gave two and a half thousand pounds'), [
    'Â£8,249',
    '£1.5 million',
    'two and a half thousand pounds',
  ])
  assert.deepEqual(words('more than \\xA380,000 in all'), ['\\xA380,000'])
})
