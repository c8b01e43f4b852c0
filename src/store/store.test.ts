import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Config } from '../config.ts'
import { record } from '../events.ts'
import { directAccess } from './access.ts'
import { openStore } from './open.ts'
import type { Store } from './store.ts'
import { databases } from './test-databases.ts'

async function withOpen<T>(config: Config, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(config, 'test')
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

for (const { name, config } of databases) {
  describe(`store on ${name}`, () => {
    test('an event leaves one audit row, one more on the day and a log line, and is there after a restart', async () => {
      const settings = await config()
      const lines: unknown[] = []
      const log = { info: (fields: unknown) => lines.push(fields), error: () => assert.fail('nothing went wrong') }
      const detail = { channel: 'door', verdict: 'stop', script: 'bogus-official' } as const
      await withOpen(settings, async (store) => {
        await record(directAccess(store), { name: 'contact-checked', detail }, log)
        await record(directAccess(store), { name: 'contact-checked', detail: { ...detail, script: null } }, log)
        await record(directAccess(store), { name: 'service-stopped', detail: {} })
      })
      assert.deepEqual(lines[0], { event: 'contact-checked', ...detail })
      await withOpen(settings, async (store) => {
        assert.deepEqual((await directAccess(store).status()).counts, { 'contact-checked': 2, 'service-stopped': 1 })
        const rows = await store.db.selectFrom('event').selectAll().orderBy('id').execute()
        assert.deepEqual(rows[0]?.detail, detail)
        assert.deepEqual(
          rows.map((row) => row.id),
          ['1', '2', '3'],
        )
        assert.ok(rows[0]!.at instanceof Date && Math.abs(Date.now() - rows[0]!.at.getTime()) < 60_000)
        const [day] = await store.db.selectFrom('event_count').selectAll().execute()
        assert.deepEqual(day, { day: new Date().toISOString().slice(0, 10), name: 'contact-checked', count: '2' })
      })
    })

    test('words a person typed are not taken into an event', async () => {
      await withOpen(await config(), async (store) => {
        const event = { name: 'advice-shown', detail: { advice: 'He said he was from the police' } } as const
        await assert.rejects(record(directAccess(store), event), { code: 'request-wrong' })
        assert.deepEqual((await directAccess(store).status()).counts, {})
      })
    })

    test('a transaction that fails leaves nothing, and the next one works', async () => {
      await withOpen(await config(), async (store) => {
        const failing = store.transact(async (session) => {
          await session.rows('insert into event (name) values ($1)', ['lost'])
          await session.rows('select 1 / 0')
        })
        await assert.rejects(failing, { code: 'database-failed' })
        await record(directAccess(store), { name: 'service-stopped', detail: {} })
        assert.deepEqual(await store.db.selectFrom('event').select('name').execute(), [{ name: 'service-stopped' }])
      })
    })

    test('many events at once are all counted', async () => {
      await withOpen(await config(), async (store) => {
        const event = { name: 'advice-shown', detail: { advice: 'door-chain' } } as const
        await Promise.all(Array.from({ length: 40 }, () => record(directAccess(store), event)))
        assert.deepEqual((await directAccess(store).status()).counts, { 'advice-shown': 40 })
      })
    })

    test('a database from a newer version is refused and left as it is', async () => {
      const settings = await config()
      await withOpen(settings, (store) =>
        store.transact((session) => session.exec(`insert into migration values (9999, '9999-later.sql', 'x')`)),
      )
      await assert.rejects(openStore(settings), {
        code: 'database-newer',
        message: /migration 9999.*Nothing was touched/,
      })
    })

    test('a migration that was edited after it ran is refused', async () => {
      const settings = await config()
      await withOpen(settings, (store) =>
        store.transact((session) => session.exec(`update migration set sha256 = 'other' where number = 1`)),
      )
      await assert.rejects(openStore(settings), { code: 'migration-changed', message: /0001-events\.sql/ })
    })

    test('closing twice is the same as closing once', async () => {
      const store = await openStore(await config())
      await Promise.all([store.close(), store.close()])
      await store.close()
    })
  })
}

test('several processes that start on one new PostgreSQL database migrate it once', async () => {
  const server = databases.find((database) => database.name === 'PostgreSQL')
  if (!server) return
  const settings = await server.config()
  const stores = await Promise.all([1, 2, 3].map(() => openStore(settings)))
  assert.equal((await stores[0]!.db.selectFrom('migration').selectAll().execute()).length, stores[0]!.migration)
  await Promise.all(stores.map((store) => store.close()))
})
