import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readContact } from '../check/check.ts'
import type { Features } from '../check/passage-features.ts'
import { passagesOf } from '../check/passages.ts'
import { openTacticEar } from '../check/tactic-ear.ts'
import { voicesOf } from '../check/voices.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import { openReader } from '../read/read.ts'
import type { Contact } from '../values/contact.ts'
import { learnTactics } from './learn-tactics.ts'
import { joinParts, type PassageLesson, readPassageLessons, tacticsById, tacticsShown } from './passage-lessons.ts'
import { trainTactics } from './train-tactics.ts'
import { readWholeContacts } from './whole-contacts.ts'

const knowledge = loadKnowledge()
const reader = openReader(knowledge)

describe('learning to name tactics', () => {
  it('gives the model that data/learned holds, byte for byte: run "doorchain learn DIR" after changing examples or patterns', () => {
    assert.deepEqual(learnTactics(readPassageLessons(reader)), knowledge.learned.tactics)
  })

  it('tells tactics apart by the words that go with them, and none where none was taught', () => {
    const bucket = (word: string) => word.charCodeAt(0) << 20
    const words = (text: string): Features => new Map(text.split(' ').map((word) => [bucket(word), 1]))
    const lesson = (text: string, ...tactics: string[]): PassageLesson => {
      return { writer: 'w', contact: new Map(), own: words(text), tactics: new Set(tactics), about: null }
    }
    const lessons = Array.from({ length: 30 }, () => [
      lesson('cash give', 'hand_over_cash'),
      lesson('pin give', 'ask_pin'),
      lesson('tea garden'),
      lesson('tea give'),
    ]).flat()
    const model = trainTactics(lessons, { tactics: ['ask_pin', 'hand_over_cash'], keep: 100, from: 0.2 })
    assert.ok(model.table.length > 0 && model.bias.every((logOdds) => logOdds < 0))
    assert.deepEqual(trainTactics(lessons, { tactics: ['ask_pin', 'hand_over_cash'], keep: 100, from: 0.2 }), model)
    assert.equal(trainTactics(lessons, { tactics: ['ask_pin'], keep: 0, from: 0.2 }).table, '')
    openTacticEar(model)
  })
})

describe('the whole contacts of data/lessons', () => {
  const contacts = readWholeContacts()
  const known = tacticsById(reader)

  it('name tactics that there are, and each has a name of its own', () => {
    assert.ok(contacts.length > 3500)
    assert.equal(new Set(contacts.map(({ contact }) => contact.id)).size, contacts.length)
    for (const { contact } of contacts) {
      for (const { use = [], frames = {} } of contact.parts)
        for (const tactic of [...use, ...Object.keys(frames)]) assert.ok(known.has(tactic), `${contact.id}: ${tactic}`)
    }
  })

  it('show every tactic in thirty contacts and more, by three writers and more', () => {
    for (const tactic of known.keys()) {
      const showing = contacts.filter(({ contact }) => contact.parts.flatMap(tacticsShown).includes(tactic))
      assert.ok(showing.length >= 30, `${tactic}: ${showing.length}`)
      assert.ok(new Set(showing.map(({ writer }) => writer)).size >= 3, tactic)
    }
  })

  it('are cut for teaching as they are for checking: every part stands where it is said to', () => {
    for (const { contact } of contacts.slice(0, 400)) {
      const { spans, ...asked } = joinParts(contact)
      const { text, voices } = voicesOf(asked as Contact)
      for (const [at, { t }] of contact.parts.entries()) assert.equal(text.slice(spans[at]!.start, spans[at]!.end), t)
      assert.ok(passagesOf(text, voices).length > 0)
      assert.equal(readContact(reader, known, asked).text, text)
    }
  })

  it('hold no telephone number or address but those that nobody has', () => {
    for (const { contact } of contacts)
      for (const { t } of contact.parts) {
        for (const [digits] of t.matchAll(/(?:\+44|\b0)[\d ]{8,}\d/g))
          assert.match(
            digits.replace(/\s/g, ''),
            /^(?:\+44|0)?(?:7700900\d{3}|1632960\d{3}|2079460\d{3})$/,
            `${contact.id}: ${digits}`,
          )
        for (const [link] of t.matchAll(/\b(?:https?:\/\/|www\.)\S+/g))
          assert.match(link, /\.example\b/, `${contact.id}: ${link}`)
      }
  })
})
