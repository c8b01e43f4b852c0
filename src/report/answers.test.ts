import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { openAreas } from '../areas/open.ts'
import { parseAnswers, problemsWith } from './answers.ts'

const means = { today: '2026-11-21', view: openAreas(() => '2026-11-21').on() }
const whole = { kind: 'call', happenedOn: '2026-11-20', district: 'E07000103', account: 'A man asked for my card.' }
const problemsOf = (change: object) => problemsWith({ ...whole, ...change }, means).map(({ field }) => field)

describe('what is sent as a report', () => {
  it('is taken with the four things that every report has, and nothing is made up for the rest', () => {
    const { kind, forWhom, outcome, lostPounds, contact, shown, happenedMinute } = parseAnswers(whole, means)
    assert.deepEqual(
      [kind, forWhom, outcome, lostPounds, contact, shown, happenedMinute],
      ['call', 'self', 'nothing', null, null, [], null],
    )
  })

  it('has its numbers, sums, times, accounts and addresses tidied, each once', () => {
    const answers = parseAnswers(
      {
        ...whole,
        happenedAt: '9:05',
        shown: ['+44 1632 960 123', '01632 960123', 'withheld', '0000'],
        spoken: 'ring oh seven seven double oh nine double oh four five six; 020 7946 0123 or 020 7946 0456',
        aliases: ' DC  Adam Thompson \nDC Adam Thompson',
        accounts: ['sort code 12 34 56, account 12345678', 'gb29 nwbk 6016 1331 9268 19', 'the wallet he sent'],
        urls: ['HTTPS://www.Refund-Hub[.]example/Pay?x=1', 'refund-hub.example/'],
        lostPounds: '£1,200.505',
        age: '82',
        sighting: { severalCards: 'yes', faceCovered: '', vehicle: 'grey, KX' },
        contact: { name: '', phone: '01632 960777', email: '' },
      },
      means,
    )
    assert.deepEqual(answers.shown, ['01632960123', '0000'])
    assert.deepEqual(answers.spoken, ['07700900456', '02079460123', '02079460456'])
    assert.deepEqual(answers.aliases, ['DC Adam Thompson'])
    assert.deepEqual(answers.accounts, ['12-34-56 12345678', 'GB29NWBK60161331926819', 'the wallet he sent'])
    assert.deepEqual(answers.urls, ['refund-hub.example/Pay?x=1', 'refund-hub.example'])
    assert.deepEqual(
      [answers.happenedMinute, answers.outcome, answers.lostPounds, answers.age],
      [545, 'lost', 1200.51, 82],
    )
    assert.deepEqual(answers.sighting, { severalCards: true, faceCovered: null, vehicle: 'grey, KX' })
    assert.deepEqual(answers.contact, { name: null, phone: '01632 960777', email: null })
  })

  it('is refused with every wrong field named at once, each in words', () => {
    const problems = problemsWith(
      {
        kind: 'pigeon',
        happenedOn: '2026-02-30',
        happenedAt: '25:00',
        district: "'; drop table report; --",
        account: 'x'.repeat(10_000_000),
        shown: 'the one he gave me',
        urls: ['javascript:alert(1)'],
        lostPounds: 1e9,
        age: -1,
        longitude: 2000,
        sighting: { colour: 'red' },
        contact: { email: 'nobody' },
        password: 'x',
      },
      means,
    )
    const fields =
      'password kind happenedOn happenedAt district longitude account shown urls lostPounds age sighting contact.email'.split(
        ' ',
      )
    assert.deepEqual(problems.map(({ field }) => field).sort(), fields.sort())
    for (const { problem } of problems) assert.match(problem, /^(?:must|is not)/)
    assert.throws(() => parseAnswers({ ...whole, kind: 1, age: 'old' }, means), {
      code: 'report-wrong',
      message: /kind must be one of: call.*; age must be a whole number from 0 to 120/,
    })
    for (const odd of [null, [], 'text', 7]) assert.equal(problemsWith(odd, means)[0]?.field, 'report')
  })

  it('says what is wrong only because of another answer', () => {
    assert.deepEqual(problemsOf({ account: ' ' }), ['account'])
    assert.deepEqual(problemsOf({ account: '', shown: '01632 960123' }), [])
    assert.deepEqual(problemsOf({ outcome: 'nothing', lostPounds: 5 }), ['lostPounds'])
    assert.deepEqual(problemsOf({ longitude: -0.4 }), ['latitude'])
    assert.deepEqual(problemsOf({ happenedOn: '2026-11-22' }), ['happenedOn'])
    assert.deepEqual(problemsOf({ happenedOn: '1989-12-31' }), ['happenedOn'])
  })

  it('keeps emoji, markup and SQL as they were written, and leaves out only what no database keeps', () => {
    const account = "😀 \u202e <script>alert(1)</script> '); drop table report; --"
    assert.equal(
      parseAnswers({ ...whole, account: `${account}\0\u0007\ud800\r\nend ` }, means).account,
      `${account}\nend`,
    )
  })

  it('is either taken or refused with a field, whatever comes', () => {
    const any = fc.dictionary(
      fc.constantFrom(
        ...Object.keys(whole),
        'shown',
        'spoken',
        'urls',
        'accounts',
        'lostPounds',
        'age',
        'contact',
        'sighting',
      ),
      fc.anything(),
    )
    fc.assert(
      fc.property(any, (change) => {
        const input = { ...whole, ...change }
        const problems = problemsWith(input, means)
        if (problems.length > 0) assert.throws(() => parseAnswers(input, means), { code: 'report-wrong' })
        else assert.doesNotMatch(JSON.stringify(parseAnswers(input, means)), /\\u0000|\\ud[89a-f]/)
      }),
      { numRuns: 60 },
    )
  })
})
