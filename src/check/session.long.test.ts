import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { loadKnowledge } from '../knowledge/load.ts'
import { openReader } from '../read/read.ts'
import { table } from './asks.ts'
import { openSession } from './session.ts'
import type { Verdict } from './verdict.ts'

const reader = openReader(loadKnowledge())
const small = 'we had the grandchildren round on sunday and the weather was lovely'

describe('a call of 20,000 words', () => {
  it('keeps no more of what was found than of the last minutes, and takes no longer for the last words than for the first', () => {
    const session = openSession(reader)
    const talk = `${small} your card has been cloned ${small} somebody got into your account`.split(' ')
    const thousand = Array.from({ length: 1000 }, (_, at) => talk[at % talk.length]!)
    let most = 0
    const times = Array.from({ length: 20 }, () => {
      const start = performance.now()
      for (const word of thousand.slice(0, 250)) session.word('caller', word)
      const spent = performance.now() - start
      session.turn('caller', thousand.slice(250).join(' '))
      most = Math.max(most, session.heard().held)
      return spent
    })
    assert.equal(session.heard().words, 20_000)
    assert.ok(most > 0 && most <= 200, `${most} findings`)
    const [early, late] = [times.slice(1, 6), times.slice(-5)].map((some) => Math.min(...some))
    assert.ok(late! <= 3 * early!, `${early} ms for 250 words, later ${late}`)
  })

  it('is bounded, too, where every word is part of a crime', () => {
    const session = openSession(reader)
    for (let at = 0; at < 60; at++) session.turn('caller', table.map(({ direct }) => direct).join(' and '))
    assert.ok(session.heard().held <= 300, `${session.heard().held} findings`)
  })
})

describe('a session', () => {
  const speaker = fc.oneof(fc.constantFrom('caller', 'resident', 'A', ''), fc.string())
  const scraps = table.flatMap(({ direct, told }) => `${direct} ${told} never bank police`.split(' '))
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom(...scraps), { maxLength: 200 }).map((words) => words.join(' ')),
  )
  const step = fc.record({ kind: fc.constantFrom('word', 'partial', 'turn', 'end'), speaker, text })

  it('takes words, partials and turns in any order without failing, and never goes back from stop', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const session = openSession(reader)
        let last: Verdict = 'nothing-found'
        for (const { kind, speaker, text } of steps) {
          const verdict = kind === 'end' ? session.turn(speaker) : session[kind as 'word'](speaker, text)
          const heard = session.heard()
          assert.ok(['stop', 'careful', 'nothing-found'].includes(verdict))
          assert.equal(heard.verdict, verdict)
          if (last === 'stop') assert.equal(verdict, 'stop')
          assert.equal(heard.stopAt !== null, verdict === 'stop')
          last = verdict
        }
      }),
      { numRuns: 200 },
    )
  })
})
