import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { featuresOf, hearWords } from '../check/heard-words.ts'
import { openListener } from '../check/learned.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import type { LearnedModel } from '../values/learned.ts'
import { fingerprint } from './fingerprint.ts'
import { foldCount, foldsOf } from './folds.ts'
import { learn, learnFolds } from './learn.ts'
import { readLessons } from './lessons.ts'
import type { PublicRow } from './public-rows.ts'
import { type Lesson, packModel, train } from './train.ts'

const root = join(import.meta.dirname, '..', '..', '..')

const lesson = (text: string, isTrick: boolean): Lesson => ({ text, isTrick, writer: 'w', register: 'account' })

describe('learning', () => {
  const own = readLessons()
  const { learned } = loadKnowledge()
  const figures = JSON.parse(readFileSync(join(root, 'data', 'learned', 'figures.json'), 'utf8'))

  it('gives the models that data/learned holds, byte for byte: run "doorchain learn DIR" after changing examples', () => {
    const { talk, ...others } = learn(own)
    const { talk: _, tactics: __, ...shipped } = learned
    assert.deepEqual(others, shipped)
    assert.equal(fingerprint(talk), figures.talkAlone)
  })

  it('ships the model for talk that its figures are of, taught with the lessons there are now', () => {
    assert.equal(fingerprint(learned.talk!), figures.talk)
    assert.equal(fingerprint(own), figures.lessons)
  })

  it('learns from rows of a public set only what it is not left out of', () => {
    const rows = ['ssn', 'warrant', 'parcel', 'refund', 'virus'].map((word, fold): PublicRow => {
      const text = `your ${word} is suspended press one to speak to the ${word} officer now `.repeat(4)
      return { set: 's', id: word, fold, lesson: { ...lesson(text, true), register: 'public', weight: 1 } }
    })
    const talk = [lesson('we had tea in the garden and the dog ran off', false)].map((one) => ({
      ...one,
      register: 'talk',
    }))
    const models = learnFolds(talk, rows)
    assert.equal(models.length, 5)
    const hear = (model: LearnedModel, { lesson: { text } }: PublicRow) =>
      openListener('talk', { ...model, hearing: { ...model.hearing, fewestWords: 1 } }).hear(text)!.score
    for (const row of rows)
      for (const [fold, model] of models.entries())
        if (fold !== row.fold) assert.ok(hear(models[row.fold]!, row) < hear(model, row), `${row.id} without ${fold}`)
  })

  it('keeps what is nearly the same in one part, and makes the parts about the same size', () => {
    const script = 'this is the last call about the warranty of your car press one to speak to us'
    const texts = [
      script,
      ...'abcdefgh'.split('').map((letter) => `${letter}x `.repeat(9)),
      `hello ${script} thank you`,
    ]
    const folds = foldsOf(texts)
    assert.equal(folds[0], folds.at(-1))
    for (let fold = 0; fold < foldCount; fold++) assert.equal(folds.filter((one) => one === fold).length, 2)
  })

  it('tells apart what the lessons tell apart', () => {
    const lessons = ['card', 'code', 'cash'].flatMap((thing) => [
      lesson(`he wanted me to give him the ${thing} at once`, true),
      lesson(`I bought a ${thing} holder at the market on Friday`, false),
    ])
    const rest = { hearing: { stretchWords: 40, run: 1, fewestWords: 4 }, from: 0, fromWithSign: 0 }
    const listener = openListener('account', packModel(train(lessons, { bits: 12, keep: 200 }), rest))
    const score = (text: string) => listener.hear(text)!.score
    assert.ok(score('he wanted me to give him the ring at once') > score('I bought a ring at the market on Friday'))
  })

  it('packs weights so that they come out as they went in, to a step of the byte', () => {
    const weights = fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 256, maxLength: 256 })
    fc.assert(
      fc.property(weights, (table) => {
        const rest = {
          hearing: { stretchWords: 40, run: 1, fewestWords: 1 },
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
