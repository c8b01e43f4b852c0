import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { district, force, view } from '../../areas/test-areas.ts'
import { readDocument } from '../../read/document.ts'
import type { StatedFact, WarningContent } from '../../values/warning.ts'
import { districtsWithin } from '../person.ts'
import { emptyContent, endOfDay, missingIn, parseContent } from './content.ts'
import { differencesOf } from './differences.ts'
import { retold } from './retell.ts'
import { textOf } from './text.ts'

const now = new Date('2026-11-21T10:00:00Z')
const draft = (change: Partial<WarningContent> = {}, text = {}): WarningContent => ({
  ...emptyContent(now),
  texts: [{ language: 'en', title: 'A title', summary: 'A summary.', body: 'First.\n\nSecond.', ...text }],
  ...change,
})

describe('what a draft may say', () => {
  it('has limits, known languages and areas, and nothing that is not asked for', () => {
    const wrong: readonly (readonly [unknown, RegExp])[] = [
      [draft({}, { title: 'x'.repeat(151) }), /title is longer than 150/],
      [draft({}, { summary: 'x'.repeat(401) }), /summary is longer than 400/],
      [draft({}, { body: 'x'.repeat(20_001) }), /longer than 20000/],
      [draft({}, { title: 'Turned\u202eround' }), /cannot be shown/],
      [draft({}, { language: 'cy' }), /English comes first/],
      [{ ...draft(), texts: [...draft().texts, ...draft().texts] }, /twice/],
      [{ ...draft(), more: 1 }, /Unrecognized/],
      [draft({ areas: ['X99'] }), /no police force or district/],
      [draft({ expires: 'tomorrow' }), /expires/],
    ]
    for (const [content, message] of wrong)
      assert.throws(() => parseContent(content, view), { code: 'input-wrong', message })
  })

  it('is kept tidy: one space, one kind of line break, areas as they are called today and once', () => {
    const given = draft(
      { areas: [district('Watford'), district('Watford')] },
      { title: ' A \n title', body: 'a\r\nb ' },
    )
    const { texts, areas } = parseContent(given, view)
    assert.deepEqual([texts[0]!.title, texts[0]!.body, areas], ['A title', 'a\nb', [district('Watford')]])
  })

  it('ends a month later at the last minute of that day in the United Kingdom', () => {
    assert.equal(emptyContent(now).expires, '2026-12-21T23:59:00.000Z')
    assert.equal(endOfDay('2026-07-01'), '2026-07-01T22:59:00.000Z')
    assert.equal(endOfDay('soon'), null)
    assert.deepEqual([...missingIn(draft({ areas: [district('Watford')], expires: null }), now)].slice(-1), [
      'it has no last day',
    ])
  })

  it('is a file in the usual form, from which every reader gets the same words', () => {
    const line = fc.string({ unit: 'grapheme', maxLength: 60 }).map((text) => text.replace(/\s+/g, ' ').trim())
    const body = fc.string({ unit: 'grapheme', maxLength: 80 }).map((text) => text.replace(/\r\n?/g, '\n').trim())
    fc.assert(
      fc.property(
        fc.oneof(line, fc.constantFrom('"', "'", '\\', 'a "b" \'c\' \\d', 'key: # no', '---')),
        body,
        (title, text) => {
          const content = draft({}, { title, body: text })
          const file = textOf(content, { organisation: "Bishop's Watch", area: 'Watford' })
          const { fields, body: span } = readDocument(file)
          assert.equal(fields.get('title')?.value ?? '', title)
          assert.equal(fields.get('source')?.value, "Bishop's Watch")
          assert.ok(file.endsWith(`\n\n${text}`))
          assert.equal(file.slice(...span).trim(), text)
        },
      ),
      { numRuns: 100 },
    )
  })

  it('is for the districts of its forces and its own', () => {
    const kent = districtsWithin(view, [force('Kent'), district('Watford')])
    assert.ok(kent.includes(district('Swale')) && kent.includes(district('Watford')))
  })
})

describe('a draft from another’s warning', () => {
  it('tells its facts in words of our own, and says where they are from', () => {
    const fact = (field: string, name: string, value: string): StatedFact => ({
      field,
      name,
      value,
      quotes: ['THEIR OWN WORDS'],
      today: null,
    })
    const facts = [
      fact('tactics', 'What they do', 'Sends you for *cash*'),
      fact('victim_count', 'People', '2'),
      fact('places', 'Places', 'Swale'),
    ]
    const version = {
      organisation: 'Kent Police',
      issued_on: '2021-02-01',
      address: 'https://news.example/1',
      districts: [district('Swale')],
      text: 'THEIR OWN WORDS',
    }
    const { texts, areas } = retold(version, facts, now)
    assert.equal(texts[0]!.summary, 'Kent Police warned of this on 1 February 2021, in Swale.')
    assert.match(
      texts[0]!.body,
      /Sends you for \\\*cash\\\*[\s\S]*People: 2[\s\S]*\[Kent Police\]\(https:\/\/news\.example\/1\) on 1 February 2021/,
    )
    assert.doesNotMatch(JSON.stringify(texts), /THEIR OWN/)
    assert.deepEqual(areas, [district('Swale')])
  })
})

describe('the difference between two texts', () => {
  it('is told part by part and line by line', () => {
    const after = draft({ counters: ['bank'] }, { body: 'First.\n\nOther.' })
    assert.deepEqual(
      differencesOf(draft(), after, (code) => code),
      [
        {
          part: 'Text',
          lines: [
            { kind: 'same', text: 'First.' },
            { kind: 'out', text: 'Second.' },
            { kind: 'in', text: 'Other.' },
          ],
        },
        { part: 'Counters', lines: [{ kind: 'in', text: 'bank' }] },
      ],
    )
    assert.deepEqual(
      differencesOf(draft(), draft(), (code) => code),
      [],
    )
  })

  it('leads from one text to the other, however long they are', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 })
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const [found] = differencesOf(
          draft({}, { body: before.join('\n') }),
          draft({}, { body: after.join('\n') }),
          String,
        )
        const told = found?.lines ?? after.map((text) => ({ kind: 'same', text }) as const)
        assert.deepEqual(
          told.filter(({ kind }) => kind !== 'out').map(({ text }) => text),
          after,
        )
        assert.deepEqual(
          told.filter(({ kind }) => kind !== 'in').map(({ text }) => text),
          before,
        )
      }),
      { numRuns: 100 },
    )
    const long = (word: string) =>
      draft({}, { body: Array.from({ length: 400 }, (_, at) => `${word} ${at}`).join('\n') })
    assert.equal(differencesOf(long('one'), long('other'), String)[0]?.lines.length, 800)
  })
})
