import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseFeed } from '@rowanmanning/feed-parser'
import fc from 'fast-check'
import { openAreas } from '../../areas/open.ts'
import { loadKnowledge } from '../../knowledge/load.ts'
import { readTree } from '../cap/tree.ts'
import { testTaken, testWarning } from '../test-warning.ts'
import { printAtom } from './atom.ts'
import { entriesOf, openFeedContext } from './entry.ts'

const publicUrl = 'https://doorchain.example'
const areas = openAreas(() => '2026-11-21')

test('A feed holds any words that somebody can type, and nothing of them runs', () => {
  const context = openFeedContext({ publicUrl, knowledge: loadKnowledge(), areas })
  const head = { title: 'Warnings', page: '/warnings', path: '/warnings.atom', hub: null }
  const anyText = fc.string({
    unit: fc.oneof(fc.constantFrom(...'<>&"\'\u0000\u001b\ufffe\ud800\r\n\t]'), fc.string()),
  })
  fc.assert(
    fc.property(anyText, (typed) => {
      const words = [
        { ...testWarning.texts[0]!, title: `T ${typed}`, summary: typed, body: `B ${typed}<script>x</script>` },
      ]
      const warnings = [
        { ...testWarning, texts: words, organisation: `O ${typed}` },
        testTaken({ texts: words, address: `https://x/${typed}` }),
      ]
      const xml = printAtom(head, publicUrl, entriesOf(warnings, context))
      assert.equal(parseFeed(xml).items.length, 2)
      const entries = readTree(xml).parts.filter((part) => part.name === 'entry')
      const texts = entries[0]!.parts.filter((part) => part.name === 'content').map(({ text }) => text)
      assert.equal(texts.length, 1)
      assert.match(texts[0]!, /^<p>B/)
      assert.doesNotMatch(texts[0]!, /<script/i)
    }),
    { numRuns: 100 },
  )
})
