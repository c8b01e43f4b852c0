import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { invite } from '../people/administration.ts'
import type { Role } from '../people/grants.ts'
import { addOrganisation } from '../people/organisations.ts'
import { openStore } from '../store/open.ts'
import type { Store } from '../store/store.ts'
import { databases } from '../store/test-databases.ts'
import { atTerminal } from '../values/actor.ts'
import type { Source } from './follow/source.ts'
import { sourcesWorks } from './work-sources.ts'

for (const { name, config } of databases)
  describe(`the terminal, with the sources of warnings on ${name},`, () => {
    let store: Store
    const by = { actor: atTerminal('test'), now: new Date('2026-11-21T10:00:00Z') }
    before(async () => {
      store = await openStore(await config())
      const organisation = await addOrganisation(store, 'Aldercombe Watch', by)
      const person = async (who: string, role: Role, area: string | null) =>
        invite(store, { name: who, email: `${who}@watch.example`, organisation, role, area }, by)
      await person('ann', 'writer', null)
      await person('bob', 'approver', null)
      await person('cat', 'writer', 'E07000243')
      await store.db
        .insertInto('warning_source')
        .values({
          address: 'http://10.0.0.1/feed',
          title: 'A feed inside',
          every_minutes: 60,
          added_by: 'ann',
          added_at: by.now,
          next_at: new Date('2030-01-01T00:00:00Z'),
        })
        .execute()
    })
    after(() => store.close())

    const told: string[] = []
    const work = (word: string, input: unknown) =>
      sourcesWorks[`warnings-${word}`]!(store, input, (progress) => void told.push(progress))
    const list = async () => (await work('sources', {})) as readonly Source[]

    it('lets only a writer for everywhere add and stop them', async () => {
      const [{ id }] = (await list()) as [Source]
      const order = { address: 'http://10.0.0.2/feed', everyMinutes: 60 }
      for (const [as, code] of [
        ['nobody@watch.example', 'person-needed'],
        ['bob@watch.example', 'role-needed'],
        ['cat@watch.example', 'role-needed'],
      ]) {
        await assert.rejects(work('follow', { as, ...order }), { code })
        await assert.rejects(work('stop', { as, id }), { code })
      }
      await assert.rejects(work('follow', { as: 'ann@watch.example', ...order }), { code: 'fetch-refused' })
      await assert.rejects(work('follow', { as: 'ann@watch.example', ...order, everyMinutes: 5 }), {
        code: 'input-wrong',
      })
      assert.equal((await list()).length, 1)
    })

    it('reads one at once, never from inside the network, and tells what happened', async () => {
      const [{ id }] = (await list()) as [Source]
      await assert.rejects(work('fetch', { by: 'test', id: '99' }), { code: 'source-unknown' })
      assert.equal(await work('fetch', { by: 'test', id }), true)
      assert.match(told.join('\n'), /A feed inside: reading .*\n.*it leads into a private network/)
      assert.deepEqual(
        (await list()).map(({ failures, done_at }) => [failures, done_at]),
        [[1, null]],
      )
      await work('stop', { as: 'ANN@watch.example', id })
      assert.ok((await list())[0]?.stopped_at)
      await assert.rejects(work('fetch', { by: 'test', id }), /was stopped/)
    })
  })
