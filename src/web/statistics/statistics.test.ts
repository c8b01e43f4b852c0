import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { openAreas } from '../../areas/open.ts'
import { loadKnowledge } from '../../knowledge/load.ts'
import { openStatistics } from '../../service/statistics.ts'
import { openStore } from '../../store/open.ts'
import type { Store } from '../../store/store.ts'
import { databases } from '../../store/test-databases.ts'
import { keepReport } from '../../store/test-reports.ts'
import { openPublished } from '../../warn/published.ts'
import { askThrough } from '../edge/test-edge.ts'

const knowledge = loadKnowledge()
const areas = openAreas(() => '2026-11-21')
const [herts, watford, welwyn, kent] = ['E23000027', 'E07000103', 'E07000241', 'E23000032']

for (const { name, config } of databases)
  describe(`public statistics on ${name}`, () => {
    let store: Store
    let isOpen = false
    let now = new Date('2026-11-21T10:00:00Z')
    const statistics = openStatistics({
      store: () => (isOpen ? store : null),
      areas,
      outlines: async () => ({}),
      knowledge,
      now: () => now,
      published: openPublished({ store: () => (isOpen ? store : null), now: () => now, knowledge }),
    })
    const ask = askThrough({}, { statistics })
    const page = async (path: string) => (await ask(path)).text()
    const json = async (path: string) => (await ask(path)).json()
    /** Later by more than figures are kept. */
    const later = () => {
      now = new Date(now.getTime() + 2 * 3_600_000)
    }

    const keep = (count: number, change: Parameters<typeof keepReport>[1]) =>
      Promise.all(Array.from({ length: count }, () => keepReport(store.db, change)))
    const on = (day: string) => ({ happened_on: day, received_at: new Date(`${day}T15:00:00Z`) })

    before(async () => {
      store = await openStore(await config())
    })
    after(() => store.close())

    test('say that they come, then that there is nothing yet, and that this is no good news', async () => {
      assert.equal((await ask('/statistics')).status, 503)
      isOpen = true
      const empty = await page('/statistics')
      assert.match(empty, /There is nothing to show yet/)
      assert.match(empty, /does not mean that an area is free of crime/)
      assert.equal((await ask('/statistics.csv')).status, 404)
    })

    test('tell in plain words how many people reported, and give no small count', async () => {
      await keep(20, { ...on('2026-08-10'), age: 80, outcome: 'lost', lost_pounds: 1234 })
      await keep(20, { ...on('2026-09-10'), kind: 'visit', age: 30 })
      await keep(9, { ...on('2026-09-11'), district: welwyn, age: 66 })
      await keep(2, { ...on('2026-09-12'), district: 'E07000095' })
      await keep(7, { ...on('2026-09-12'), district: 'E07000106', force: kent })
      await keep(1, { ...on('2026-09-12'), kind: 'sighting' })
      later()
      const told = await page(`/areas/${herts}/statistics?period=2026-Q3`)
      assert.match(told, /In Hertfordshire Constabulary, 51 people reported|In Hertfordshire[^<]*, 51 people reported/)
      assert.match(told, /20 of them lost money or goods\. Of those who say how much, half lost about £1,200 or more/)
      const { by, areas: districts } = await json(`/statistics.json?area=${herts}&period=2026-Q3`)
      const count = (list: { is: string; count: number | null }[], is: string) =>
        list.find((row) => row.is === is)?.count
      assert.equal(count(districts, watford), 40)
      assert.equal(count(districts, 'E07000095'), null)
      assert.equal(count(districts, welwyn), null, 'else the 2 would follow')
      assert.equal(count(by.age, '75 to 84'), 20)
      assert.doesNotMatch(told, /<td>2<\/td>/)
      assert.doesNotMatch(told, /Simulated/)
    })

    test('have no free periods, nor a month before its late reports came', async () => {
      for (const period of ['2026-11', '2026-10-03', '2026-Q4', '2026', 'x'])
        assert.equal((await ask(`/statistics?period=${period}`)).status, 404, period)
      assert.equal((await ask('/statistics?period=2026-10')).status, 200)
      assert.equal((await ask('/areas/nowhere/statistics')).status, 404)
      assert.match(await page('/statistics?place=Hull+or+so'), /<title>Error: [\s\S]*Write one council area[\s\S]*<h1>/)
    })

    test('of a month that is out stay as they are: what comes late counts when it came, a flood never', async () => {
      const figures = () => json(`/statistics.json?area=${watford}&period=2026-09`)
      const before = await figures()
      await keep(1, { ...on('2026-10-20'), happened_on: '2026-09-10' })
      const flood = { why: 'origin' as const, noticed_at: now }
      const { id } = await store.db.insertInto('report_flood').values(flood).returning('id').executeTakeFirstOrThrow()
      await keep(30, { ...on('2026-09-10'), flood_id: id })
      later()
      assert.deepEqual(await figures(), before)
    })

    test('are marked where some are simulated, may be kept for a minute, and come as files', async () => {
      await keep(6, { ...on('2026-08-10'), via: 'simulated', script: '=HYPERLINK("x")' })
      later()
      assert.match(await page(`/statistics?area=${herts}&period=2026-Q3`), /Simulated reports, not real ones/)
      const csv = await ask(`/statistics.csv?area=${herts}&period=2026-Q3`)
      assert.equal(csv.headers.get('cache-control'), 'public, max-age=60')
      const text = await csv.text()
      assert.match(text, /^what,which,count\r\nreports,,57\r\n/)
      assert.match(text, /note,,"Simulated reports, not real ones\./)
      assert.match(text, /\r\nscript,"'=HYPERLINK\(""x""\)",6\r\n/)
      const tag = csv.headers.get('etag')!
      const again = await ask(`/statistics.csv?area=${herts}&period=2026-Q3`, { headers: { 'If-None-Match': tag } })
      assert.equal(again.status, 304)
    })
  })
