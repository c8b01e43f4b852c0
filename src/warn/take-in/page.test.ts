import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { readDocument } from '../../read/document.ts'
import { decodeDocument } from './decode.ts'
import { readPage } from './page.ts'
import { recognise } from './recognise.ts'
import { warningParagraphs } from './test-documents.ts'

const address = 'https://www.gazette.example/news/calls?utm_source=mail'
const prose = warningParagraphs()
  .map((paragraph) => `<p>${paragraph}</p>`)
  .join('\n')

/** A page as newspapers make them, with everything around the article that does not belong to it. */
const page = (article: string, head = '') => `<!doctype html><html><head>
<title>Bogus officers ring homes | Crime | Aldercombe Gazette</title><meta property="og:site_name" content="Aldercombe Gazette">
<meta property="og:description" content='Police say "hang up" &amp; ring 101'><link rel=canonical href="/news/calls">${head}</head>
<body class="has-cookie-banner"><div id="cookie-banner"><p>We use cookies to remember what you like, and so do 812 partners of ours.</p></div>
<header role="banner"><a href="/">Home</a></header><nav><ul><li><a href="/a">Sport</a><li><a href="/b">Weather</a></ul></nav>
<div class="wrap"><div class="story">${article}
<p>Share this article on Facebook</p></div>
<div class="related-stories"><h3>Cats of Aldercombe</h3><p>Ten cats that look like councillors, in pictures.</p></div></div>
<section><h2>Related news</h2><ul><li><a href="/1">Bridge to close</a></li><li><a href="/2">Fair comes back</a></li></ul></section>
<footer>Copyright of the Gazette</footer></body></html>`

const read = (html: string) => {
  const { text, address: known } = readPage(html, address)
  const { fields, body } = readDocument(text)
  return { fields: (name: string) => fields.get(name)?.value, body: text.slice(...body).trim(), known }
}

describe('a web page', () => {
  it('becomes its article alone, as the reader takes a file, under its own address', () => {
    const { fields, body, known } = read(page(`<h1>Bogus officers ring homes</h1>${prose}`))
    assert.equal(body, warningParagraphs().join('\n\n'))
    assert.equal(fields('title'), 'Bogus officers ring homes')
    assert.equal(fields('og.description'), 'Police say "hang up" & ring 101')
    assert.equal(fields('source'), 'Aldercombe Gazette')
    assert.equal(known, 'https://www.gazette.example/news/calls')
  })

  it('gives the day in this country, publisher and whole text that its linked data has, and forgives broken data', () => {
    const linked = { '@type': 'WebPage', name: 'no article' }
    const article = {
      '@type': ['NewsArticle'],
      headline: 'Calls from false officers',
      datePublished: '2026-06-14T23:30:00Z',
      publisher: { name: 'Aldercombe Police' },
      articleBody: [...warningParagraphs(), ...warningParagraphs({ place: 'Ely' })].join('\n'),
    }
    const head = `<script type="application/ld+json">{"broken":</script>
<script type="application/ld+json">${JSON.stringify({ '@graph': [linked, article] })}</script>`
    const { fields, body } = read(page(prose, head))
    assert.deepEqual(
      [fields('title'), fields('publish.date'), fields('source')],
      ['Calls from false officers', '2026-06-15', 'Aldercombe Police'],
    )
    assert.match(body, /People in Stevenage are asked[\s\S]*People in Ely are asked/)
  })

  it('does nothing that its scripts say and keeps none of them; a video is a link with its title', () => {
    const attacks = `<script>document.write('gone')</script><img src=x onerror=alert(1)><svg onload=alert(1)><text>gone</text></svg>
<p onclick="alert(1)">Ring <a href="javascript:alert(1)">the police</a> or <a href=" data:text/html,x">them</a>, or read <a href="/advice?a=1&b=2">advice</a>.</p>
<style>p{}</style><iframe src="https://evil.example/"></iframe><object data="x">gone</object><p style="display: none">gone</p><p hidden>gone</p>
<template><p>gone</p></template><noscript><p>gone</p></noscript><form><p>gone</p></form>&lt;script&gt;alert(2)&lt;/script&gt;
<iframe src="//www.youtube.com/embed/abc_DEF-1" title="How couriers work"></iframe>`
    const { body } = read(page(`${prose}${attacks}`))
    assert.doesNotMatch(body, /gone|onerror|javascript|data:|evil|(?<!\\)<script/)
    assert.match(
      body,
      /Ring the police or them, or read \[advice\]\(https:\/\/www\.gazette\.example\/advice\?a=1\\&b=2\)/,
    )
    assert.match(body, /\[How couriers work\]\(https:\/\/www\.youtube\.com\/watch\?v=abc_DEF-1\)/)
  })

  it('speaks for its own site only', () => {
    const html = page(prose, '').replace('href="/news/calls"', 'href="https://police.example/warning"')
    assert.equal(read(html).known, 'https://www.gazette.example/news/calls')
    assert.equal(readPage(html, null).address, 'https://police.example/warning')
  })

  it('that is built to break readers is refused in words, at once', () => {
    const refused = (html: string, problem: RegExp) =>
      assert.throws(
        () => readPage(html, address),
        (error: { code?: string; message?: string }) =>
          error.code === 'document-unreadable' && problem.test(String(error.message)),
      )
    refused(`${'<div>'.repeat(10_000)}x`, /nested too deeply/)
    refused(`${'<div><!--</div>-->'.repeat(10_000)}x`, /nested too deeply/)
    refused(`${'<blockquote>'.repeat(150)}${'a<br>'.repeat(4_000)}`, /nested too deeply/)
    refused('<p>x'.repeat(200_000), /too many elements/)
    refused('<html><script>document.write("Ring 101")</script><nav>Menu</nav>', /no text/)
  })

  it('that would keep the writer or the counter of its elements busy for minutes is read like any other', () => {
    const emphasised = `<p>${'<em>'.repeat(90)}A courier came to the door. ${'</em>'.repeat(90)}</p>${prose}`
    assert.match(read(page(emphasised)).body, /courier/)
    const unended = `${'<path '.repeat(49_000)}${'x'.repeat(1_500_000)}/>`
    assert.match(read(page(`${prose}${unended}`)).body, /courier/)
  })

  it('in any markup gives a file or a refusal', () => {
    const piece = fc.constantFrom(
      ...'<p> <div> </div> <table> <tr> <td> </table> <a href="/x"> </a> <b> </p> <!-- --> <script> </script> <svg> <li> <ul> & &#x0; " \' = ] ) ( * _ # ` \\ --- \n\n Ring 101.'.split(
        ' ',
      ),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        try {
          assert.doesNotMatch(readPage(pieces.join(' '), address).text, /(?<!\\)<script/)
        } catch (error) {
          assert.equal((error as { code?: string }).code, 'document-unreadable')
        }
      }),
      { numRuns: 150, examples: [[['<table>', '<td>', 'Ring 101.']]] },
    )
  })
})

describe('a document', () => {
  it('is known by what it holds before what is said of it', () => {
    const forms = [
      ['<?xml version="1.0"?>\n<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">', 'text/html', 'cap'],
      ['<!DOCTYPE html><html lang=en>', 'text/plain', 'page'],
      ['<rss version="2.0">', '', 'feed'],
      ['<feed xmlns="http://www.w3.org/2005/Atom">', 'application/xml', 'feed'],
      ['{"version": "https://jsonfeed.org/version/1.1"}', '', 'feed'],
      ['{"labels": []}', 'application/json', 'unknown'],
      ['<p>Ring 101.', 'text/html; charset=utf-8', 'page'],
      ['<catalogue>', 'text/xml', 'unknown'],
      ['---\ntitle: x\n---\n', '', 'markdown'],
      ['Ring <b>101</b>.', 'text/plain', 'markdown'],
    ] as const
    for (const [text, type, form] of forms) assert.equal(recognise(text, type, 'x'), form, text)
  })

  it('is decoded by its bytes, whatever is said of them', () => {
    const bytes = (text: string, encoding: BufferEncoding) => Buffer.from(text, encoding)
    assert.equal(decodeDocument(bytes('£5', 'utf8'), 'text/html; charset=windows-1252'), '£5')
    assert.equal(decodeDocument(bytes('£5', 'latin1'), 'text/html; charset=utf-8'), '£5')
    assert.equal(decodeDocument(bytes('\ufeff£5', 'utf16le'), ''), '£5')
    assert.equal(decodeDocument(bytes('\ufeff£5', 'utf16le').swap16(), ''), '£5')
    assert.match(decodeDocument(bytes('<meta charset="iso-8859-14">d\xf0r', 'latin1'), ''), /dŵr$/)
    assert.equal(decodeDocument(bytes('£5', 'latin1'), 'text/plain; charset=no-such'), '£5')
  })
})
