import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openStore } from '../../store/open.ts'
import { takeTurn } from '../../store/schedule.ts'
import type { Store } from '../../store/store.ts'
import { databases } from '../../store/test-databases.ts'
import { inTransaction } from '../../store/transaction.ts'
import { DoorchainError, type ErrorCode } from '../../values/error.ts'
import { dayMs, hourMs, minuteMs } from '../../values/time-span.ts'
import type { Fetcher } from '../fetch/fetcher.ts'
import { shippedDigest } from '../shipped.ts'
import { warningFile } from '../take-in/test-documents.ts'
import { followDue, sourcesJob } from './follow.ts'
import { delayMs } from './read-source.ts'
import { addSource, changeSource, listSources } from './source.ts'
import { openTestSite, type TestSite, testFeed } from './test-site.ts'

const digest = shippedDigest()
const writer = { kind: 'coordinator', id: 'ann', organisation: null, origin: 'test' } as const
const has = (code: ErrorCode) => (error: unknown) => error instanceof DoorchainError && error.code === code
/** Warnings with words of their own, so that none is a copy of another. */
const places = ['Stevenage', 'Stafford', 'Welwyn Garden City', 'Hatfield']
const page = (at: number) => ({ text: warningFile({ place: places[at]! }) })

for (const { name, config } of databases)
  describe(`feeds are followed on ${name}`, () => {
    let store: Store
    let site: TestSite
    let now = new Date('2026-11-21T10:00:00Z')
    before(async () => {
      store = await openStore(await config())
      site = await openTestSite()
    })
    after(async () => {
      site.close()
      await store.close()
    })

    const follow = (fetcher: Fetcher = site.fetcher) =>
      followDue(store, { fetcher, digest, now: () => now, tell: () => undefined })
    const add = (path: string) =>
      addSource(store, writer, { address: site.address + path, everyMinutes: 60, fetcher: site.fetcher, now })
    const sourceOf = (id: string) =>
      store.db.selectFrom('warning_source').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    const addresses = async () =>
      (await store.db.selectFrom('warning').select('address').orderBy('made_at').execute()).map((row) => row.address)

    it('when a page that names one is given, once, with who added it', async () => {
      site.answers.set('/', {
        type: 'text/html',
        text: '<!DOCTYPE html><html><head><link rel="stylesheet" href="/s"><link type="application/atom+xml" rel="alternate" href="/feed?a=1&amp;b=2"></head></html>',
      })
      site.answers.set('/empty', { type: 'text/html', text: '<html><head><title>No feed</title></head></html>' })
      site.answers.set('/feed?a=1&b=2', {
        type: 'application/atom+xml',
        text: testFeed([['/1', '2026-11-20T10:00:00Z']]),
      })
      const { id, address, title } = await add('/')
      assert.deepEqual([address, title], [`${site.address}/feed?a=1&b=2`, 'Aldercombe news'])
      await assert.rejects(add('/feed?a=1&b=2'), has('source-known'))
      await assert.rejects(add('/empty'), has('feed-unreadable'))
      await assert.rejects(add('/nowhere'), has('fetch-failed'))
      await changeSource(store, writer, { id, change: 'stopped', now })
      assert.equal(await follow(), true)
      assert.deepEqual(await addresses(), [])
      assert.equal((await add('/')).id, id)
      const audit = await store.db.selectFrom('audit').select(['action', 'actor_id']).orderBy('id').execute()
      assert.deepEqual(
        audit.map(({ action, actor_id }) => [action, actor_id]),
        ['added', 'stopped', 'resumed'].map((done) => [`warning-source-${done}`, 'ann']),
      )
      await changeSource(store, writer, { id, change: 'stopped', now })
    })

    it('from their pages, each once, until one changes', async () => {
      for (const at of [0, 1]) site.answers.set(`/w/${at}`, page(at))
      const entries = [0, 1].map((at) => [`/w/${at}`, '2026-11-20T10:00:00Z'] as const)
      site.answers.set('/news', { type: 'application/atom+xml', etag: '"1"', text: testFeed(entries) })
      const { id } = await add('/news')
      await follow()
      assert.deepEqual((await addresses()).sort(), [`${site.address}/w/0`, `${site.address}/w/1`])
      assert.partialDeepStrictEqual(await sourceOf(id), {
        failures: 0,
        problem: null,
        etag: '"1"',
        done_at: now,
        next_at: new Date(now.getTime() + hourMs),
      })
      site.asked.length = 0
      await follow()
      assert.deepEqual(site.asked, [])
      now = new Date(now.getTime() + hourMs)
      await follow()
      assert.deepEqual(site.asked, ['/news'])
      now = new Date(now.getTime() + hourMs)
      const changed = [entries[0]!, ['/w/1', now.toISOString()] as const]
      site.answers.set('/news', { type: 'application/atom+xml', etag: '"2"', text: testFeed(changed) })
      site.answers.set('/w/1', { text: `${page(1).text}\nTwo more people rang us on Friday.\n` })
      await follow()
      assert.deepEqual(site.asked, ['/news', '/news', '/w/1'])
      assert.equal((await addresses()).length, 2)
      assert.deepEqual((await sourceOf(id)).seen[`${site.address}/w/1`], now.toISOString())
    })

    it('and what could not be fetched is listed with its reason and asked for again', async () => {
      site.answers.set('/w/2', { status: 503 })
      site.answers.set('/more', {
        type: 'application/atom+xml',
        etag: '"1"',
        text: testFeed([['/w/2', '2026-11-21T09:00:00Z']]),
      })
      const { id } = await add('/more')
      await follow()
      assert.partialDeepStrictEqual(await sourceOf(id), {
        failures: 0,
        problem: '1 of 1 new pages could not be taken in.',
        etag: null,
      })
      const intake = await store.db
        .selectFrom('warning_intake')
        .select(['failed', 'problems'])
        .where('source_id', '=', id)
        .executeTakeFirstOrThrow()
      assert.deepEqual(intake, {
        failed: 1,
        problems: [{ document: `${site.address}/w/2`, problem: 'its host is in trouble (503)' }],
      })
      site.answers.set('/w/2', page(2))
      now = new Date(now.getTime() + hourMs)
      await follow()
      assert.ok((await addresses()).includes(`${site.address}/w/2`))
      assert.partialDeepStrictEqual(await sourceOf(id), { problem: null, etag: '"1"' })
    })

    it('less and less often while a feed fails, with the reason, and as usual once it is there again', async () => {
      const { id } = (await listSources(store)).find(({ address }) => address.endsWith('/more'))!
      const whole = site.answers.get('/more')!
      site.answers.set('/more', { status: 500 })
      for (const [failures, hours] of [
        [1, 2],
        [2, 4],
      ] as const) {
        now = (await sourceOf(id)).next_at
        await follow()
        const source = await sourceOf(id)
        assert.match(source.problem ?? '', /its host is in trouble \(500\).*Open it in a browser/)
        assert.deepEqual([source.failures, source.next_at], [failures, new Date(now.getTime() + hours * hourMs)])
      }
      site.answers.set('/more', whole)
      await changeSource(store, writer, { id, change: 'hastened', now })
      await follow()
      assert.partialDeepStrictEqual(await sourceOf(id), {
        failures: 0,
        problem: null,
        next_at: new Date(now.getTime() + hourMs),
      })
    })

    it('from where they were when the process died in between: nothing is lost, nothing taken twice', async () => {
      site.answers.set('/w/3', page(3))
      site.answers.set('/last', {
        type: 'application/atom+xml',
        etag: '"1"',
        text: testFeed([2, 3].map((at) => [`/w/${at}`, '2026-11-21T23:00:00Z'])),
      })
      const { id } = await add('/last')
      const dying: Fetcher = {
        ...site.fetcher,
        get: (address, wanted) =>
          address.endsWith('/w/2') ? Promise.reject(new Error('gone')) : site.fetcher.get(address, wanted),
      }
      await assert.rejects(follow(dying), /gone/)
      assert.partialDeepStrictEqual(await sourceOf(id), { done_at: null, etag: null, failures: 0 })
      const before = await addresses()
      await follow()
      const added = (await addresses()).filter((address) => !before.includes(address))
      assert.deepEqual(added, [`${site.address}/w/3`])
      assert.partialDeepStrictEqual(await sourceOf(id), { done_at: now, etag: '"1"' })
    })

    it('by one process at a time, and by another when the first has died', async () => {
      const { id } = (await listSources(store)).find(({ address }) => address.endsWith('/last'))!
      now = (await sourceOf(id)).next_at
      await inTransaction(store, (db) => takeTurn(db, sourcesJob, { now, first: now }))
      site.asked.length = 0
      assert.equal(await follow(), false)
      assert.equal(site.asked.length, 0)
      now = new Date(now.getTime() + 5 * minuteMs)
      assert.equal(await follow(), true)
      assert.ok(site.asked.includes('/last'))
    })
  })

it('a feed that goes on failing is asked once a day, and never more often than usual', () => {
  assert.equal(delayMs(60, 1), 2 * hourMs)
  assert.equal(delayMs(60, 100), dayMs)
  assert.equal(delayMs(10_080, 3), 7 * dayMs)
})
