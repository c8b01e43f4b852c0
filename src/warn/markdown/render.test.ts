import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { countWork, isTame, longestMarkdown } from './limits.ts'
import { plainText } from './plain.ts'
import { renderMarkdown } from './render.ts'
import { attacks } from './test-attacks.ts'
import { elementsOf, foreignIn } from './test-markup.ts'

const rel = 'rel="noreferrer nofollow ugc"'

describe('A warning in Markdown', () => {
  it('looks as its writer meant it: key points, lists, quotations, addresses', () => {
    const source = [
      '* ### Callers said they were “police”\n\n * ### Two people lost £6,400\n',
      '**Put the phone down.** It’s *never* the police.\n\n * Ring 101\n   from another phone.\n * See www.police.uk/fraud.\n',
      '> If in doubt, wait.\n\n    A line pushed in is prose.',
    ].join('\n')
    assert.equal(
      renderMarkdown(source),
      `<ul>
<li>
<p><strong>Callers said they were “police”</strong></p>
</li>
<li>
<p><strong>Two people lost £6,400</strong></p>
</li>
</ul>
<p><strong>Put the phone down.</strong> It’s <em>never</em> the police.</p>
<ul>
<li>Ring 101
from another phone.</li>
<li>See <a href="http://www.police.uk/fraud" ${rel}>www.police.uk/fraud</a>.</li>
</ul>
<blockquote>
<p>If in doubt, wait.</p>
</blockquote>
<p>A line pushed in is prose.</p>`,
    )
  })

  it('has headings that follow those of the page without a gap', () => {
    const levels = (source: string, headingsFrom: 2 | 3 | 4) =>
      elementsOf(renderMarkdown(source, { headingsFrom })).flatMap(({ tagName }) => /^h\d/.exec(tagName) ?? [])
    assert.deepEqual(levels('### a\n\n##### b\n\n### c', 2), ['h2', 'h3', 'h2'])
    assert.deepEqual(levels('###### a\n\n# b\n\n#### c', 3), ['h3', 'h3', 'h4'])
  })

  it('shows HTML as the words it is and a picture as its description', () => {
    assert.equal(renderMarkdown('<b>Ring</b> <01632> ![a map](x)'), '<p>&#x3C;b>Ring&#x3C;/b> &#x3C;01632> a map</p>')
  })

  it('shows a video as a link with the title that is known of it, and says that it is elsewhere', () => {
    const link = (words: string, address: string) => `<a href="${address}" ${rel}>${words}</a>`
    const cases: [string, string][] = [
      [
        'See: www.youtube.com/watch?v=a1',
        `See: ${link('Video at youtube.com', 'http://www.youtube.com/watch?v=a1')} (on another site)`,
      ],
      [
        '[A false call](https://youtu.be/a1)',
        `${link('A false call', 'https://youtu.be/a1')} (a video on another site)`,
      ],
      [
        'A video entitled, "The Long Call", is at https://vimeo.com/12',
        `A video entitled, "The Long Call", is at ${link('The Long Call', 'https://vimeo.com/12')} (a video on another site)`,
      ],
    ]
    for (const [source, shown] of cases) assert.equal(renderMarkdown(source), `<p>${shown}</p>`)
  })

  it('begins behind its front matter', () => {
    assert.equal(renderMarkdown('title: x\n\n*One*', { from: 10 }), '<p><em>One</em></p>')
  })

  it('is shown cut where it is longer than any warning', () => {
    assert.ok(renderMarkdown('word '.repeat(longestMarkdown)).length <= longestMarkdown + 7)
  })
})

describe('Marked words of a warning', () => {
  const marked = (source: string, ...words: string[]) => {
    const marks = words.map((word, at) => ({
      start: source.indexOf(word),
      end: source.indexOf(word) + word.length,
      id: `f${at}`,
      label: `L${at}`,
    }))
    return renderMarkdown(source, { marks }).replaceAll(/ title="L(\d)"/g, '$1')
  }

  it('are exactly those words, also across bold and paragraphs and over each other', () => {
    assert.equal(marked('a b c', 'b'), '<p>a <mark0 id="f0">b</mark> c</p>')
    assert.equal(marked('a **b c** d', 'a **b'), '<p><mark0 id="f0">a </mark><strong><mark0>b</mark> c</strong> d</p>')
    assert.equal(marked('a\n\nb c', 'a\n\nb'), '<p><mark0 id="f0">a</mark></p>\n<p><mark0>b</mark> c</p>')
    assert.equal(
      marked('abcd', 'abc', 'bcd'),
      '<p><mark0 id="f0">a</mark><mark0><mark1 id="f1">bc</mark></mark><mark1>d</mark></p>',
    )
  })

  it('are found behind escapes, in lines pushed in, in code and in links', () => {
    assert.equal(marked('\\*a\\* b c', 'b'), '<p>*a* <mark0 id="f0">b</mark> c</p>')
    assert.equal(marked('> a\n> b c', 'b'), '<blockquote>\n<p>a\n<mark0 id="f0">b</mark> c</p>\n</blockquote>')
    assert.equal(marked('`a` b', 'a'), '<p><code><mark0 id="f0">a</mark></code> b</p>')
    assert.equal(marked('a &amp; b', 'b'), '<p><mark0 id="f0">a &#x26; b</mark></p>')
    const video = marked('https://youtu.be/a1', 'youtu')
    assert.ok(video.includes('<mark0 id="f0">Video at youtu.be</mark></a>'), video)
  })

  it('never change the words of any text', () => {
    const letters = fc.constantFrom(...'ab *_`[]()<>&;\\\n#-1.!"“£😀\t', '](b)', '&amp;', 'www.a.uk ', '\n\n')
    const spans = fc.array(fc.tuple(fc.nat(60), fc.nat(30)), { maxLength: 6 })
    fc.assert(
      fc.property(fc.string({ unit: letters, maxLength: 60 }), spans, (source, pairs) => {
        const marks = pairs.map(([start, length], at) => ({ start, end: start + length, id: `m${at}`, label: '"<x>' }))
        const markup = renderMarkdown(source, { marks })
        assert.deepEqual(foreignIn(markup), [])
        assert.equal(markup.replaceAll(/<\/?mark\b(?:[^>"]|"[^"]*")*>/g, ''), renderMarkdown(source))
        const ids = [...markup.matchAll(/ id="(m\d)"/g)].map(([, id]) => id)
        assert.equal(new Set(ids).size, ids.length)
      }),
      { numRuns: 300, examples: [['`\n`', [[0, 1]]]] },
    )
  })
})

describe('An attack in Markdown', () => {
  for (const [technique, source] of Object.entries(attacks))
    it(`by ${technique} is nothing but words and links to elsewhere`, () => {
      for (const text of [source, `> ${source}`, `* ${source}`, `**${source}**`])
        assert.deepEqual(foreignIn(renderMarkdown(text)), [], text)
    })

  it('of pieces put together at random does not get through either', () => {
    const pieces = fc.constantFrom(...Object.values(attacks).flatMap((attack) => attack.split(/(?<=[\s>()[\]"])/)))
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const markup = renderMarkdown(parts.join(''))
        assert.deepEqual(foreignIn(markup), [])
      }),
      { numRuns: 500 },
    )
  })

  it('on the patience of the parser is shown as plain words', () => {
    const floods = [
      '> **a_\n',
      '2. **a_\n',
      '>',
      '[',
      '![',
      '* ',
      '1. ',
      '**a_',
      '[a](',
      '* a\n',
      '- \n',
      'a\n-\n',
      '`',
      '<',
      '[a]: b\n',
    ]
    for (const flood of floods) {
      const source = flood.repeat(10_000)
      assert.equal(isTame(source), false, flood)
      const markup = renderMarkdown(source)
      assert.ok(
        elementsOf(markup).every(({ tagName }) => tagName === 'p'),
        flood,
      )
    }
    const deepest = `${'*'.repeat(1400)}a${'*'.repeat(1400)}`
    assert.equal(isTame(deepest), true)
    assert.deepEqual(foreignIn(renderMarkdown(deepest)), [])
  })

  it('cannot make the parser look back more often than the limit, however long it is', () => {
    for (const unit of ['**a_', '[a](b) ', '`'])
      for (let copies = 1; copies <= 65_536; copies *= 2) {
        const source = unit.repeat(copies)
        if (isTame(source)) assert.ok(countWork(source).looks <= 8_000_000)
        else assert.ok(countWork(source).looks > 8_000_000)
      }
    const ordinary = 'Ring **101** from [another](https://www.police.uk) phone.\n\n'
    assert.equal(countWork(ordinary.repeat(200)).looks, 2 * countWork(ordinary.repeat(100)).looks)
  })
})

describe('The plain words of a warning', () => {
  it('keep paragraphs and lists, and addresses where asked', () => {
    const source = '# One\n\nTwo **three**\\\nfour [five](https://www.police.uk) www.a.uk\n\n * six\n * seven\n\n<b>'
    assert.equal(plainText(source), 'One\n\nTwo three\nfour five www.a.uk\n\n- six\n- seven\n\n<b>')
    assert.ok(plainText(source, { addresses: true }).includes('five (https://www.police.uk) www.a.uk'))
  })
})
