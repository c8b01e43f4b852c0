import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { hashWords, openHashedWords } from './hashed-words.ts'

const word = fc.stringMatching(/^[a-z]{1,20}$/)

describe('hashed words', () => {
  it('are all there', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 300 }), (some) => {
        const opened = openHashedWords(hashWords(some))
        for (const one of some) assert.ok(opened.has(one), one)
      }),
    )
  })

  it('take hardly any other word for one of theirs', () => {
    const words = Array.from({ length: 3000 }, (_, at) => `word${at.toString(36)}`)
    const opened = openHashedWords(hashWords(words))
    const others = Array.from({ length: 20_000 }, (_, at) => `wards${at.toString(36)}`).filter(opened.has)
    assert.ok(others.length < 60, `${others.length} of 20,000`)
  })

  it('take about two letters each', () => {
    const words = Array.from({ length: 3000 }, (_, at) => `word${at.toString(36)}`)
    assert.ok(hashWords(words).length < 2.2 * words.length)
  })
})
