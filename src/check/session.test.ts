import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { projectRoot } from '../config.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import { openReader } from '../read/read.ts'
import type { Contact, Turn } from '../values/contact.ts'
import { table } from './asks.ts'
import { openChecker } from './check.ts'
import { openSession, type Session } from './session.ts'
import type { Verdict } from './verdict.ts'

const reader = openReader(loadKnowledge())
const checker = openChecker(reader)
const byRules = openChecker(openReader({ ...reader.knowledge, learned: {} }))
const contacts = globSync(join(projectRoot, 'cases/contacts/*.jsonl'))
  .sort()
  .flatMap((file) => readFileSync(file, 'utf8').trim().split('\n'))
  .map((line): Contact => JSON.parse(line))
/** Every contact as a call: told in one go, it is what an unknown speaker says. */
const calls = contacts.map((one) => ({
  id: one.id ?? null,
  channel: one.channel === 'door' ? ('door' as const) : ('call' as const),
  turns: one.turns ?? [{ speaker: 'caller', text: one.text ?? '' }],
}))
type Call = (typeof calls)[number]

const small = 'we had the grandchildren round on sunday and the weather was lovely for the time of year '
const chat = (words: number): string[] => Array.from({ length: words }, (_, at) => small.trim().split(' ')[at % 17]!)
const say = (session: Session, speaker: string, words: readonly string[]): Verdict[] =>
  words.map((word) => session.word(speaker, word))

function play({ channel, turns }: Pick<Call, 'channel' | 'turns'>): Session {
  const session = openSession(reader, { channel })
  for (const { speaker, text } of turns) {
    say(session, speaker, text.split(/\s+/).filter(Boolean))
    session.turn(speaker)
  }
  return session
}

const rank: Readonly<Record<Verdict, number>> = { unknown: 0, 'nothing-found': 0, careful: 1, stop: 2 }

describe('a call played word by word', () => {
  const played = calls.map((call) => {
    const heard = play(call).heard()
    return { call, heard, batch: checker.check(call).verdict, live: heard.verdict }
  })
  const told = (some: typeof played) =>
    some
      .map(({ call, batch, live }) => `${call.id}: ${batch} at once, ${live} live: ${JSON.stringify(call.turns)}`)
      .join('\n')

  it('ends with the verdict of the whole call read at once, in 99 %', () => {
    const other = played.filter(({ batch, live }) => rank[batch] !== rank[live])
    assert.ok(other.length <= 0.01 * played.length, told(other))
  })

  it('never ends below what the rules make of the whole call', () => {
    const below = played.filter(({ call, live }) => rank[live] < rank[byRules.check(call).verdict])
    assert.deepEqual(
      below.map(({ call }) => call.id),
      [],
      told(below),
    )
  })

  it('counts its words, and says at which the verdict came', () => {
    for (const { call, heard } of played) {
      const words = call.turns.flatMap(({ text }) => text.split(/\s+/).filter(Boolean)).length
      assert.equal(heard.words, words)
      assert.equal(heard.stopAt !== null, heard.verdict === 'stop')
      if (heard.stopAt !== null) assert.ok(heard.carefulAt! <= heard.stopAt && heard.stopAt <= words)
      if (heard.verdict !== 'nothing-found') assert.ok(heard.reasons.length > 0, String(call.id))
    }
  })
})

describe('a verdict so far', () => {
  it('that is stop is final, whatever is said for an hour', () => {
    const session = openSession(reader)
    session.turn('caller', 'Read me the PIN for your card.')
    const { reasons, stopAt } = session.heard()
    for (let at = 0; at < 100; at++)
      assert.equal(session.turn(at % 2 ? 'caller' : 'resident', chat(90).join(' ')), 'stop')
    assert.deepEqual(session.heard().reasons, reasons)
    assert.equal(session.heard().stopAt, stopAt)
  })

  it('that is careful stays for 150 calm words, then falls back, and may rise again', () => {
    const session = openSession(reader)
    assert.equal(session.turn('caller', 'Give me your sort code and account number.'), 'careful')
    const after = say(session, 'caller', chat(1500))
    const fell = after.indexOf('nothing-found')
    assert.ok(fell >= 150, `fell back after ${fell} words`)
    assert.ok(after.slice(fell).every((verdict) => verdict === 'nothing-found'))
    assert.deepEqual(session.heard().reasons, [])
    assert.equal(session.turn('caller', 'Give me your sort code and account number.'), 'careful')
    assert.equal(session.turn('caller', 'Read me the PIN for your card.'), 'stop')
  })
})

describe('a partial', () => {
  const harmless = 'we had the grandchildren round on sunday'

  it('that is replaced leaves no trace', () => {
    for (const { direct } of table) {
      const session = openSession(reader)
      if (session.partial('caller', `keep this secret and ${direct}`) === 'stop') continue
      session.turn('caller', harmless)
      const plain = openSession(reader)
      plain.turn('caller', harmless)
      assert.deepEqual(session.heard(), plain.heard(), direct)
    }
  })

  it('that was careful is taken back when it was misheard', () => {
    const session = openSession(reader)
    assert.equal(session.partial('caller', 'give me your sort code and account number and so on'), 'careful')
    assert.equal(session.heard().reasons.length, 1)
    assert.equal(session.partial('caller', harmless), 'nothing-found')
    assert.equal(session.heard().carefulAt, null)
    assert.equal(session.heard().words, 7)
  })

  it('grows without being heard twice, however long it gets', () => {
    const words = chat(400)
    const session = openSession(reader)
    for (let at = 1; at <= words.length; at += 7) session.partial('caller', words.slice(0, at).join(' '))
    session.turn('caller', words.join(' '))
    assert.equal(session.heard().words, words.length)
  })

  it('does not take the place of words that are sure', () => {
    const session = openSession(reader)
    say(session, 'caller', 'I need you to read me'.split(' '))
    session.partial('caller', 'the pen of')
    session.turn('caller', 'the PIN for your card')
    assert.equal(session.heard().words, 11)
    assert.equal(session.heard().verdict, 'stop')
  })

  it('holds back its last two words, and a stop until four have followed', () => {
    const session = openSession(reader)
    const ask = 'please read me the pin'
    assert.equal(session.partial('caller', ask), 'nothing-found')
    assert.equal(session.partial('caller', `${ask} of`), 'nothing-found')
    assert.equal(session.partial('caller', `${ask} of the`), 'careful')
    assert.equal(session.partial('caller', `${ask} of the new`), 'careful')
    assert.equal(session.partial('caller', `${ask} of the new card`), 'stop')
  })

  it('counts in full when its turn ends without a text', () => {
    const session = openSession(reader)
    assert.equal(session.partial('caller', 'please read me the pin'), 'nothing-found')
    assert.equal(session.turn('caller'), 'stop')
  })

  it('counts in full when somebody else begins to speak, even with nothing', () => {
    const session = openSession(reader)
    session.partial('caller', 'please read me the pin')
    assert.equal(session.turn('resident', ''), 'stop')
  })
})

describe('turns', () => {
  it('that are empty change nothing', () => {
    const session = openSession(reader)
    for (const text of ['', ' ', '\n\t', undefined])
      for (const speaker of ['caller', 'resident', '']) session.turn(speaker, text)
    assert.equal(session.heard().verdict, 'nothing-found')
    assert.equal(session.heard().words, 0)
    assert.equal(session.turn('caller', 'Read me the PIN for your card.'), 'stop')
  })

  it('know what "it" is from what was said before', () => {
    const session = openSession(reader)
    session.turn('caller', 'Take your bank card out of your purse.')
    session.turn('resident', 'I have it here.')
    assert.equal(session.turn('caller', 'Now give it to my driver.'), 'stop')
  })

  it('of two who speak by turns are read by who speaks', () => {
    const asked: Turn[] = table.slice(0, 10).map(({ direct }) => ({ speaker: 'caller', text: direct }))
    for (const turn of asked) {
      const turns = [{ speaker: 'resident', text: 'Hello?' }, turn, { speaker: 'resident', text: 'Oh.' }]
      const swapped = turns.map(({ speaker, text }) => ({
        speaker: speaker === 'caller' ? 'resident' : 'caller',
        text,
      }))
      for (const spoken of [turns, swapped]) {
        const call = { channel: 'call' as const, turns: spoken }
        assert.equal(rank[play(call).heard().verdict], rank[checker.check(call).verdict], JSON.stringify(spoken))
      }
    }
  })

  it('given whole end as the rules read the whole: what else is heard of an opening waits for more words', () => {
    const byRules = openReader({ ...reader.knowledge, learned: {} })
    for (const call of calls) {
      const whole = openSession(byRules, { channel: call.channel })
      for (const { speaker, text } of call.turns) whole.turn(speaker, text)
      assert.ok(rank[whole.heard().verdict] >= rank[openChecker(byRules).check(call).verdict], String(call.id))
    }
  })
})
