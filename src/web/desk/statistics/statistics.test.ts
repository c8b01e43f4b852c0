import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { pino } from 'pino'
import { openAreas } from '../../../areas/open.ts'
import { loadKnowledge } from '../../../knowledge/load.ts'
import { openCheckCounts } from '../../../service/check-counts.ts'
import { openStatistics } from '../../../service/statistics.ts'
import { openStore } from '../../../store/open.ts'
import type { Store } from '../../../store/store.ts'
import { databases } from '../../../store/test-databases.ts'
import { keepReport } from '../../../store/test-reports.ts'
import { daysAfter } from '../../../values/day.ts'
import { openPublished } from '../../../warn/published.ts'
import { testWorld, worldIds } from '../../../warn/test-world.ts'
import { askThrough, form, told } from '../../edge/test-edge.ts'
import { got, now, openTestDesk, type TestDesk } from '../test-desk.ts'

const areas = openAreas(() => '2026-11-21')
const knowledge = loadKnowledge()
const [watford, welwyn, herts] = ['E07000103', 'E07000241', 'E23000027']

for (const { name, config } of databases)
  describe(`statistics at the desk on ${name}`, () => {
    let store: Store
    let desk: TestDesk
    let writer: Record<string, string>
    const page = async (path: string, as = writer) => (await desk.ask(path, got(as))).text()

    before(async () => {
      store = await openStore(await config())
      await testWorld(store)
      await store.db.updateTable('organisation').set({ name: 'The World' }).execute()
      desk = await openTestDesk(store)
      writer = { Cookie: (await desk.signedIn(['writer'])).cookie }
      for (const happened_on of ['2026-11-01', '2026-11-02', '2025-11-03'])
        await keepReport(store.db, { happened_on, outcome: 'lost', lost_pounds: 250, script: '=1+1' })
      await keepReport(store.db, { happened_on: '2026-11-02', set_aside_at: now, set_aside_why: 'A test.' })
    })
    after(() => store.close())

    test('hold nothing back, compare with before and a year before, and say what is not counted', async () => {
      const shown = await page('/desk/statistics?place=Watford&from=2026-11-01&to=2026-11-10')
      assert.match(shown, /In Watford, 1 November 2026 to 10 November 2026/)
      assert.match(shown, /<th scope="row">Reports<\/th><td>2<\/td><td>0<\/td><td>1<\/td>/)
      assert.match(shown, /Median loss<\/th><td>£250<\/td>/)
      assert.match(shown, /Not counted: 1 set aside, 0 of floods/)
      const csv = await page(`/desk/statistics.csv?area=${herts}&from=2026-11-01&to=2026-11-10`)
      assert.match(csv, /^what,code,name,count\r\nreports,,,2\r\n/)
      assert.match(csv, /\r\nscript,'=1\+1,'=1\+1,2\r\n/)
      const json = JSON.parse(await page('/desk/statistics.json?from=2026-11-01&to=2026-11-10'))
      assert.deepEqual([json.figures.reports, json.asked.scope], [2, undefined])
    })

    test('count nothing for somebody who only says who may do what', async () => {
      const administrator = { Cookie: (await desk.signedIn(['administrator'])).cookie }
      assert.match(await page('/desk/statistics?from=2026-11-01&to=2026-11-10', administrator), /No report counts here/)
      const stranger = await desk.ask('/desk/statistics', got())
      assert.match(stranger.headers.get('location')!, /^\/desk\/sign-in/)
    })

    test('name what is wrong with a question', async () => {
      const wrong = await page('/desk/statistics?place=Nowhere+at+all&from=2026-02-30&to=soon')
      for (const words of [/Write one council area/, /Write the first day as/, /Write the last day as/])
        assert.match(wrong, words)
    })

    test('begin to count what follows a warning at once, and say no more before four weeks are over', async () => {
      await keepReport(store.db, { district: welwyn, happened_on: '2026-11-20', script: 'courier-fraud-police' })
      const shown = await page(`/desk/warnings/${worldIds.own}/effect`)
      assert.match(shown, /This page has begun to count on 18 November 2026/)
      assert.match(shown, /too early to say anything about reports/)
      assert.equal((await desk.ask('/desk/warnings/aaaaaaaaaaaa/effect', got(writer))).status, 404)
    })

    test('compare the weeks before and after with the areas beside it; everybody sees a ratio and no count', async () => {
      const { published_at, scripts, districts } = await store.db
        .selectFrom('warning_version')
        .selectAll()
        .where('warning_id', '=', worldIds.own)
        .where('published_at', 'is not', null)
        .orderBy('number')
        .executeTakeFirstOrThrow()
      const day = published_at!.toISOString().slice(0, 10)
      const beside = areas
        .on()
        .districts.get(districts[0]!)!
        .bordering.find((code) => !districts.includes(code))!
      const script = scripts[0] ?? null
      const weeks = [
        [districts[0]!, 6, 3],
        [beside, 8, 8],
      ] as const
      for (const [district, earlier, later] of weeks)
        for (let week = -12; week < 8; week++)
          for (let each = 0; each < (week < 0 ? earlier : later); each++)
            await keepReport(store.db, { district, script, happened_on: daysAfter(day, 7 * week + (each % 7)) })
      const then = new Date(Date.parse(day) + 60 * 86_400_000)
      const published = openPublished({ store: () => store, now: () => then, knowledge })
      const outlines = async () => ({})
      const statistics = openStatistics({ store: () => store, areas, outlines, knowledge, published, now: () => then })
      const ask = askThrough({}, { statistics })
      const effect = await statistics.effectOf(worldIds.own)
      assert.equal(effect!.weeksAfter, 8)
      const change = effect!.reports as { ratio: number; low: number; high: number }
      // (25.5 ÷ 8) ÷ (72.5 ÷ 12) ÷ ((64.5 ÷ 8) ÷ (96.5 ÷ 12)) is 0.526, given in steps of a twentieth
      assert.equal(change.ratio, 0.55)
      assert.ok(change.low < 0.5 && change.high > 0.6 && change.high < 1)
      const shown = await (await ask(`/warnings/${worldIds.own}/effect`)).text()
      assert.match(shown, /There were 45 % fewer reports than the areas beside it would lead one to expect/)
      assert.match(shown, /too few checks/)
      assert.doesNotMatch(shown, />(?:72|24|96|64)</)
      assert.equal((await ask('/warnings/aaaaaaaaaaaa/effect')).status, 404)
    })

    test('count a check that the service answers: no words, and no district that there is not', async () => {
      const counts = openCheckCounts({ store: () => store, areas, log: pino({ enabled: false }), now: () => now })
      const ask = askThrough({}, { onCheck: (_, result, home) => counts.count(result, home) })
      const check = (cookie: string) => {
        const { method, body } = form(told)
        return ask('/check/answer', { method: method!, body: body!, headers: { Cookie: cookie } })
      }
      for (const home of [`${watford}.${herts}`, `${watford}.${herts}`, 'made-up', '']) await check(`home=${home}`)
      await counts.close()
      const rows = await store.db.selectFrom('check_count').selectAll().orderBy('district').execute()
      assert.deepEqual(
        rows.map(({ day, district, verdict, count }) => [day, district, verdict, count]),
        [
          ['2026-11-21', '', 'stop', 2],
          ['2026-11-21', watford, 'stop', 2],
        ],
      )
      assert.match(await page('/desk/statistics?from=2026-11-21&to=2026-11-21'), /<td>stop<\/td><td>4<\/td>/)
    })
  })
