import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { countAttempt } from './attempts.ts'
import { reachHolder } from './control-client.ts'
import { openStore } from './open.ts'
import type { Store } from './store.ts'
import { databases, embeddedConfig } from './test-databases.ts'
import type { Works } from './work.ts'

const works: Works = {
  double: async (_store, input, tell) => {
    tell('Half way.')
    return { n: 2 * (input as { n: number }).n }
  },
}

describe('work asked of the process that holds the database', () => {
  it('is done there, tells how far it is and answers; unknown work is refused', async () => {
    const config = await embeddedConfig()
    const store = await openStore(config, 'a test', works)
    const holder = await reachHolder(config.dataDirectory)
    assert.ok(holder)
    const told: string[] = []
    const tell = (progress: string) => void told.push(progress)
    assert.deepEqual(await holder.work({ name: 'double', input: { n: 21 }, tell }), { n: 42 })
    assert.deepEqual(told, ['Half way.'])
    for (const name of ['halve', 'constructor'])
      await assert.rejects(holder.work({ name, input: null }), { code: 'request-wrong' })
    await holder.close()
    await store.close()
  })
})

for (const { name, config } of databases) {
  describe(`tries are counted on ${name}`, () => {
    let store: Store
    before(async () => {
      store = await openStore(await config())
    })
    after(() => store.close())

    const limit = { purpose: 'test', most: 3, withinMs: 60_000 }
    const now = new Date('2026-11-21T10:00:30Z')

    it('so that one key is refused after so many, another is not, and a new window begins anew', async () => {
      const count = (key: string, at = now) => countAttempt(store.db, limit, { key, now: at })
      for (let time = 0; time < 3; time++) await count('one')
      await assert.rejects(count('one'), { code: 'too-many-tries', status: 429, next: /Wait 1 min/ })
      await count('other')
      await count('one', new Date('2026-11-21T10:01:00Z'))
      const rows = await store.db.selectFrom('attempt').selectAll().execute()
      assert.equal(rows.length, 3)
      assert.ok(rows.every((row) => !JSON.stringify(row).includes('"one"')))
    })
  })
}
