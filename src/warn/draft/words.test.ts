import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { loadDraftWords } from '../../knowledge/draft-words.ts'
import { loadKnowledge } from '../../knowledge/load.ts'
import { shippedDigest } from '../shipped.ts'
import { readingAge } from '../write/sentences.ts'

const knowledge = loadKnowledge()
const words = loadDraftWords()
const read = (told: string, advised: string) => {
  const happened = '## What happened\n\nSince 2 January 2026 there have been 19 reports.'
  const text = `---\ntitle: "Callers pretend to be police officers"\n---\n\n${happened}\n\n## What they do\n\n${told}\n\n## What to do\n\n${advised}`
  const { tactics, advice, impersonated } = shippedDigest()(text).reading.fields as Record<string, string[]>
  return { tactics, advice, impersonated }
}

describe('the words of a warning that is drawn up', () => {
  it('tell of each trick so that our reader finds just that one, and whom it names', () => {
    for (const { id, label } of knowledge.tactics) {
      const { tactics, advice, impersonated } = read(` * ${words.tactics[id]}`, '')
      // the title tells of the police
      assert.deepEqual(new Set(tactics), new Set(['claims_police', label]), id)
      assert.deepEqual(new Set(impersonated), new Set(['police', ...(words.who[id] ?? [])]), id)
      assert.deepEqual(advice, [], id)
    }
  })

  it('give each piece of advice so that our reader finds just that one', () => {
    for (const { id } of knowledge.advice) {
      // keying in a PIN is telling it
      const advice = id === 'never_type_pin_into_phone' ? ['never_share_pin', id] : [id]
      const found = read('', ` * ${words.advice[id]}`)
      assert.deepEqual([found.tactics, found.advice], [['claims_police'], advice], id)
    }
  })

  it('can be read at eleven, and neither shout nor promise', () => {
    const all = [...Object.values(words.tactics), ...Object.values(words.advice)].join('\n\n')
    assert.ok((readingAge(all) ?? 99) <= 11, String(readingAge(all)))
    const titles = [...Object.values(words.scripts), ...Object.values(words.ways)].map(({ title }) => title)
    assert.doesNotMatch(`${all}${titles.join()}`, /!|\bsafe\b(?! ?account)|[A-Z]{5,}/)
  })
})
