import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { loadKnowledge } from '../../knowledge/load.ts'
import { testTaken, testWarning } from '../test-warning.ts'
import { printPoster } from './print.ts'
import { type PosterContext, posterWords } from './words.ts'

const knowledge = loadKnowledge()
const context: PosterContext = {
  url: 'https://doorchain.example/warnings/aldercombe22',
  areaNames: ['Welwyn Hatfield'],
  first: 'Put the phone down. You do not have to explain, and it is not rude.',
  knowledge,
}

describe('The words of a poster', () => {
  it('are one act, what happened, what else to do, whom to ring, and who says so until when', () => {
    const words = posterWords(testWarning, context)
    assert.deepEqual(words.act, ['Put the phone down.', 'You do not have to explain, and it is not rude.'])
    assert.deepEqual(words.sentences, [testWarning.texts[0]!.summary])
    assert.deepEqual(words.points, ['Use a different phone to check', 'Never hand over your cash'])
    assert.deepEqual(
      words.contacts.map(({ value }) => value),
      ['999', '101', '159'],
    )
    assert.equal(words.imprint, 'Aldercombe Watch warns. 20 November 2026. Holds until 20 December 2026. Version 1.')
  })

  it('are those of our own warning where it has no summary, and never the body of somebody else’s', () => {
    const texts = [{ ...testWarning.texts[0]!, summary: '' }]
    assert.equal(posterWords({ ...testWarning, texts }, context).sentences[0], 'Put the telephone down.')
    const words = posterWords(testTaken({ texts }), context)
    assert.deepEqual(words.sentences, ['People who lost something: 2.', 'Lost in all: £6,400.'])
    assert.ok(words.imprint.startsWith('A warning by Hertfordshire Constabulary.'))
  })

  it('have nothing that a font cannot draw or that turns a line round', () => {
    const texts = [{ ...testWarning.texts[0]!, title: 'A\u202eB 🚨 C\n\nD' }]
    assert.equal(posterWords({ ...testWarning, texts }, context).title, 'AB C D')
  })
})

describe('A printed poster', () => {
  it('is the same file each time', async () => {
    const [one, other] = [await printPoster(testWarning, context), await printPoster(testWarning, context)]
    assert.ok(Buffer.from(one).equals(Buffer.from(other)))
  })
})
