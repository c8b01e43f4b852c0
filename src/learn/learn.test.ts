import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { featuresOf, hearWords, openListener } from '../check/learned.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import { learn } from './learn.ts'
import { readLessons } from './lessons.ts'
import { type Lesson, packModel, train } from './train.ts'

const lesson = (text: string, isTrick: boolean): Lesson => ({ text, isTrick, writer: 'w', register: 'account' })

describe('learning', () => {
  it('gives the models that data/learned holds, byte for byte: run "doorchain learn" after changing examples', () => {
    assert.deepEqual(learn(readLessons()), loadKnowledge().learned)
  })

  it('tells apart what the lessons tell apart', () => {
    const lessons = ['card', 'code', 'cash'].flatMap((thing) => [
      lesson(`he wanted me to give him the ${thing} at once`, true),
      lesson(`I bought a ${thing} holder at the market on Friday`, false),
    ])
    const rest = { hearing: { bySentence: true, stretchWords: 40, run: 1, fewestWords: 4 }, from: 0, fromWithSign: 0 }
    const listener = openListener('account', packModel(train(lessons, { bits: 12, keep: 200 }), rest))
    const score = (text: string) => listener.hear(text)!.score
    assert.ok(score('he wanted me to give him the ring at once') > score('I bought a ring at the market on Friday'))
  })

  it('packs weights so that they come out as they went in, to a step of the byte', () => {
    const weights = fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 256, maxLength: 256 })
    fc.assert(
      fc.property(weights, (table) => {
        const rest = {
          hearing: { bySentence: false, stretchWords: 40, run: 1, fewestWords: 1 },
          from: 0,
          fromWithSign: 0,
        }
        const model = packModel({ bits: 8, table: Float64Array.from(table), bias: 0 }, rest)
        const text = 'one two three four five'
        const features = featuresOf(hearWords(text), 8)
        const sum = features.reduce((total, { bucket }) => total + table[bucket]!, 0) / Math.sqrt(features.length)
        const heard = openListener('talk', model).hear(text)!.score * 1.5
        assert.ok(Math.abs(heard - sum) <= (model.scale / 2) * Math.sqrt(features.length) + 1e-4)
      }),
      { numRuns: 50 },
    )
  })
})
