import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openRobots } from './robots.ts'

const asked = (text: string) => {
  const robots = openRobots({ userAgent: 'Doorchain/1.0', now: () => new Date(), read: async () => text })
  return (path: string) => robots.demand(new URL(path, 'https://council.example'))
}

describe('what a host asks of programs', () => {
  it('cannot fill the memory by many rules for many programs, and what it asks of us still counts', async () => {
    const names = Array.from({ length: 12_000 }, (_, at) => `User-agent: program${at}\n`).join('')
    const others = `${names}${'Disallow: /x\n'.repeat(15_000)}`
    const demand = asked(`${others}User-agent: someone\nUser-agent: doorchain/2\nDisallow: /kept\nCrawl-delay: 7\n`)
    assert.equal(await demand('/x'), 7_000)
    await assert.rejects(demand('/kept/page'), /asks programs not to read it/)
  })

  it('that has more rules than can be looked through is not read', async () => {
    const demand = asked(`User-agent: *\n${`Disallow: /${'*a'.repeat(200)}$\n`.repeat(1_000)}`)
    await assert.rejects(demand(`/${'a'.repeat(1_900)}`), /more rules than can be read/)
  })
})
