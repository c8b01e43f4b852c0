import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { loadKnowledge } from '../../knowledge/load.ts'
import { openDirectory } from '../entries/directory.ts'
import { indexRanges } from '../ranges/range-index.ts'
import { numberAnswer } from './answer.ts'

const shipped = loadKnowledge()
const directory = openDirectory({ shipped })
const now = new Date('2026-11-21T10:00:00Z')
const blocks = [
  { prefix: '1134960', status: 'allocated', holder: 'Made Up Telecom', length: 10 },
  { prefix: '1134961', status: 'free', holder: null, length: 10 },
  { prefix: '1134962', status: 'allocated', holder: 'Made Up Telecom', length: 9 },
] as const
const ranges = indexRanges([{ dated: '2026-11-18', blocks }])
const ask = (text: string, more = {}) => numberAnswer(text, { directory, ranges, now, ...more })

test('159 never rings anybody, and the answer says so with its source', () => {
  const { listed, says, instead } = ask('it showed one five nine')
  assert.deepEqual(listed[0]?.rules, ['never-rings-out'])
  assert.ok(says.some((words) => words.startsWith('159 never rings you')))
  assert.ok(says.some((words) => words.startsWith('Source: ') && words.includes('It holds until 1 November 2027')))
  assert.equal(instead[0]?.entry, '159')
})

test('a number that an organisation lists is still no proof of who rings', () => {
  const { listed, warning, says } = ask('0300 123 2040')
  assert.equal(listed[0]?.id, 'report-fraud-phone')
  assert.match(warning, /proves nothing/)
  assert.ok(says.includes('It is listed: Report Fraud, by phone.'))
})

test('a number the caller gives to be checked by is never to be used, listed or not', () => {
  for (const text of ['ring 161 to check me', 'oh one one three four nine six oh one two three', 'ring 101 and ask'])
    assert.match(ask(text, { dictated: true }).warning, /Never use a number a caller gave you/)
  assert.equal(ask('ring 161 to check me', { dictated: true }).understood.is, 'impossible')
})

test('a range that was given out names the company and that it may have changed; one that was not is odd, not false', () => {
  assert.deepEqual(ask('0113 496 0123').range, { is: 'held', holder: 'Made Up Telecom', dated: '2026-11-18' })
  assert.ok(ask('0113 496 0123').says.includes('Its owner may have moved to another company since.'))
  const odd = ask('0113 496 1123')
  assert.deepEqual(odd.range, { is: 'odd', status: 'free', dated: '2026-11-18' })
  assert.ok(odd.says.some((words) => words.startsWith('That is odd')))
  assert.equal(ask('0113 496 2123').range.is, 'odd')
})

test('ranges over 30 days old are left out and said to be too old', () => {
  const later = ask('0113 496 1123', { now: new Date('2026-12-19T00:00:00Z') })
  assert.deepEqual(later.range, { is: 'stale', dated: '2026-11-18' })
  assert.ok(later.says.some((words) => words.includes('too old')))
  assert.equal(ask('0113 496 1123', { now: new Date('2026-12-18T23:00:00Z') }).range.is, 'odd')
})

test('without ranges, and for a number no file covers, nothing is said about them', () => {
  assert.equal(ask('020 7946 0123').range.is, 'unknown')
  assert.equal(numberAnswer('0113 496 0123', { directory, ranges: null, now }).range.is, 'unknown')
})

test('an entry that ran out is still shown, as old; emergency numbers too', () => {
  const late = ask('999', { now: new Date('2028-01-01T00:00:00Z') })
  assert.equal(late.listed[0]?.isStale, true)
  assert.ok(late.says.some((words) => words.includes('This is old: check before you rely on it.')))
  assert.equal(
    late.instead.every(({ isStale, entry }) => entry === null || isStale),
    true,
  )
})

test('which number to ring goes by who was named', () => {
  const entry = (text: string, more = {}) => ask(text, more).instead.map((one) => one.entry)
  assert.deepEqual(entry('my bank rang from 0113 496 0123'), ['159', '999'])
  assert.deepEqual(entry('a detective gave me 0113 496 0123'), ['101'])
  assert.deepEqual(entry('the council, 0113 496 0123'), [null, '999'])
  assert.deepEqual(entry('0113 496 0123'), [null, '159', '101'])
  assert.deepEqual(entry('I smell gas, who is 0113 496 0123', { nation: 'northern-ireland' }), ['gas-emergency-ni'])
})

test('a nation that is known leaves out what is for others, unless nothing is left', () => {
  const ids = (text: string, nation: string) => ask(text, { nation }).listed.map(({ id }) => id)
  assert.ok(!ids('101', 'england').includes('police-scotland-fraud-101'))
  assert.ok(ids('101', 'scotland').includes('police-scotland-fraud-101'))
  assert.deepEqual(ids('0808 164 6000', 'wales'), ['advice-direct-scotland'])
})

test('a listing of one source only is said to be unconfirmed', () => {
  assert.ok(ask('0800 555 111').says.includes('Unconfirmed: only one good source was found.'))
})

test('no answer says "safe", none shouts, sentences are short, and none fails', () => {
  const start = fc.constantFrom(
    '',
    '0113 496 0123',
    '159',
    '161',
    'withheld',
    '+33 1 99 00 12 34',
    '0909 879 0123',
    '070 1234 5678',
  )
  fc.assert(
    fc.property(start, fc.string({ maxLength: 40 }), fc.boolean(), (first, rest, dictated) => {
      const { says, warning, instead } = ask(`${first} ${rest}`, { dictated })
      const all = [...says, warning, ...instead.map(({ text }) => text)]
      assert.ok(instead.length > 0)
      for (const words of all) {
        assert.doesNotMatch(words, /\bsafe|!/i)
        const lengths = words.split(/[.:](?= |$)/).map((sentence) => sentence.trim().split(/\s+/).length)
        assert.ok(Math.max(...lengths) <= 32, words)
      }
    }),
  )
})

test('somebody who may be in danger is told 999 first, whoever else they name', () => {
  for (const text of [
    'there is a man in my house, he says he is from the bank, 0113 496 0123',
    'a courier is coming to collect my card for 0113 496 0123',
    'he is at my front door, from the council',
    'man won’t leave, says he is from the water board',
    '911',
    'nine one one',
    'treble nine',
    '9999',
    'ring 999 to check me',
    'an intruder, and I smell gas',
  ])
    assert.equal(ask(text).instead[0]?.entry, '999', text)
  assert.equal(ask('I am deaf, there is a man in my house').instead[0]?.entry, 'emergency-text-18000')
  assert.deepEqual(
    ask('112').instead.map(({ entry }) => entry),
    ['999'],
  )
  assert.equal(ask('18001 999').instead[0]?.entry, 'emergency-text-18000')
})

test('somebody who asks about 18001 101 is told to use it, not to speak on 101', () => {
  assert.deepEqual(
    ask('18001 101').instead.map(({ entry }) => entry),
    ['police-text-18001-101', 'emergency-text-18000'],
  )
})

test('every answer but that about gas speaks of 999 or 18000', () => {
  for (const text of [
    'he has my card, 0113 496 0123',
    'the council',
    '0300 123 2040',
    'Relay UK',
    '101 999 159',
    'withheld',
  ])
    assert.ok(
      ask(text).instead.some((one) => /\b(?:999|18000)\b/.test(one.text)),
      text,
    )
})

test('gas that leaks is told of in many words', () => {
  for (const text of ['smelling gas', 'I can smell the gas', 'the gas is leaking', 'a gas leak'])
    assert.equal(ask(text, { nation: 'northern-ireland' }).instead[0]?.entry, 'gas-emergency-ni', text)
})

test('both the bank and the police are offered where both were named', () => {
  const both = ask('a detective says my bank account is at risk, ring 161').instead
  assert.deepEqual(
    both.map(({ entry }) => entry),
    ['159', '101'],
  )
})

test('a number for other nations is said to be, and is not the one to ring', () => {
  assert.ok(ask('105').says.includes('It is for England, Wales and Scotland only.'))
  for (const text of ['105', '0808 223 1133'])
    assert.ok(
      ask(text, { nation: 'northern-ireland' }).instead.every(
        ({ value }) => value === null || /^1(?:01|59)$/.test(value),
      ),
    )
  assert.ok(!ask('0300 123 2040', { nation: 'scotland' }).instead.some(({ entry }) => entry === 'report-fraud-phone'))
})

test('of several numbers the answer says which one it is about', () => {
  const { says, listed } = ask('0300 123 2040 or 0909 879 0123')
  assert.equal(says[0], 'You wrote more than one number. This is about 0300 123 2040 only.')
  assert.equal(listed[0]?.id, 'report-fraud-phone')
  assert.ok(!ask('0300 123 2040 or 0300 123 2040').says.some((words) => words.startsWith('You wrote')))
})

test('short numbers and numbers abroad that can cost a lot are said to', () => {
  for (const text of ['118 118', '60123', '+882 16 1234567', '+33 1 99 00 12 34'])
    assert.ok(
      ask(text).says.some((words) => words.includes('can cost a lot')),
      text,
    )
})
