import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadKnowledge } from '../knowledge/load.ts'
import { openReader } from '../read/read.ts'
import type { Contact } from '../values/contact.ts'
import { openChecker } from './check.ts'

const checker = openChecker(openReader(loadKnowledge()))
const check = (contact: Partial<Contact>) => checker.check({ channel: 'description', ...contact })
const uses = (text: string) => check({ text }).numbers.map(({ digits, use, contact }) => [digits, use, contact])

const cases: readonly (readonly [text: string, ...numbers: (readonly [string, string, string | null])[]])[] = [
  ['He told me to ring 161 to check him.', ['161', 'given', null]],
  ['They said call 01632 960123 and ask for DC Smith.', ['01632960123', 'given', null]],
  ['My phone showed 0300 123 2040.', ['03001232040', 'shown', 'report-fraud-phone']],
  ['The display said it was from 159, my bank.', ['159', 'never-rings', '159']],
  ['He gave me the number oh one six three two nine six oh one two three.', ['01632960123', 'given', null]],
  ['Somebody rang about my roof.'],
  ['The man from 159 High Street wanted £159, then 159 pounds.'],
]
for (const [text, ...numbers] of cases)
  test(`"${text}" holds ${numbers.map(([digits, use]) => `${digits}, ${use}`).join('; ') || 'no number'}`, () =>
    assert.deepEqual(uses(text), numbers))

test('what the check says of a number is in words to show, and never that it proves anybody genuine', () => {
  const { numbers, plan } = check({ text: 'He said he was police and told me to ring 161 to check him.' })
  assert.match(numbers[0]!.text, /^Do not ring 161 to check them/)
  assert.ok(plan.some(({ id }) => id === 'number-given'))
  for (const [text] of cases)
    for (const number of check({ text }).numbers) assert.doesNotMatch(number.text, /\bsafe|!/i)
})

test('159 on a display is said never to ring anybody', () => {
  const { numbers, plan } = check({ text: 'It came up on the screen as from 159 and they said it was my bank.' })
  assert.equal(numbers[0]?.text, '159 never rings you, so anyone who says they are ringing from 159 is lying.')
  assert.equal(plan.find(({ id }) => id === 'number-never-rings')?.value, '159')
})

test('a number the resident says is left alone', () => {
  const turns = [
    { speaker: 'caller', text: 'Which number can we reach you on?' },
    { speaker: 'resident', text: 'You can ring 01632 960123.' },
  ]
  assert.deepEqual(check({ channel: 'call', turns }).numbers, [])
})

test('a contact without numbers has no step about them', () => {
  const { plan } = check({ text: 'He said he is from my bank and wants my PIN.' })
  assert.ok(!plan.some(({ id }) => id.startsWith('number-')))
})

test('a caller who names an emergency number keeps nobody from ringing it at once', () => {
  for (const text of ['He told me to ring 999.', 'She said call 112.', 'He said ring 0800 111 999 for the gas.'])
    assert.match(check({ text }).numbers[0]!.text, /In danger, ring it at once on any phone\.$/, text)
})

test('a number of one source is said to be unconfirmed, and one with a digit more is not taken for it', () => {
  assert.match(check({ text: 'They told me to call 0345 070 0707.' }).numbers[0]!.text, /\(unconfirmed\)/)
  assert.equal(check({ text: 'He told me to dial 0300 123 2040 5' }).numbers[0]?.contact, null)
})

test('18001 before a number is the way a textphone rings, and a helpline is nobody the caller chose', () => {
  assert.deepEqual(uses('She told me to ring 18001 101.'), [['101', 'given', '101']])
  assert.doesNotMatch(check({ text: 'He told me to ring 116 123.' }).numbers[0]!.text, /they choose/)
})
