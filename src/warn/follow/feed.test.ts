import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { DoorchainError } from '../../values/error.ts'
import { type Feed, readFeed } from './feed.ts'
import { readFeedDate } from './feed-date.ts'

const now = new Date('2026-11-21T12:00:00Z')
const read = (text: string, mediaType = 'application/xml'): Feed =>
  readFeed(new TextEncoder().encode(text), mediaType, { now, address: 'https://news.example/feeds/all.xml' })

const isUnreadable = (words: RegExp) => (error: unknown) =>
  error instanceof DoorchainError && error.code === 'feed-unreadable' && words.test(error.message)

const rss = (items: string) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>News of Aldercombe</title><image><title>Logo</title></image>${items}</channel></rss>`

describe('a feed', () => {
  it('is read the same as RSS 2.0, RSS 1.0, Atom and JSON', () => {
    const feeds = [
      rss(
        '<item><title>False officers &amp;amp; couriers</title><link>/w/1#top</link><guid isPermaLink="false">17</guid><pubDate>Fri, 20 Nov 26 14:31 GMT</pubDate><description><![CDATA[<p>Hang up.</p>]]></description></item>',
      ),
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>News of Aldercombe</title></channel><item rdf:about="https://news.example/w/1"><title>False officers &amp; couriers</title><dc:date>2026-11-20T14:31:00Z</dc:date><description>&lt;p&gt;Hang up.&lt;/p&gt;</description></item></rdf:RDF>',
      '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://news.example/w/"><title type="text">News of Aldercombe</title><author><name>A</name></author><entry><title type="html">&lt;b&gt;False&lt;/b&gt; officers &amp;amp; couriers</title><id>urn:uuid:1</id><link rel="self" href="/x"/><link href="1"/><published>2026-11-20T15:31:00+01:00</published><content type="html">&lt;p&gt;Hang up.&lt;/p&gt;</content></entry></feed>',
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'News of Aldercombe',
        items: [
          {
            id: '1',
            url: '/w/1',
            title: 'False officers & couriers',
            date_published: '2026-11-20T14:31:00Z',
            content_html: '<p>Hang up.</p>',
            authors: 7,
          },
        ],
      }),
    ]
    for (const feed of feeds)
      assert.deepEqual(read(feed), {
        title: 'News of Aldercombe',
        entries: [
          {
            address: 'https://news.example/w/1',
            title: 'False officers & couriers',
            published: new Date('2026-11-20T14:31:00Z'),
            updated: null,
          },
        ],
        notes: [],
      })
  })

  it('of CAP messages leads to the messages, not to pages about them', () => {
    const { entries } = read(
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>urn:a</id><link href="https://cap.example/a"/><link type="application/cap+xml" href="https://cap.example/a.xml"/><updated>2026-11-20T14:31:00-00:00</updated></entry></feed>',
    )
    assert.equal(entries[0]?.address, 'https://cap.example/a.xml')
    assert.deepEqual(entries[0]?.updated, new Date('2026-11-20T14:31:00Z'))
  })

  it('may take names of signs from HTML, and its marks of campaigns are no part of an address', () => {
    const { entries } = read(
      '<feed><entry><link href="https://a.example/?utm_source=feed"/><title type="xhtml"><div>Lost<b>&nbsp;&pound;6,400</b></div></title></entry></feed>',
    )
    assert.deepEqual([entries[0]?.title, entries[0]?.address], ['Lost £6,400', 'https://a.example/'])
  })

  it('of 100,000 entries is read to the newest 500, and says so', () => {
    const item = (at: number) =>
      `<item><link>https://n.example/${at}</link><pubDate>${new Date(now.getTime() - Math.abs(at - 60_000) * 60_000).toUTCString()}</pubDate></item>`
    const { entries, notes } = read(rss(Array.from({ length: 100_000 }, (_, at) => item(at)).join('')))
    assert.equal(entries.length, 500)
    assert.ok(entries.some(({ address }) => address === 'https://n.example/60000'))
    assert.ok(entries.every(({ address }) => Math.abs(Number(address.split('/').at(-1)) - 60_000) <= 250))
    assert.deepEqual(notes, ['It has 100000 entries; 500 of them were read.'])
  })

  it('loses a date of 1870 or 2099 and an entry that leads nowhere, and says so', () => {
    const { entries, notes } = read(
      rss(
        '<item><link>https://a.example/</link><pubDate>1 Jan 1870 10:00 GMT</pubDate></item><item><link>https://b.example/</link><pubDate>2099-01-01</pubDate></item><item><link>javascript:alert(1)</link></item><item><title>No link</title></item>',
      ),
    )
    assert.deepEqual(
      entries.map(({ address, published }) => [address, published]),
      [
        ['https://a.example/', null],
        ['https://b.example/', null],
      ],
    )
    assert.deepEqual(notes, [
      '2 of its entries lead to no page and were left out.',
      '2 of its dates cannot be true and were left out.',
    ])
  })

  it('that would unfold entities, nest without end or is none is refused with the reason', () => {
    const bomb = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    assert.throws(() => read(`${bomb}<rss><channel><title>&b;</title></channel></rss>`), isUnreadable(/DOCTYPE/))
    assert.throws(() => read(rss('<item><title>&secret;</title></item>')), isUnreadable(/undefined entity/))
    assert.throws(() => read(`<rss>${'<a>'.repeat(200_000)}`), isUnreadable(/more than 100 deep/))
    assert.throws(() => read('<html><body>Hello</body></html>'), isUnreadable(/a web page/))
    assert.throws(() => read(rss('<item>').slice(0, -3)), isUnreadable(/broken/))
    assert.throws(() => read('{"version":1}'), isUnreadable(/no JSON Feed/))
    assert.throws(() => read('{'), isUnreadable(/JSON is broken/))
    assert.throws(() => read(''), isUnreadable(/broken/))
  })

  it('of JSON that nests without end, or of a million entries that are none, is refused or left out', () => {
    const json = (items: string) => `{"version":"https://jsonfeed.org/version/1","items":[${items}]}`
    const nested = Buffer.from(json(`${'['.repeat(2_000_000)}${']'.repeat(2_000_000)}`))
    assert.throws(() => readFeed(nested, 'application/feed+json'), /100 deep/)
    const { entries } = readFeed(
      Buffer.from(json(`${'1,'.repeat(1_000_000)}{"id":"https://a.example/1"}`)),
      'application/feed+json',
    )
    assert.deepEqual(
      entries.map(({ address }) => address),
      ['https://a.example/1'],
    )
  })

  it('in an old encoding keeps its signs', () => {
    const text =
      '<?xml version="1.0" encoding="windows-1252"?><rss><channel><title>Lost \u00a36</title></channel></rss>'
    assert.equal(readFeed(Buffer.from(text, 'latin1'), 'text/xml', { now }).title, 'Lost £6')
  })

  it('made of anything is read or refused in words, and leads only to pages of the web', () => {
    const part = fc.constantFrom(
      ...['<item>', '</item>', '<link>', '</link>', '<entry>', '</entry>', '<title>', '</title>', '<![CDATA[', ']]>'],
      ...[
        'http://a.example/',
        'javascript:x',
        '&amp;',
        '&#0;',
        '&x;',
        '<link href="',
        '"/>',
        '<pubDate>',
        '</pubDate>',
      ],
      ...['2026-02-30', '99999999999999', '\u0000', '\ud800', '<!--', '-->', '<?x', '?>', '<!DOCTYPE a>', '<a b="c">'],
    )
    const xml = fc.array(fc.oneof(part, fc.string()), { maxLength: 40 }).map((parts) => rss(parts.join('')))
    const json = fc.record({ version: fc.constant('https://jsonfeed.org/version/1'), items: fc.jsonValue() })
    fc.assert(
      fc.property(
        fc.oneof(
          xml,
          fc.string(),
          json.map((value) => JSON.stringify(value)),
        ),
        (text) => {
          try {
            for (const { address, title } of read(text).entries) {
              assert.match(address, /^https?:\/\//)
              assert.doesNotMatch(title, /[\p{Cc}\p{Cs}\n]/u)
            }
          } catch (error) {
            assert.ok(error instanceof DoorchainError && error.code === 'feed-unreadable', String(error))
          }
        },
      ),
      { numRuns: 400 },
    )
  })
})

it('a date of a feed is understood in the forms that feeds have, and is none where it cannot be', () => {
  const noon = '2026-11-20T12:00:00.000Z'
  for (const [text, is] of [
    ['Fri, 20 Nov 2026 12:00:00 +0000', noon],
    ['Fri, 20 Nov 26 12:00 UT', noon],
    ['20-Nov-2026 12:00:00 GMT', noon],
    ['Friday, 20 November 2026 13:00 +01:00', noon],
    ['20 Nov 2026 07:00:00 EST', noon],
    ['2026-11-20 12:00:00', noon],
    ['2026-11-20T13:00:00.123+0100', noon],
    ['20 Jul 2026 13:00 BST', '2026-07-20T12:00:00.000Z'],
    ['November 20, 2026', '2026-11-20T00:00:00.000Z'],
    ['1 Sept 99', '1999-09-01T00:00:00.000Z'],
    ['31 Feb 2026 10:00 GMT', undefined],
    ['20 Nov 1870', undefined],
    ['2099-01-01', undefined],
    ['yesterday', undefined],
    ['1 '.repeat(1000), undefined],
  ] as const)
    assert.equal(readFeedDate(text, now)?.toISOString(), is, text)
})
