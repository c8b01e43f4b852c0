import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { Config } from '../config.ts'
import { directAccess } from './access.ts'
import { backup, restore, status } from './commands.ts'
import { openStore } from './open.ts'
import { restoreBackup } from './restore.ts'
import type { Store } from './store.ts'
import { databases, newFolder } from './test-databases.ts'

/** Rows that break careless formats: numbers beyond 2^53, microseconds, line separators, quotes, emoji. */
const awkward = `
  insert into event (at, name, detail) values
    ('2026-03-29 01:59:59.123456+00', 'odd', '{"big": 9007199254740993, "text": "a\\u2028b\\u2029c\\n\\r\\"\\\\ é 🚪 \\u0085"}'),
    ('infinity', 'odd', '{"number": 1.10}');
  insert into event (name, detail) select 'many', jsonb_build_object('n', n) from generate_series(1, 1201) n;
  delete from event where (detail->>'n')::int = 1201;
  insert into event_count values ('2026-03-29', 'odd', 9007199254740993), ('2026-03-30', 'odd', 1);`

const everything = (store: Store) =>
  store.transact((session) =>
    session.rows(`select 'event' as t, row_to_json(event)::text as row from event
      union all select 'count', row_to_json(event_count)::text from event_count order by 1, 2`),
  )

async function fill(config: Config): Promise<void> {
  const store = await openStore(config)
  await store.transact((session) => session.exec(awkward))
  await store.close()
}

async function contents(config: Config) {
  const store = await openStore(config)
  const rows = await everything(store)
  await store.close()
  return rows
}

const newBackup = async (config: Config) => {
  const file = join(newFolder(), 'doorchain.backup')
  await fill(config)
  const before = await contents(config)
  const result = await backup(config, file)
  return { file, before, result }
}

for (const from of databases)
  for (const to of databases)
    test(`a backup of ${from.name} restores on ${to.name}, every digit and letter the same`, async () => {
      const { file, before, result } = await newBackup(await from.config())
      assert.deepEqual([result.rows, before.length, result.recorded], [1204, 1204, true])
      assert.ok(!existsSync(`${file}.part`))
      const target = await to.config()
      const store = await openStore(target)
      await restoreBackup(store, file)
      assert.deepEqual(await everything(store), before)
      await directAccess(store).record({ name: 'service-stopped', detail: {} })
      const last = await store.db.selectFrom('event').select('id').where('name', '=', 'service-stopped').execute()
      assert.deepEqual(last, [{ id: '1203' }])
      await store.close()
    })

for (const { name, config } of databases) {
  describe(`backup and restore on ${name}`, () => {
    test('a database that holds rows is not overwritten unless asked', async () => {
      const source = await config()
      const { file } = await newBackup(source)
      const before = await contents(source)
      await assert.rejects(restore(source, file), { code: 'restore-not-empty', next: /--replace/ })
      assert.deepEqual(await contents(source), before)
      const result = await restore(source, file, { replace: true })
      assert.deepEqual([result.rows, (await status(source)).counts['backup-restored']], [1204, 1])
    })

    test('a damaged backup changes nothing, wherever the damage is', async () => {
      const { file } = await newBackup(await config())
      const target = await config()
      await fill(target)
      const before = await contents(target)
      const whole = await readFile(file)
      const text = gunzipSync(whole).toString()
      const damaged: readonly (readonly [string, Buffer | string])[] = [
        ['cut short', whole.subarray(0, whole.length - 400)],
        ['empty', gzipSync('')],
        ['one digit changed', gzipSync(text.replace('1.10', '1.11'))],
        ['a row lost', gzipSync(text.replace(/\n[^\n]*"n": 700[^\n]*/, ''))],
        ['checksum lost', gzipSync(text.replace(/\{"sha256.*\n/, ''))],
      ]
      for (const [what, bytes] of damaged) {
        await writeFile(file, bytes)
        await assert.rejects(restore(target, file, { replace: true }), { code: 'backup-damaged' }, what)
      }
      await writeFile(file, gzipSync('{"hello":1}\n'))
      await assert.rejects(restore(target, file, { replace: true }), { code: 'backup-unreadable' })
      assert.deepEqual(await contents(target), before)
    })

    test('a backup that fails in the middle of being restored changes nothing', async () => {
      const { file } = await newBackup(await config())
      const target = await config()
      await fill(target)
      const before = await contents(target)
      const { createHash } = await import('node:crypto')
      const lines = gunzipSync(await readFile(file))
        .toString()
        .trimEnd()
        .split('\n')
        .slice(0, -1)
      const body = `${lines.join('\n').replace('"2026-03-30"', '"no day"')}\n`
      const sha256 = createHash('sha256').update(body).digest('hex')
      await writeFile(file, gzipSync(`${body}${JSON.stringify({ sha256 })}\n`))
      await assert.rejects(restore(target, file, { replace: true }), { code: 'database-failed' })
      assert.deepEqual(await contents(target), before)
    })

    test('a backup from a newer version is refused by name', async () => {
      const { file } = await newBackup(await config())
      const text = gunzipSync(await readFile(file)).toString()
      await writeFile(file, gzipSync(text.replace(/"migration":\d+/, '"migration":9999')))
      const target = await config()
      await assert.rejects(restore(target, file), { code: 'backup-newer', message: /migration 9999/ })
    })

    test('a missing file, or a place that cannot be written, is said', async () => {
      const settings = await config()
      const missing = join(newFolder(), 'not-there', 'file')
      await assert.rejects(restore(settings, missing), { code: 'backup-unreadable', message: /not-there/ })
      await assert.rejects(backup(settings, missing), { code: 'backup-unwritable', message: /not-there/ })
    })
  })
}
