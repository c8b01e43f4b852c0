import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { after, before, beforeEach, describe, it } from 'node:test'
import type { Config } from '../config.ts'
import { openStore } from '../store/open.ts'
import type { RecordKind } from '../store/record-kind.ts'
import { leaseMs } from '../store/schedule.ts'
import type { Store } from '../store/store.ts'
import { databases } from '../store/test-databases.ts'
import { dayMs, hourMs, minuteMs } from '../values/time-span.ts'
import { type Night, openNightly, retentionJob } from './nightly.ts'
import { records } from './records.ts'
import type { Ended } from './retention.ts'

const three = new Date('2026-11-21T03:00:00Z')
const afterThree = (ms: number) => new Date(three.getTime() + ms)

for (const { name, config } of databases) {
  describe(`the work of the night, on ${name}`, () => {
    let settings: Config
    let store: Store
    before(async () => {
      settings = await config()
      store = await openStore(settings)
    })
    after(() => store.close())
    beforeEach(async () => {
      await store.db.deleteFrom('attempt').execute()
      await store.db.deleteFrom('schedule').execute()
    })

    const due = (next_at = three) => store.db.insertInto('schedule').values({ name: retentionJob, next_at }).execute()
    const row = () =>
      store.db.selectFrom('schedule').selectAll().where('name', '=', retentionJob).executeTakeFirstOrThrow()
    async function oldTries(many: number): Promise<void> {
      const one = { purpose: 'test', window_start: afterThree(-dayMs), window_end: afterThree(-hourMs), count: 1 }
      const rows = Array.from({ length: many }, (_, at) => ({ ...one, key_hash: `${at}` }))
      await store.db.insertInto('attempt').values(rows).execute()
    }

    /** Looks once, at this time; resolves to what was ended, and to the trouble there was. */
    async function night(now: Date, more: Partial<Night> = {}): Promise<{ ended: Ended[]; trouble: unknown[] }> {
      const [ended, trouble]: [Ended[], unknown[]] = [[], []]
      const onEnded = (one: Ended) => void ended.push(one)
      const onTrouble = (error: unknown) => void trouble.push(error)
      const nightly = openNightly(store, { kinds: records, now: () => now, onEnded, onTrouble, ...more })
      while ((await row().catch(() => null)) === null) await new Promise(setImmediate)
      await nightly.close()
      return { ended, trouble }
    }

    it('is not done before its time, and a new database waits for its first night', async () => {
      await oldTries(1)
      assert.deepEqual((await night(afterThree(hourMs))).ended, [])
      assert.deepEqual((await row()).next_at, new Date('2026-11-22T03:00:00Z'))
      await store.db.deleteFrom('schedule').execute()
      await due()
      assert.deepEqual((await night(afterThree(-1))).ended, [])
    })

    it('is done at once when its time passed while nothing ran, and is due again the next night', async () => {
      await due(new Date('2026-10-01T02:00:00Z'))
      await oldTries(3)
      assert.deepEqual(await doneNight(), [{ attempt: 3 }])
      const { next_at, done_at, holder, lease_until } = await row()
      assert.deepEqual([next_at, done_at], [new Date('2026-11-22T03:00:00Z'), afterThree(hourMs)])
      assert.deepEqual([holder, lease_until], [null, null])
    })

    /** A night at 04:00 that is not stopped before it is done. */
    async function doneNight(kinds: readonly RecordKind[] = records): Promise<Ended[]> {
      const ended: Ended[] = []
      await new Promise<void>((resolve, reject) => {
        const onEnded = (one: Ended) => resolve(void ended.push(one))
        const nightly = openNightly(store, { kinds, now: () => afterThree(hourMs), onEnded, onTrouble: reject })
        after(() => nightly.close())
      })
      return ended
    }

    it('is done once, however many processes look at the same time', async () => {
      await due()
      await oldTries(1200)
      const stores = store.kind === 'postgresql' ? [await openStore(settings), await openStore(settings)] : []
      const all: Ended[] = []
      const every = [store, store, ...stores].map((each) =>
        openNightly(each, {
          kinds: records,
          now: () => afterThree(hourMs),
          lookEveryMs: 1,
          onEnded: (ended) => void all.push(ended),
          onTrouble: (error) => assert.fail(String(error)),
        }),
      )
      while ((await row()).done_at === null) await new Promise(setImmediate)
      for (const nightly of every) await nightly.close()
      for (const each of stores) await each.close()
      assert.deepEqual(all, [{ attempt: 1200 }])
    })

    it('is finished by the next start when a stop cuts it short', async () => {
      await due()
      await oldTries(1200)
      const stopped: Ended[] = []
      const nightly = openNightly(store, {
        kinds: records,
        now: () => afterThree(hourMs),
        onEnded: (ended) => void stopped.push(ended),
        onTrouble: (error) => assert.fail(String(error)),
      })
      const left = () => store.db.selectFrom('attempt').select('key_hash').execute()
      while ((await left()).length === 1200) await new Promise(setImmediate)
      await nightly.close()
      const rest = (await left()).length
      assert.ok(rest > 0 && rest < 1200, `${rest} left`)
      assert.deepEqual((await row()).done_at, null)
      assert.deepEqual(await doneNight(), [{ attempt: rest }])
    })

    it('is tried again a quarter of an hour after trouble, which is told', async () => {
      await due()
      const broken: RecordKind = {
        ...records[0]!,
        endings: [{ how: 'rule', words: 'breaks', end: () => Promise.reject(new Error('no disk')) }],
      }
      const { trouble } = await night(afterThree(hourMs), { kinds: [broken] })
      assert.match(String(trouble), /no disk/)
      assert.deepEqual((await row()).next_at, afterThree(hourMs + 15 * minuteMs))
      assert.equal((await row()).holder, null)
    })
  })

  it(`the work of the night goes on after kill -9 of the process that did it, on ${name}`, {
    timeout: 60_000,
  }, async () => {
    const settings = await config()
    const prepared = await openStore(settings)
    await prepared.db.insertInto('schedule').values({ name: retentionJob, next_at: three }).execute()
    await prepared.close()
    const env = {
      ...process.env,
      DOORCHAIN_DATA: settings.dataDirectory,
      DATABASE_URL: settings.secrets.databaseUrl ?? '',
      DOORCHAIN_TEST_NOW: three.toISOString(),
    }
    const script = join(import.meta.dirname, 'test-night.js')
    const child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'pipe', 'inherit'] })
    const ended = once(child, 'exit')
    const [said] = await once(child.stdout.setEncoding('utf8'), 'data')
    assert.equal(said, 'busy\n')
    child.kill('SIGKILL')
    await ended
    const store = await openStore(settings)
    const look = async (now: Date) => {
      const all: Ended[] = []
      const onTrouble = (error: unknown) => assert.fail(String(error))
      const night = { kinds: records, now: () => now, onEnded: (one: Ended) => void all.push(one), onTrouble }
      await openNightly(store, night).close()
      return all
    }
    assert.deepEqual(await look(afterThree(leaseMs - 1)), [])
    assert.deepEqual(await look(afterThree(leaseMs)), [{}])
    await store.close()
  })
}
