import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { z } from '@hono/zod-openapi'
import { parseFeed } from '@rowanmanning/feed-parser'
import { openAreas } from '../../areas/open.ts'
import { loadCounters } from '../../knowledge/counters.ts'
import { loadKnowledge } from '../../knowledge/load.ts'
import { openStore } from '../../store/open.ts'
import type { Store } from '../../store/store.ts'
import { databases } from '../../store/test-databases.ts'
import { readCap } from '../../warn/cap/read.ts'
import { sendTestCap } from '../../warn/cap/test-sent.ts'
import { openFeedContext } from '../../warn/feeds/entry.ts'
import { openPublished } from '../../warn/published.ts'
import { testWorld, worldIds, worldNow } from '../../warn/test-world.ts'
import { refusal } from '../api/refusal.ts'
import { fullWarning } from '../api/warning-shape.ts'
import { warningPage } from '../api/warnings.ts'
import { askThrough } from '../edge/test-edge.ts'
import { alternates, feedLinks } from './feed-links.ts'

const publicUrl = 'https://doorchain.example'
const knowledge = loadKnowledge()
const areas = openAreas(() => '2026-11-21')

for (const { name, config } of databases)
  describe(`feeds of warnings on ${name}`, () => {
    let store: Store
    let isOpen = true
    let now = worldNow
    const moment = () => now
    const published = openPublished({ store: () => (isOpen ? store : null), now: moment, knowledge })
    const warnings = {
      published,
      areas,
      knowledge,
      counters: loadCounters,
      publicUrl,
      now: moment,
      outlines: async () => ({}),
    }
    const through = askThrough({ publicUrl }, { warnings, areas: warnings })
    const ask = (path: string, headers: Record<string, string> = {}) =>
      through(path, { headers, peer: '203.0.113.9', encrypted: true })
    const feed = async (path: string) => parseFeed(await (await ask(path)).text())

    before(async () => {
      store = await openStore(await config())
      await testWorld(store)
      await sendTestCap(store, { published, context: openFeedContext(warnings) })
    })
    after(() => store.close())

    test('Atom has what holds and what was cancelled, says so, and keeps the words of others out', async () => {
      const read = await feed('/warnings.atom')
      assert.equal(read.self, `${publicUrl}/warnings.atom`)
      assert.deepEqual(
        read.items.map((item) => [item.title, item.url, item.updated?.toISOString()]),
        [
          [
            'False police officers ring people in Welwyn Garden City',
            `${publicUrl}/warnings/${worldIds.own}`,
            '2026-11-20T14:31:00.000Z',
          ],
          [
            'Warning after bogus officials call at homes in Stafford',
            `${publicUrl}/warnings/${worldIds.taken}`,
            '2026-11-19T10:00:00.000Z',
          ],
          [
            'Cancelled: Man in a yellow jacket asks to read meters',
            `${publicUrl}/warnings/${worldIds.cancelled}`,
            '2026-11-12T08:00:00.000Z',
          ],
        ],
      )
      const [own, taken, cancelled] = read.items
      assert.match(own!.content!, /<strong>Put the telephone down\.<\/strong>/)
      assert.equal(own!.published?.toISOString(), '2026-11-18T09:00:00.000Z')
      assert.deepEqual(
        own!.media.map(({ url, mimeType }) => [url, mimeType]),
        [[`${publicUrl}/warnings/${worldIds.own}/cap.xml`, 'application/cap+xml']],
      )
      assert.ok(own!.categories.some(({ term, label }) => term === 'E07000241' && label === 'Welwyn Hatfield'))
      assert.equal(taken!.content, null)
      assert.equal(cancelled!.content, null)
      assert.match(cancelled!.description!, /He was a genuine meter reader\./)
    })

    test('a JSON Feed says the same by the rules of JSON Feed 1.1', async () => {
      const answer = await ask('/warnings.json')
      assert.equal(answer.headers.get('Content-Type'), 'application/feed+json; charset=utf-8')
      const read = (await answer.json()) as { version: string; feed_url: string; items: Record<string, unknown>[] }
      assert.equal(read.version, 'https://jsonfeed.org/version/1.1')
      assert.equal(read.feed_url, `${publicUrl}/warnings.json`)
      const atom = await feed('/warnings.atom')
      assert.deepEqual(
        read.items.map(({ id, title, url }) => [id, title, url]),
        atom.items.map(({ id, title, url }) => [id, title, url]),
      )
      for (const item of read.items) {
        assert.ok(['content_html', 'content_text'].filter((key) => typeof item[key] === 'string').length === 1)
        assert.match(String(item.date_published), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
      }
      assert.equal(read.items[1]!.external_url, 'https://news.example/warning?a=1&b=2')
    })

    test('each area and each script has feeds of its own, named in the head of its page', async () => {
      const titles = async (path: string) => (await feed(path)).items.map(({ title }) => title?.split(' ')[0])
      assert.deepEqual(await titles('/areas/E07000241/warnings.atom'), ['False', 'Cancelled:'])
      assert.deepEqual(await titles('/areas/E07000197/warnings.atom'), ['Warning'])
      assert.deepEqual(await titles('/areas/E07000240/warnings.atom'), [])
      assert.deepEqual(await titles('/scripts/courier-fraud-police/warnings.atom'), ['False'])
      assert.equal((await feed('/areas/E23000027/warnings.atom')).title, 'Warnings for Hertfordshire Constabulary')
      for (const path of ['/areas/E07000241', '/scripts/courier-fraud-police'])
        assert.ok((await (await ask(path)).text()).includes(feedLinks(path).markup), path)
      assert.ok((await (await ask('/warnings')).text()).includes(feedLinks().markup))
      for (const { type, href } of alternates('/areas/E07000241')) {
        const answer = await ask(href)
        assert.deepEqual([answer.status, answer.headers.get('Content-Type')?.split(';')[0]], [200, type])
      }
      for (const path of ['/areas/X1/warnings.atom', '/scripts/none/cap.atom', '/warnings/nonenonenone/cap.xml'])
        assert.equal((await ask(path)).status, 404, path)
    })

    test('CAP messages stand there as they went out, the last of a warning at its own address', async () => {
      const { items } = await feed('/cap.atom')
      assert.deepEqual(
        items.map(({ title }) => title),
        [
          'Update: False police officers ring people in Welwyn Garden City',
          'False police officers ring people in Welwyn Garden City',
          'Cancelled: Man in a yellow jacket asks to read meters',
        ],
      )
      const messages = await Promise.all(items.map(async ({ url }) => readCap(await (await ask(url!)).text())))
      assert.deepEqual(
        messages.map(({ msgType }) => msgType),
        ['Update', 'Alert', 'Cancel'],
      )
      const last = await ask(`/warnings/${worldIds.own}/cap.xml`)
      assert.equal(last.headers.get('Content-Type'), 'application/cap+xml; charset=utf-8')
      assert.deepEqual(readCap(await last.text()), messages[0])
      assert.equal((await ask(`/warnings/${worldIds.taken}/cap/${messages[0]!.identifier}`)).status, 404)
    })

    test('whoever has the newest is told so, and everybody may ask from any page', async () => {
      const first = await ask('/areas/E07000241/warnings.atom')
      const [etag, changed] = [first.headers.get('ETag')!, first.headers.get('Last-Modified')!]
      assert.equal(first.headers.get('Access-Control-Allow-Origin'), '*')
      assert.equal(first.headers.get('Link'), `<${publicUrl}/areas/E07000241/warnings.atom>; rel="self"`)
      assert.match(first.headers.get('Cache-Control')!, /^public, max-age=\d+$/)
      const status = async (headers: Record<string, string>) =>
        (await ask('/areas/E07000241/warnings.atom', headers)).status
      assert.equal(await status({ 'If-None-Match': etag }), 304)
      assert.equal(await status({ 'If-None-Match': `"other", W/${etag}` }), 304)
      assert.equal(await status({ 'If-Modified-Since': changed }), 304)
      assert.equal(await status({ 'If-None-Match': '"other"', 'If-Modified-Since': changed }), 200)
      assert.equal(await status({ 'If-Modified-Since': new Date(Date.parse(changed) - 1000).toUTCString() }), 200)
      now = new Date('2026-12-21T00:00:00Z')
      const later = await ask('/areas/E07000241/warnings.atom', { 'If-Modified-Since': changed, 'If-None-Match': etag })
      assert.equal(later.status, 200)
      assert.equal(parseFeed(await later.text()).items.length, 0)
      now = worldNow
    })

    test('a hub is named in the head and the body of every feed where the operator set one, and nowhere else', async () => {
      const hub = 'https://hub.example/?a=1&b=2'
      const withHub = askThrough({ publicUrl }, { warnings: { ...warnings, hub }, areas: warnings })
      const paths = ['', '/areas/E07000241', '/scripts/courier-fraud-police'].flatMap((place) =>
        ['warnings.atom', 'warnings.json', 'cap.atom'].map((form) => `${place}/${form}`),
      )
      for (const path of paths) {
        const answer = await withHub(path, { headers: {}, peer: '203.0.113.9', encrypted: true })
        assert.equal(answer.headers.get('Link'), `<${publicUrl}${path}>; rel="self", <${hub}>; rel="hub"`)
        const body = await answer.text()
        if (path.endsWith('.json')) assert.deepEqual(JSON.parse(body).hubs, [{ type: 'WebSub', url: hub }])
        else assert.ok(body.includes('<link rel="hub" href="https://hub.example/?a=1&amp;b=2"/>'), path)
        const without = await ask(path)
        assert.doesNotMatch(`${without.headers.get('Link')} ${await without.text()}`, /rel="hub"|"hubs"/, path)
      }
    })

    const api = async <Schema extends z.ZodType>(path: string, schema: Schema) =>
      schema.parse(await (await ask(path)).json())
    const ids = async (query: string) => (await api(`/api/warnings?${query}`, warningPage)).warnings.map(({ id }) => id)

    test('the API lists those that hold, by area, script, tactic, day and words, page by page', async () => {
      assert.deepEqual(await ids(''), [worldIds.own, worldIds.taken])
      assert.deepEqual(await ids('area=E23000027&tactic=withdraw_cash&script=courier-fraud-police'), [worldIds.own])
      assert.deepEqual(await ids('since=2026-11-20'), [worldIds.own])
      assert.deepEqual(await ids('until=2026-11-20T00:00:00%2B00:00&q=stafford'), [worldIds.taken])
      assert.deepEqual(await ids('area=E07000240'), [])
      const first = await api('/api/warnings?limit=1', warningPage)
      assert.deepEqual(
        first.warnings.map(({ id }) => id),
        [worldIds.own],
      )
      const second = await api(`/api/warnings?limit=1&cursor=${first.next}`, warningPage)
      assert.deepEqual([second.warnings[0]?.id, second.next], [worldIds.taken, null])
    })

    test('the API says what is wrong with a question, and answers any page', async () => {
      for (const [query, says] of [
        ['area=nowhere', /no area nowhere/],
        ['limit=0', /^limit: /],
        ['since=soon', /^since: write it as 2026-11-01/],
        ['cursor=x', /^cursor: /],
        [`q=${'x'.repeat(201)}`, /^q: /],
      ] as const) {
        const answer = await ask(`/api/warnings?${query}`)
        assert.equal(answer.status, 400)
        assert.match(refusal.parse(await answer.json()).error.message, says)
      }
      const answer = await ask('/api/warnings')
      assert.equal(answer.headers.get('Access-Control-Allow-Origin'), '*')
      const again = await ask('/api/warnings', { 'If-None-Match': answer.headers.get('ETag')! })
      assert.equal(again.status, 304)
    })

    test('the API tells of one warning all that everybody may see, also after its end', async () => {
      const own = await api(`/api/warnings/${worldIds.own}`, fullWarning)
      assert.deepEqual([own.version, own.state, own.languages], [2, 'published', ['en', 'cy']])
      assert.match(own.texts[0]!.html, /^<p><strong>Put the telephone down\./)
      assert.deepEqual(
        own.messages.map(({ kind }) => kind),
        ['alert', 'update'],
      )
      assert.equal((await ask(new URL(own.messages[0]!.cap).pathname)).status, 200)
      assert.ok(own.facts.length > 0)
      assert.equal((await api(`/api/warnings/${worldIds.own}?version=1`, fullWarning)).state, 'updated')
      const cancelled = await api(`/api/warnings/${worldIds.cancelled}`, fullWarning)
      assert.deepEqual([cancelled.state, cancelled.endReason], ['cancelled', 'He was a genuine meter reader.'])
      assert.equal((await api(`/api/warnings/${worldIds.taken}`, fullWarning)).texts[0]!.markdown, '')
      for (const hidden of [worldIds.draft, worldIds.pending, worldIds.collected, 'nonenonenone', '%27%20or%201'])
        assert.equal((await ask(`/api/warnings/${hidden}`)).status, 404, hidden)
    })

    test('before the database is there, nobody is told that there are no warnings', async () => {
      isOpen = false
      const answer = await ask('/warnings.atom')
      assert.deepEqual([answer.status, answer.headers.get('Retry-After')], [503, '5'])
      for (const path of ['/api/warnings', `/warnings/${worldIds.own}/cap.xml`])
        assert.equal((await ask(path)).status, 503, path)
      isOpen = true
    })
  })
