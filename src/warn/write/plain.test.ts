import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { loadPlainWords } from '../../knowledge/plain-words.ts'
import { readRemarks } from './plain.ts'
import type { RemarkKind } from './remark.ts'
import { readingAge } from './sentences.ts'

const listed = new Set(['101', '999', '159', '01632960101'])
const check = { words: loadPlainWords(), isListed: (digits: string) => listed.has(digits) }
const kindsIn = (text: string) => new Set(readRemarks(text, check).map(({ kind }) => kind))
const about = (text: string, kind: RemarkKind) =>
  readRemarks(text, check)
    .filter((remark) => remark.kind === kind)
    .map(({ quote }) => quote)

const calm =
  'Put the phone down. The police never ask for cash.\n\nA man rang two people in Watford. He said he was from the police. He asked them to go to the bank. They did not go.\n\nRing 101 if you get such a call.'

describe('what the desk says about a text', () => {
  it('says nothing about a calm, short warning that has all its parts', () => {
    assert.deepEqual(readRemarks(calm, check), [])
  })

  it('points at what frightens, shouts and promises', () => {
    const text = 'RUTHLESS THIEVES are preying on us! Keep safe. They ask for a “safe account”.'
    assert.deepEqual(about(text, 'fear'), ['RUTHLESS', 'preying'])
    assert.deepEqual(about(text, 'loud'), ['RUTHLESS THIEVES', '!'])
    assert.deepEqual(about(text, 'promise'), ['safe'])
    assert.deepEqual(about('Ring the DVLA or HMRC.', 'loud'), [])
  })

  it('gives a plainer word for a hard one', () => {
    const [hard] = readRemarks('Terminate the call. Ring 101 in Hitchin. A man rang.', check)
    assert.equal(hard?.suggestion, 'Perhaps: put the phone down.')
    assert.deepEqual(hard?.span, [0, 18])
  })

  it('finds what could tell who somebody was', () => {
    for (const telling of [
      'It was at 14 Mill Lane.',
      'She lives in SG4 9XX.',
      'Mrs Alder opened the door.',
      'Joan Alder, 84, opened the door.',
      'An 84-year-old woman in Mill Lane opened the door.',
      'Her number is 07700 900123.',
      'Write to j.alder@mail.example.',
    ])
      assert.ok(kindsIn(telling).has('who'), telling)
    for (const plain of [
      'A woman in her eighties in Hitchin.',
      'A caller named DC Marlow.',
      'On Monday, 14 May.',
      calm,
    ])
      assert.ok(!kindsIn(plain).has('who'), plain)
  })

  it('asks about a number that the directory does not list, and about none that it lists', () => {
    assert.deepEqual(about('Ring 01632 960 999, 01632 960101, +44 1632 960101 or 101.', 'number'), ['01632 960 999'])
    assert.deepEqual(about('They lost £10,101, or 101.5 each, on 12/02/2021.', 'number'), [])
  })

  it('says what is missing, and that a loss comes before what to do', () => {
    const why = (text: string) =>
      readRemarks(text, check)
        .map((remark) => remark.why)
        .join(' ')
    assert.match(why('Beware.'), /what to do.*what happened.*where.*whom to ring/)
    assert.match(why(`Two people lost £9,000.\n\n${calm}`), /lost stands before/)
    assert.match(why('Two people in Luton lost £9,000.'), /only frighten/)
    assert.match(why('See http://news.example.'), /https/)
    assert.match(why(`${'word '.repeat(30)}.`), /30 words/)
  })

  it('tells a child’s text from an office’s by the age of its readers', () => {
    const office =
      'Householders experiencing unsolicited communications purporting to originate from financial institutions are encouraged to independently authenticate the identity of representatives utilising established organisational documentation before authorising transactions.'
    assert.ok(readingAge(calm)! <= 11, String(readingAge(calm)))
    assert.ok(readingAge(`${office} ${office}`)! > 18)
  })

  it('of the longest texts that say nothing, without thinking for minutes', () => {
    for (const one of ['A', '1', '\n', '](']) assert.ok(readRemarks(one.repeat(100_000), check).length < 20)
  })

  it('points into the text, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constantFrom(calm, '!', ' SAFE ', '07700 900123 ', '[a](b) ')), {
          maxLength: 6,
        }),
        (parts) => {
          const text = parts.join('')
          for (const { span, quote } of readRemarks(text, check)) if (span) assert.equal(text.slice(...span), quote)
        },
      ),
      { numRuns: 60 },
    )
  })
})
