import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { FullAnswer } from './directory/numbers.ts'
import { openNumbers } from './directory/numbers.ts'
import { directoryWorks, type NamedChange } from './directory-works.ts'
import { loadKnowledge } from './knowledge/load.ts'
import { invite, removeCoordinator } from './people/administration.ts'
import { findByEmail } from './people/coordinator.ts'
import { listOrganisations, setUp } from './people/organisations.ts'
import { openStore } from './store/open.ts'
import type { Store } from './store/store.ts'
import { databases, newFolder } from './store/test-databases.ts'
import { doWork } from './store/work.ts'

const by = { actor: { kind: 'terminal', id: 'test', organisation: null, origin: 'test' } as const, now: new Date() }
const today = new Date().toISOString().slice(0, 10)
const nextYear = `${Number(today.slice(0, 4)) + 1}-01-01`
const entry = {
  id: 'council',
  organisation: 'Made Up Borough Council',
  reach: [{ kind: 'phone', value: '0113 496 0123' }],
  use: 'Ring to ask whether a visit from the council is planned.',
  nations: ['england'],
  sources: [{ publisher: 'Made Up Borough Council', address: 'https://council.example', date: null }],
  checked: '2026-11-01',
  expires: nextYear > '2027-11-01' ? '2027-11-01' : nextYear,
  confidence: 'H',
}

for (const { name, config } of databases) {
  describe(`commands of the directory on ${name}`, () => {
    let store: Store
    const run = (work: string, input: unknown) => doWork(store, directoryWorks, { name: work, input })
    const ask = async (text: string) => (await run('number-answer', { text, dictated: false })) as FullAnswer
    const propose = (as: string) => run('directory-propose', { as, reason: 'New on their page', entry })
    const decide = (as: string, id: unknown) => run('directory-decide', { as, id, decision: 'approved' })
    before(async () => {
      store = await openStore(await config())
      await setUp(store, { organisation: 'Made Up Watch', name: 'Ann', email: 'ann@watch.example' }, by)
      const [watch] = await listOrganisations(store.db)
      for (const [who, role] of [
        ['bob', 'approver'],
        ['cat', 'writer'],
      ] as const)
        await invite(store, { organisation: watch!.id, name: who, email: `${who}@watch.example`, role, area: null }, by)
    })
    after(() => store.close())

    it('list a number when a writer proposes it and an approver agrees; the answer knows it at once', async () => {
      assert.deepEqual((await ask('0113 496 0123')).listed, [])
      const id = await propose('cat@watch.example')
      await assert.rejects(decide('cat@watch.example', id), { code: 'role-needed' })
      await assert.rejects(decide('nobody@watch.example', id), { code: 'person-needed' })
      assert.equal(await decide('Bob@Watch.Example', id), 'council')
      const [change] = (await run('directory-history', { subject: 'council' })) as NamedChange[]
      assert.deepEqual([change?.proposer, change?.decider], ['cat', 'bob'])
      const bare = run('directory-propose', { as: 'cat@watch.example', reason: 'New', entry: { id: 'bare' } })
      await assert.rejects(bare, /organisation: it is missing/)
      const { listed, isWhole } = await ask('0113 496 0123')
      assert.deepEqual([listed[0]?.organisation, listed[0]?.by, isWhole], [entry.organisation, { kind: 'here' }, true])
    })

    it('take no decision from somebody who was removed', async () => {
      const id = await run('directory-remove', { as: 'cat@watch.example', reason: 'Gone', id: 'council' })
      const bob = await findByEmail(store.db, 'bob@watch.example')
      await removeCoordinator(store, { coordinator: bob!.id }, by)
      await assert.rejects(decide('bob@watch.example', id), (error: Error & { code?: string }) =>
        ['person-needed', 'role-needed'].includes(error.code ?? ''),
      )
      assert.equal((await ask('0113 496 0123')).listed.length, 1)
    })

    it('take in ranges, which the next answer goes by', async () => {
      const file = join(newFolder(), 's1.csv')
      writeFileSync(file, 'NMS Number Block: Number Block,Block Status,CP Name\n1134 96,Free,\n')
      assert.equal((await ask('0113 496 0123')).range.is, 'unknown')
      await run('ranges-import', { by: 'test', files: [file], dated: today, fewer: false })
      assert.deepEqual((await ask('0113 496 0123')).range, { is: 'odd', status: 'free', dated: today })
    })

    it('refuse what is no order of theirs, naming the field', async () => {
      const wrong: readonly (readonly [string, unknown])[] = [
        ['number-answer', { text: 1, dictated: false }],
        ['directory-list', { days: -1 }],
        ['directory-propose', { as: 'ann@watch.example', entry }],
        ['directory-decide', { as: 'ann@watch.example', id: '1', decision: 'proposed' }],
        ['ranges-import', { by: 'test', files: [], fewer: false }],
        ['directory-import', { by: 'test' }],
      ]
      for (const [work, input] of wrong) await assert.rejects(run(work, input), { code: 'input-wrong' }, work)
      const missing = { by: 'test', file: join(newFolder(), 'missing.json') }
      await assert.rejects(run('directory-import', missing), { code: 'release-unreadable' })
    })

    it('answer by what ships where there is no database or it is closed, and say so', async () => {
      await store.close()
      for (const open of [null, store]) {
        const numbers = openNumbers(loadKnowledge(), () => open)
        const { listed, isWhole, says } = await numbers.answer('999', { now: by.now })
        assert.deepEqual([listed[0]?.id, isWhole], ['999', false])
        assert.match(says.at(-1)!, /could not look/)
      }
    })
  })
}
