import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { loadKnowledge } from '../knowledge/load.ts'
import { openReader } from '../read/read.ts'
import { type Channel, type Contact, channels } from '../values/contact.ts'
import { type Ask, manners, quotings, table, tellings, veil, warnings } from './asks.ts'
import { openChecker } from './check.ts'

const checker = openChecker(openReader(loadKnowledge()))
const called = (text: string): Contact => ({ channel: 'call', turns: [{ speaker: 'caller', text }] })
const described = (text: string): Contact => ({ channel: 'description', text })

function usedIn(contact: Contact): Set<string> {
  const { findings } = checker.check(contact)
  return new Set(findings.filter((finding) => finding.frame === 'used').map((finding) => finding.tactic))
}

const direct = new Map(table.map((ask) => [ask, usedIn(called(`${ask.direct}.`))]))

/** The share of wordings in which the same is asked as in the caller's own words, with those in which it is not. */
function holds(least: number, wordings: readonly (readonly [Ask, Contact])[]): void {
  const wrong = wordings.filter(
    ([ask, contact]) => ![...usedIn(contact)].some((tactic) => direct.get(ask)!.has(tactic)),
  )
  const share = 1 - wrong.length / wordings.length
  const told = wrong.map(([, { text, turns }]) => text ?? turns?.map((turn) => turn.text).join(' / '))
  assert.ok(share >= least, [`${wordings.length - wrong.length} of ${wordings.length} = ${share}`, ...told].join('\n'))
}

const each = (wordings: readonly ((ask: Ask) => Contact)[]) =>
  table.flatMap((ask) => wordings.map((wording) => [ask, wording(ask)] as const))

describe('what criminals ask for', () => {
  it('is at least careful in their own words, 29 of 30', () => {
    const missed = table.filter(({ direct: ask }) => checker.check(called(`${ask}.`)).verdict === 'nothing-found')
    assert.ok(missed.length <= 1, missed.map((ask) => ask.direct).join('\n'))
  })

  it('is the same ask in 96 % when it is reported', () =>
    holds(0.96, each(tellings.map((tell) => (ask: Ask) => described(tell(ask.told))))))

  it('is the same ask in 92 % when it is asked nicely, in whatever dialect', () =>
    holds(0.92, each(manners.map((soften) => (ask: Ask) => called(soften(ask.direct))))))

  it('is the same ask in 60 % inside a quotation inside a quotation', () =>
    holds(0.6, each(quotings.map((quote) => (ask: Ask) => described(quote(ask.direct, ask.told))))))

  it('is the same ask in 80 % when things are called the funds, the item, the package', () =>
    holds(0.8, each([(ask) => called(veil(ask.direct))])))

  it('is the same ask when the resident reads it back', () =>
    holds(
      0.96,
      each([
        (ask) => ({
          channel: 'call',
          turns: [
            { speaker: 'caller', text: ask.direct },
            { speaker: 'resident', text: `So I'm to ${ask.told}?` },
          ],
        }),
      ]),
    ))
})

describe('the resident’s own words', () => {
  it('are no ask where the caller asks for nothing, 29 of 30', () => {
    const stopped = table.filter(({ direct: ask }) => {
      const turns = [
        { speaker: 'resident', text: `Are you going to say "${ask}"?` },
        { speaker: 'caller', text: 'No, nothing like that.' },
      ]
      return checker.check({ channel: 'call', turns }).verdict === 'stop'
    })
    assert.ok(stopped.length <= 1, stopped.map((ask) => ask.direct).join('\n'))
  })
})

describe('official advice', () => {
  const contactOf = (channel: Channel, text: string): Contact => (channel === 'call' ? called(text) : { channel, text })

  for (const channel of channels)
    it(`that never asks gives no ask in ${channel}`, () => {
      for (const warn of warnings)
        for (const { warned } of table)
          assert.deepEqual([...usedIn(contactOf(channel, warn(warned)))], [], warn(warned))
    })

  it('gives no stop either when the resident reads it out', () => {
    for (const warn of warnings)
      for (const { warned } of table) {
        const turns = [{ speaker: 'resident', text: `It says here: ${warn(warned)}` }]
        assert.notEqual(checker.check({ channel: 'call', turns }).verdict, 'stop', warn(warned))
      }
  })
})
