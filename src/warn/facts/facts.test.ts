import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { loadKnowledge } from '../../knowledge/load.ts'
import { shippedDigest } from '../shipped.ts'
import { warningFile } from '../take-in/test-documents.ts'
import { isSaid } from './counted.ts'
import { filmsIn } from './films.ts'
import { correctedReading, factNames, statedFacts } from './stated.ts'
import { todayIn } from './today.ts'

const knowledge = loadKnowledge()
const now = new Date('2026-11-21T12:00:00Z')
const names = factNames(knowledge, now)
const text = `${warningFile()}\n * Tell Action Fraud on 0300 123 2040, or Consumer Direct on 08454 04 05 06.\n`
const { reading } = shippedDigest()(text)

describe('the facts of a warning in words', () => {
  const facts = statedFacts(text, reading, names)
  const valuesOf = (name: string) => facts.filter((fact) => fact.name === name).map(({ value }) => value)

  it('name every fact with the words of the warning behind it', () => {
    assert.deepEqual(valuesOf('Places'), ['Stevenage'])
    const ofNoKind = { ...reading, fields: { ...reading.fields, crime_types: ['other'] } }
    assert.ok(
      valuesOf('Crime').length === 1 && statedFacts(text, ofNoKind, names).every(({ name }) => name !== 'Crime'),
    )
    assert.deepEqual(valuesOf('Police force'), ['Hertfordshire Constabulary'])
    assert.deepEqual(valuesOf('Published'), ['14 October 2026'])
    assert.deepEqual(valuesOf('Lost in all'), ['£12,400'])
    assert.ok(valuesOf('What they do').includes('Sends you to the bank for cash'))
    const plain = text.replaceAll(/[*\s]+/g, ' ')
    for (const { name, value, quotes } of facts) {
      assert.ok(quotes.length > 0, `${name}: ${value} has no words`)
      for (const quote of quotes) assert.ok(plain.includes(quote.replace('…', '')), `${name}: ${quote}`)
    }
  })

  it('say what holds today beside what an old warning says', () => {
    const contacts = facts.filter(({ field }) => field === 'contacts')
    const fraud = contacts.find(({ value }) => value.startsWith('0300 123 2040'))
    assert.match(fraud?.today ?? '', /Report Fraud/)
    assert.match(contacts.find(({ value }) => value.startsWith('08454'))?.today ?? '', /0808 223 1133/)
    assert.equal(contacts.find(({ value }) => value.startsWith('101'))?.today, null)
  })

  it('have a count only where the warning says it of all', () => {
    const says = (value: string, quote: string) =>
      isSaid({ field: 'victim_count', name: '', value, quotes: [quote], today: null })
    for (const [value, quote] of [
      ['19', 'Nineteen residents have been targeted'],
      ['1,200', '1,200 people'],
      ['185', '(185) lost'],
      ['2', 'a couple of people'],
    ] as const)
      assert.ok(says(value, quote), quote)
    for (const [value, quote] of [
      ['1', 'A man'],
      ['1', 'one resident'],
      ['2', 'A woman'],
      ['2', 'Two of them lost'],
      ['9', 'In nine of the cases'],
      ['4', '£4 or 4,000 people'],
    ] as const)
      assert.ok(!says(value, quote), quote)
  })

  it('are quoted in whole words', () => {
    const long = `${'He asked them to help. '.repeat(5)}Then he spoke of cash and gold.`
    const spans = { period: [[0, long.length]] as const }
    const [fact] = statedFacts(long, { ...reading, fields: { period: 'then' }, spans }, names)
    assert.equal(fact?.quotes[0], `${'He asked them to help. '.repeat(5)}Then…`)
  })

  it('are as a person corrected them, and as they were read when that is taken back', () => {
    const correction = { field: 'places', after: ['Stevenage', 'Knebworth'], quote: 'at the counter', undone_at: null }
    const stated = (undone_at: Date | null) =>
      statedFacts(text, correctedReading(reading, [{ ...correction, undone_at }], text), names)
    assert.deepEqual(stated(now), facts)
    const places = stated(null).find(({ field }) => field === 'places')
    assert.deepEqual([places?.value, places?.quotes], ['Stevenage; Knebworth', ['Stevenage', 'at the counter']])
  })
})

describe('old names and numbers in running text', () => {
  it('are found however they are written, and not inside others', () => {
    const old = (words: string) => todayIn(words, '2026-11-21').map((one) => one.old)
    assert.deepEqual(old('Ring 0845 0700707 or 0845-070-0707.'), ['0845 0700707', '0845-070-0707'])
    assert.deepEqual(old('See https://www.actionfraud.police.uk/report'), ['www.actionfraud.police.uk'])
    assert.deepEqual(old('Ring Report Fraud on 0300 123 2040.'), [])
    assert.deepEqual(old('Reaction fraudsters, 10845 070 0707'), [])
  })

  it('are no more vouched for when nobody checked them again in time', () => {
    const [one] = todayIn('Ring Action Fraud', '2028-01-01')
    assert.match(one?.today ?? '', /\(check before you rely on it\)$/)
    assert.match(one?.source.address ?? '', /^https:/)
  })
})

describe('films that a warning points to', () => {
  it('are links with their title, or a title alone, and never an address that could run', () => {
    assert.deepEqual(filmsIn('[How they do it](https://youtu.be/abc123) and [x](javascript:youtu.be/abc)'), [
      { title: 'How they do it', address: 'https://youtu.be/abc123' },
    ])
    assert.deepEqual(filmsIn('To see a film about this visit: www.youtube.com/watch?v=ab_1'), [
      { title: 'To see a film about this', address: 'https://www.youtube.com/watch?v=ab_1' },
    ])
    assert.deepEqual(filmsIn('Watch the video entitled, "Nobody’s Uncle".'), [
      { title: 'Nobody’s Uncle', address: null },
    ])
  })
})
