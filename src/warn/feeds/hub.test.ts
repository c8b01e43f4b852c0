import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { after, before, describe, it } from 'node:test'
import { openAreas } from '../../areas/open.ts'
import { district } from '../../areas/test-areas.ts'
import { loadKnowledge } from '../../knowledge/load.ts'
import { openStore } from '../../store/open.ts'
import { takeTurn } from '../../store/schedule.ts'
import type { Store } from '../../store/store.ts'
import { databases } from '../../store/test-databases.ts'
import { inTransaction } from '../../store/transaction.ts'
import { dayMs, minuteMs } from '../../values/time-span.ts'
import { openFetcher } from '../fetch/fetcher.ts'
import { officeNow, openTestOffice, type TestOffice } from '../test-office.ts'
import { hubJob, tellHub } from './hub.ts'

const publicUrl = 'https://doorchain.example'
const view = openAreas(() => '2026-11-21').on()
const { scripts } = loadKnowledge()
const feedsOf = (place: string) => ['warnings.atom', 'warnings.json', 'cap.atom'].map((form) => `${place}/${form}`)

for (const { name, config } of databases)
  describe(`a hub is told on ${name}`, () => {
    let store: Store
    let office: TestOffice
    let server: Server
    let hub: string
    /** The feeds that the hub does not take now. */
    let refused = /^$/
    let now = officeNow
    /** What the hub was sent: paths of feeds, or whatever else it was. */
    let heard: string[] = []

    before(async () => {
      store = await openStore(await config())
      office = await openTestOffice(store)
      server = createServer(async (request, response) => {
        const sent = await text(request)
        const form = new URLSearchParams(sent)
        const isTold = request.method === 'POST' && form.get('hub.mode') === 'publish'
        const feed = isTold ? (form.get('hub.url') ?? '').replace(publicUrl, '') : `${request.method} ${sent}`
        heard.push(feed)
        response.writeHead(refused.test(feed) ? 503 : 204).end()
      }).listen(0, '127.0.0.1')
      await once(server, 'listening')
      hub = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    })
    after(async () => {
      server.closeAllConnections()
      server.close()
      await store.close()
    })

    const look = async (isStopping = () => false) => {
      heard = []
      const fetcher = openFetcher({
        userAgent: 'Doorchain/1.0',
        now: () => new Date(),
        allow: [new URL(hub).host],
        pause: async () => undefined,
      })
      await tellHub(store, { hub, publicUrl, view, scripts, now: () => now, fetcher: async () => fetcher, isStopping })
      return heard
    }
    const wait = (minutes: number) => {
      now = new Date(now.getTime() + minutes * minuteMs)
    }
    /** Publishes a warning that ends in a day. */
    const publish = async (areas: readonly string[]) => {
      const id = await office.begin({ areas, expires: new Date(now.getTime() + dayMs).toISOString() })
      await office.submit(id, { ...office.ann, now })
      await office.decide(id, { ...office.bob, now })
    }
    const watford = [...feedsOf(''), ...feedsOf(`/areas/${district('Watford')}`), ...feedsOf('/areas/E23000027')]
    const scriptFeeds = async () => {
      const rows = await store.db.selectFrom('warning_version').select('scripts').execute()
      return [...new Set(rows.flatMap((row) => row.scripts))].flatMap((id) => feedsOf(`/scripts/${id}`))
    }

    it('of nothing while nothing is published, and of what waits for a second person neither', async () => {
      assert.deepEqual(await look(), [])
      await office.submit(await office.begin())
      wait(5)
      assert.deepEqual(await look(), [])
    })

    it('after a warning is approved, once: the feeds of all, of its areas and of its tricks', async () => {
      await publish([district('Watford')])
      assert.deepEqual(await look(), [], 'caches may still hold the old feed')
      wait(2)
      const tricks = await scriptFeeds()
      assert.ok(tricks.length > 0)
      assert.deepEqual((await look()).toSorted(), [...watford, ...tricks].toSorted())
      wait(1)
      assert.deepEqual(await look(), [])
    })

    it('again when the warning has expired, by the clock alone', async () => {
      wait(24 * 60 - 4)
      assert.deepEqual(await look(), [])
      wait(3)
      assert.deepEqual((await look()).toSorted(), [...watford, ...(await scriptFeeds())].toSorted())
      wait(1)
      assert.deepEqual(await look(), [])
    })

    it('again after a failure, later and later, and of what it took before only once', async () => {
      await publish([district('Watford')])
      wait(2)
      refused = /^\/warnings\.json$/
      await assert.rejects(look(), /503/)
      assert.deepEqual(heard, ['/warnings.atom', '/warnings.json'])
      wait(1)
      assert.deepEqual(await look(), [], 'it waits two minutes after two')
      wait(1)
      const others = await look(() => heard.length === 3)
      assert.equal(others.length, 3)
      await assert.rejects(look(), /503/)
      const all = ['/warnings.atom', ...others, ...heard]
      assert.deepEqual(all.toSorted(), [...watford, ...(await scriptFeeds())].toSorted())
      wait(2)
      assert.deepEqual(await look(), [], 'it waits four minutes after four')
      wait(2)
      refused = /^$/
      assert.deepEqual(await look(), ['/warnings.json'])
    })

    it('of a whole country in parts, and by another process when the first one died', async () => {
      const everywhere = [...view.districts.keys()].slice(0, 40)
      await publish(everywhere)
      wait(2)
      const all = new Set(await look())
      assert.equal(all.size, 50)
      assert.ok(feedsOf('').every((feed) => all.has(feed)))
      await inTransaction(store, (db) => takeTurn(db, hubJob, { now, first: now }))
      assert.deepEqual(await look(), [], 'while somebody else does it')
      wait(6)
      let times = 1
      for (let told = await look(); told.length > 0; told = await look()) {
        for (const feed of told) {
          assert.ok(!all.has(feed), feed)
          all.add(feed)
        }
        times += 1
      }
      assert.ok(times > 2)
      assert.ok(everywhere.flatMap((code) => feedsOf(`/areas/${code}`)).every((feed) => all.has(feed)))
      const rows = await store.db.selectFrom('schedule').select('name').where('name', 'like', `${hubJob}%`).execute()
      assert.deepEqual(rows, [{ name: hubJob }])
    })
  })
