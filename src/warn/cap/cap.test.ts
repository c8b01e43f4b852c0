import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { CAP_1_2 } from '@dec112/cap-ts'
import fc from 'fast-check'
import { openAreas } from '../../areas/open.ts'
import { loadKnowledge } from '../../knowledge/load.ts'
import { testTaken, testWarning } from '../test-warning.ts'
import { CapError } from './alert.ts'
import { type CapMessage, identifierOf, openCapContext, senderOf } from './message.ts'
import { printCap } from './print.ts'
import { readCap } from './read.ts'

const publicUrl = 'https://doorchain.example'
const context = openCapContext(
  publicUrl,
  loadKnowledge(),
  openAreas(() => '2026-11-21'),
)
const sender = senderOf(publicUrl)
const of = (kind: 'alert' | 'update' | 'cancel', number = 1) =>
  identifierOf(publicUrl, { id: testWarning.id, number, kind })
const sent = new Date('2026-11-20T14:31:00.250Z')
const alert: CapMessage = { identifier: of('alert'), sender, sent, msgType: 'Alert', references: [], note: null }
const cancel: CapMessage = {
  identifier: of('cancel', 2),
  sender,
  sent: new Date('2026-11-22T09:00:00Z'),
  msgType: 'Cancel',
  references: [
    { sender, identifier: of('alert'), sent },
    { sender, identifier: of('update', 2), sent: new Date('2026-11-21T10:00:00Z') },
  ],
  note: 'The figures were wrong, a new warning follows.',
}

/** What XML cannot hold, marks of direction, and spaces, which a line of a message does not keep as they are. */
const unkept = /[\s\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu

/** A message with parts in the place of others; `edit` works on its text. */
const changed = (edit: (xml: string) => string) => edit(printCap(testWarning, alert, context))

describe('A warning as a CAP message', () => {
  test('says who warns of what, where, until when and what to do, in every language of the warning', () => {
    const read = readCap(printCap(testWarning, alert, context))
    assert.deepEqual(
      [read.version, read.identifier, read.sender, read.sent, read.status, read.msgType, read.scope],
      [
        '1.2',
        'doorchain.example.aldercombe22.1.alert',
        sender,
        '2026-11-20T14:31:00+00:00',
        'Actual',
        'Alert',
        'Public',
      ],
    )
    assert.deepEqual(
      read.infos.map(({ language, web }) => [language, web]),
      [
        ['en-GB', `${publicUrl}/warnings/aldercombe22`],
        ['cy-GB', `${publicUrl}/warnings/aldercombe22/cy`],
      ],
    )
    const english = read.infos[0]!
    assert.deepEqual(
      [english.categories, english.responseTypes, english.urgency, english.severity, english.certainty],
      [['Security'], ['Avoid'], 'Future', 'Moderate', 'Observed'],
    )
    assert.equal(english.expires, '2026-12-20T23:59:00+00:00')
    assert.equal(english.headline, testWarning.texts[0]!.title)
    assert.match(english.description!, /^Four people .*\n\nPut the telephone down\. The police/)
    assert.match(english.description!, /\n- Ring 101 from another telephone\.\n- Tell a neighbour\./)
    assert.match(english.instruction!, /Put the phone down/)
    assert.deepEqual(
      english.parameters.filter(({ name }) => name === 'DOORCHAIN:TACTIC').map(({ value }) => value),
      testWarning.tactics,
    )
    assert.deepEqual(english.areas, [
      { description: 'Welwyn Hatfield', geocodes: [{ name: 'GSS', value: 'E07000241' }], polygons: [], circles: [] },
    ])
  })

  test('an area that is a force names the codes of all its districts', () => {
    const { infos } = readCap(printCap({ ...testWarning, areas: ['E23000027'] }, alert, context))
    const [area] = infos[0]!.areas
    assert.equal(area?.description, 'Hertfordshire Constabulary')
    const codes = area!.geocodes.map(({ value }) => value)
    assert.equal(codes[0], 'E23000027')
    assert.equal(codes.length, 11)
    assert.ok(codes.includes('E07000241'))
  })

  test('that cancels it names all that went out, gives the reason and asks for nothing', () => {
    const read = readCap(printCap(testWarning, cancel, context))
    assert.deepEqual(
      read.references.map(({ identifier, sent }) => [identifier, sent]),
      [
        [of('alert'), '2026-11-20T14:31:00+00:00'],
        [of('update', 2), '2026-11-21T10:00:00+00:00'],
      ],
    )
    assert.equal(read.note, cancel.note)
    const [english, welsh] = read.infos
    assert.match(english!.headline!, /^Cancelled: False police/)
    assert.match(welsh!.headline!, /^Canslwyd: Swyddogion/)
    assert.deepEqual([english!.urgency, english!.responseTypes, english!.instruction], ['Past', ['None'], null])
  })

  test('of a warning by others has not their words', () => {
    const [info] = readCap(printCap(testTaken(), alert, context)).infos
    assert.equal(info!.description, testWarning.texts[0]!.summary)
    assert.equal(info!.senderName, `${sender}, passing on Hertfordshire Constabulary`)
  })

  test('with a name that the standard forbids is not printed', () => {
    for (const identifier of ['a b', 'a,b', 'a<b', 'a&b', ''])
      assert.throws(() => printCap(testWarning, { ...alert, identifier }, context), RangeError)
  })

  test('is read alike by a parser of others', async () => {
    const theirs = await CAP_1_2.Alert.fromXML(printCap(testWarning, cancel, context))
    const ours = readCap(printCap(testWarning, cancel, context))
    assert.deepEqual([theirs.identifier, theirs.sender, theirs.sent, theirs.note].map(String), [
      ours.identifier,
      ours.sender,
      ours.sent,
      ours.note,
    ])
    assert.equal(
      theirs.references,
      ours.references.map((one) => `${one.sender},${one.identifier},${one.sent}`).join(' '),
    )
    assert.deepEqual(
      theirs.info_list.map((info) => [info.language, info.event, info.headline, info.description, info.web]),
      ours.infos.map((info) => [info.language, info.event, info.headline, info.description, info.web]),
    )
    assert.deepEqual(
      theirs.info_list.map(({ area_list }) => area_list.map(({ areaDesc }) => areaDesc)),
      ours.infos.map(({ areas }) => areas.map(({ description }) => description)),
    )
  })

  test('holds any words that somebody can type, as far as XML can', () => {
    const anyText = fc.string({
      unit: fc.oneof(fc.constantFrom(...'<>&"\'\u0000\u001b\ufffe\ud800\r\n\t ]'), fc.string()),
    })
    fc.assert(
      fc.property(anyText, anyText, (title, note) => {
        const hostile = {
          ...testWarning,
          organisation: `X ${title}`,
          texts: [{ ...testWarning.texts[0]!, title: `T ${title}` }],
        }
        const read = readCap(printCap(hostile, { ...cancel, note: `N ${note}` }, context))
        const kept = (text: string) => text.replace(unkept, '')
        const seen = (text: string | null) => kept(text ?? '')
        assert.equal(seen(read.source), kept(`X ${title}`))
        assert.equal(seen(read.note), kept(`N ${note}`))
        assert.ok(kept(`Cancelled: T ${title}`).startsWith(seen(read.infos[0]!.headline).replace(/…$/, '')))
      }),
      { numRuns: 100 },
    )
  })
})

describe('A CAP message of others', () => {
  test('is read with a prefix, in version 1.1, with parts that nobody knows and a signature', () => {
    const xml = changed((text) =>
      text
        .replaceAll(/<(\/?)(\w)/g, '<$1cap:$2')
        .replace('xmlns=', 'xmlns:cap=')
        .replace('cap:1.2"', 'cap:1.1"')
        .replace(
          '<cap:status>',
          '<cap:mood>calm</cap:mood><x:Sig xmlns:x="urn:x"><cap:status>Test</cap:status></x:Sig><cap:status>',
        ),
    )
    const read = readCap(new TextEncoder().encode(`\ufeff${xml}`))
    assert.deepEqual([read.version, read.status, read.infos.length], ['1.1', 'Actual', 2])
  })

  const refused: readonly (readonly [why: string, xml: () => string, says: RegExp])[] = [
    ['a DOCTYPE', () => changed((xml) => xml.replace('<alert', '<!DOCTYPE a [<!ENTITY b "c">]><alert')), /DOCTYPE/],
    ['an entity', () => changed((xml) => xml.replace('Actual', '&b;')), /no XML/],
    ['another kind of XML', () => '<rss version="2.0"/>', /no CAP message/],
    ['no XML', () => 'Warning: put the phone down', /no XML/],
    ['nothing', () => '', /no XML|empty/],
    ['no sender', () => changed((xml) => xml.replace(/<sender>.*?<\/sender>/, '')), /no sender in its alert/],
    ['no event', () => changed((xml) => xml.replace(/<event>.*?<\/event>/, '')), /no event in its info/],
    ['a status that is none', () => changed((xml) => xml.replace('Actual', 'Real')), /status is "Real"/],
    [
      'a day that no calendar has',
      () => changed((xml) => xml.replace('2026-12-20T', '2026-13-40T')),
      /expires is no time/,
    ],
    ['too deep a tree', () => changed((xml) => xml.replace('<event>', '<event>'.repeat(40))), /too many elements/],
    ['too many parts', () => changed((xml) => xml.replace('<event>', '<event/>'.repeat(20_001))), /too many elements/],
    ['more than 2 MB', () => changed((xml) => xml.replace('<event>', `<event>${'x'.repeat(2 ** 21)}`)), /larger/],
  ]
  for (const [why, xml, says] of refused)
    test(`with ${why} is refused, and why is said`, () => {
      assert.throws(
        () => readCap(xml()),
        (error) => error instanceof CapError && says.test(error.message),
      )
    })

  test('cut off or broken anywhere is read or refused, and nothing else happens', () => {
    const whole = printCap(testWarning, alert, context)
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(40), fc.string(), (at, length, other) => {
        try {
          readCap(whole.slice(0, at) + other + whole.slice(at + length))
        } catch (error) {
          assert.ok(error instanceof CapError, String(error))
        }
      }),
      { numRuns: 200 },
    )
  })
})
