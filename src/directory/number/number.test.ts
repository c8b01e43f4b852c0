import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readNumber } from './number.ts'
import { loadNumberingPlan } from './plan.ts'

const plan = loadNumberingPlan()
const read = (text: string) => readNumber(text, plan)

const numbers: readonly (readonly [text: string, written: string, kind: string, place?: string])[] = [
  ['+44 (0)20 7946 0123', '020 7946 0123', 'geographic', 'London'],
  ['0044 20 7946 0123', '020 7946 0123', 'geographic', 'London'],
  ['442079460123', '020 7946 0123', 'geographic', 'London'],
  ['+44 020 7946 0123', '020 7946 0123', 'geographic', 'London'],
  ['01632 960123 ext 4', '01632 960123', 'geographic'],
  ['07700-900 123', '07700 900123', 'mobile'],
  ['7700 900123', '07700 900123', 'mobile'],
  ['tel: (0161) 496-0123.', '0161 496 0123', 'geographic', 'Manchester'],
  ['0113 496 0123', '0113 496 0123', 'geographic', 'Leeds'],
  ['016977 2123', '016977 2123', 'geographic', 'Brampton'],
  ['028 9649 6012', '028 9649 6012', 'geographic', 'Northern Ireland'],
  ['01481 960123', '01481 960123', 'geographic', 'Guernsey'],
  ['oh one six one, double four double nine four three two', '0161 449 9432', 'geographic', 'Manchester'],
  ['oh one six three two, nine six nought, one two three', '01632 960123', 'geographic'],
  ['zero double seven double oh nine double oh one two three', '07700 900123', 'mobile'],
  ['07700 nine hundred one twenty three', '07700 900123', 'mobile'],
  ['O1632 960123', '01632 960123', 'geographic'],
  ['plus four four seven seven double zero nine double zero one two three', '07700 900123', 'mobile'],
  ['oh three hundred one two three twenty forty', '0300 123 2040', 'non-geographic'],
  ['oh eight hundred double one one, treble nine', '0800 111 999', 'freephone'],
  ['oh one six, er, three two then nine six oh one two three', '01632 960123', 'geographic'],
  ['0800 1111', '0800 1111', 'freephone'],
  ['0345 070 0707', '0345 070 0707', 'non-geographic'],
  ['0870 123 4567', '0870 123 4567', 'service'],
  ['0845 46 47', '0845 4647', 'service'],
  ['070 1234 5678', '070 1234 5678', 'personal'],
  ['076 1234 5678', '07612 345678', 'pager'],
  ['07624 123456', '07624 123456', 'mobile'],
  ['0909 879 0123', '0909 879 0123', 'premium'],
  ['055 1234 5678', '055 1234 5678', 'corporate'],
  ['triple nine', '999', 'emergency'],
  ['nine nine nine', '999', 'emergency'],
  ['one-one-two', '112', 'emergency'],
  ['one-oh-one', '101', 'short-code'],
  ['a call from one hundred and one', '101', 'short-code'],
  ['one fifty nine', '159', 'short-code'],
  ['one eleven', '111', 'short-code'],
  ['nine, nine, nine', '999', 'emergency'],
  ['999 2 men at the door', '999', 'emergency'],
  ['one... five... nine', '159', 'short-code'],
  ['one hundred and fifty nine', '159', 'short-code'],
  ['a hundred and five', '105', 'short-code'],
  ['oh twenty seven nine four six oh one two three', '020 7946 0123', 'geographic', 'London'],
  ['O3OO 123 2O4O', '0300 123 2040', 'non-geographic'],
  ['0300 123 2040 24 hours a day', '0300 123 2040', 'non-geographic'],
  ['020 7946 0123 then 07700 900123', '020 7946 0123', 'geographic'],
  ['116 123', '116 123', 'short-code'],
  ['118 118', '118 118', 'short-code'],
  ['18000', '18000', 'emergency'],
  ['18001 101', '101', 'short-code'],
  ['18001 01632 960123', '01632 960123', 'geographic'],
  ['141 01632 960123', '01632 960123', 'geographic'],
  ['7726', '7726', 'short-code'],
  ['+33 1 99 00 12 34', '+33 199001234', 'international', 'France'],
  ['00353 20 915 1234', '+353 209151234', 'international', 'Ireland'],
  ['+1 202 555 0123', '+1 2025550123', 'international', 'the United States, Canada or the Caribbean'],
  ['they rang at 10.30 on 12 March from 01632 960123, twice', '01632 960123', 'geographic'],
  ['101 or 01632 960123', '01632 960123', 'geographic'],
  ['999, 101 or 159', '999', 'emergency'],
  ['£5,000 and 07700 900123', '07700 900123', 'mobile'],
  ['０１６３２ ９６０１２３', '01632 960123', 'geographic'],
  ['0\u200b1632\u202a960123\u202c', '01632 960123', 'geographic'],
]
for (const [text, written, kind, place] of numbers)
  test(`"${text}" is ${written}, ${kind}`, () => {
    const found = read(text)
    assert.ok(found.is === 'number', JSON.stringify(found))
    assert.deepEqual([found.national, found.kind], [written, kind])
    if (place) assert.equal(found.place, place)
  })

const nothing: readonly (readonly [text: string, is: string, why?: string])[] = [
  ['number withheld', 'withheld'],
  ['it said No Caller ID', 'withheld'],
  ['a private number', 'withheld'],
  ['ring 161 to check me', 'impossible', 'not-in-plan'],
  ['oh one six one', 'impossible', 'too-short'],
  ['0161 496 012', 'impossible', 'too-short'],
  ['016324960123', 'impossible', 'too-long'],
  ['0300 123 2040 5', 'impossible', 'too-long'],
  ['oh three hundred one two three two oh four oh five', 'impossible', 'too-long'],
  ['one oh one five six', 'impossible', 'not-in-plan'],
  ['1 5 9 3', 'impossible', 'not-in-plan'],
  ['one six one, one five', 'impossible', 'not-in-plan'],
  ['no caller i.d.', 'withheld'],
  ['it said caller ID blocked', 'withheld'],
  ['Unknown', 'withheld'],
  ['496 0123', 'impossible', 'too-short'],
  ['+44 00 7946 0123', 'impossible', 'starts-with-00'],
  ['000 123 4567', 'impossible', 'starts-with-00'],
  ['0600 123 4567', 'impossible', 'not-in-plan'],
  ['01299 960123', 'number'],
  ['01632', 'impossible', 'too-short'],
  ['01001 960123', 'impossible', 'not-in-plan'],
  ['0310 123 4567', 'impossible', 'not-in-plan'],
  ['+33 12', 'impossible', 'too-short'],
  ['+33 1234567890123456', 'impossible', 'too-long'],
  ['no one knows', 'none'],
  ['they wanted £1,200', 'none'],
  ['', 'none'],
]
for (const [text, is, why] of nothing)
  test(`"${text}" is understood as ${why ?? is}`, () => {
    const found = read(text)
    assert.equal(found.is, is, JSON.stringify(found))
    if (why) assert.ok(found.is === 'impossible' && found.why === why, JSON.stringify(found))
  })

test('an extension is kept apart from the number', () => {
  for (const text of ['01632 960123 ext 4', '01632 960123 x4', '01632 960123, extension 4'])
    assert.equal((read(text) as { extension?: string }).extension, '4', text)
})

test('any text at all is read without a fault, and the place of the number lies in it', () => {
  const word = fc.constantFrom(
    'oh',
    'one',
    'double',
    'treble',
    'hundred',
    'and',
    'plus',
    'ext',
    'fifty',
    '+',
    '00',
    '44',
  )
  const text = fc.oneof(
    fc.string({ maxLength: 200, unit: 'binary' }),
    fc
      .array(fc.oneof(word, fc.string({ maxLength: 4 }), fc.nat().map(String)), { maxLength: 40 })
      .map((all) => all.join(' ')),
  )
  fc.assert(
    fc.property(text, (some) => {
      const found = read(some)
      if (!('span' in found)) return
      assert.ok(found.span[0] >= 0 && found.span[0] < found.span[1] && found.span[1] <= some.length, some)
      if (found.is === 'number') assert.match(found.digits, /^\+?\d{3,15}$/)
    }),
    { numRuns: 3000 },
  )
})

test('a number reads the same however it is written or said', () => {
  const names = ['oh', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
  const say = (digits: string) => [...digits].map((digit) => names[Number(digit)]).join(' ')
  const subscriber = fc.integer({ min: 0, max: 999 }).map((last) => String(last).padStart(3, '0'))
  fc.assert(
    fc.property(fc.constantFrom('07700900', '01632960', '02079460', '01134960'), subscriber, (first, last) => {
      const digits = first + last
      const forms = [digits, say(digits), `+44${digits.slice(1)}`, `0044 ${digits.slice(1)}`, [...digits].join(' ')]
      for (const form of forms) {
        const found = read(`they gave me ${form} to ring`)
        assert.ok(found.is === 'number' && found.digits === digits, form)
      }
    }),
  )
})
