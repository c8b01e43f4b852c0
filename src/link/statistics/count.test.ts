import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { openStore } from '../../store/open.ts'
import type { Store } from '../../store/store.ts'
import { databases } from '../../store/test-databases.ts'
import { keepReport } from '../../store/test-reports.ts'
import { countReports, listCounted } from './count.ts'

const january = { scope: 'everything', districts: null, from: '2026-01-01', to: '2026-01-31' } as const
const [watford, welwyn] = ['E07000103', 'E07000241']

for (const { name, config } of databases)
  describe(`counting reports on ${name}`, () => {
    let store: Store
    before(async () => {
      store = await openStore(await config())
      const at = (day: number) => ({ happened_on: `2026-01-0${day}` })
      const lost = (lost_pounds: number) => ({ outcome: 'lost' as const, lost_pounds })
      await keepReport(store.db, { ...at(1), ...lost(400), age: 64, tactics: ['secrecy', 'secrecy', 'courier'] })
      await keepReport(store.db, { ...at(5), ...lost(600), age: 65, script: 'courier-fraud', tactics: ['secrecy'] })
      await keepReport(store.db, { ...at(6), ...lost(5_300_000), age: 90, district: welwyn })
      await keepReport(store.db, { ...at(7), outcome: 'lost', kind: 'visit', trust: 'checked' })
      await keepReport(store.db, { ...at(8), kind: 'sighting', via: 'simulated' })
      await keepReport(store.db, { ...at(9), set_aside_at: new Date(), set_aside_why: 'A test.' })
      await keepReport(store.db, { happened_on: '2026-02-01' })
      const why = { why: 'origin' as const, noticed_at: new Date() }
      for (const decision of [null, 'let-in'] as const) {
        const flood = { ...why, ...(decision && { decision, decided_by: 'x', decided_at: new Date() }) }
        const { id } = await store.db.insertInto('report_flood').values(flood).returning('id').executeTakeFirstOrThrow()
        for (let i = 0; i < 2; i++) await keepReport(store.db, { ...at(9), flood_id: id, district: welwyn })
      }
    })
    after(() => store.close())

    test('gives what a force publishes, with the median beside the total, and what was kept out', async () => {
      const { query, by, tacticsByMonth, ...whole } = await countReports(store.db, january)
      assert.equal(query, january)
      assert.deepEqual(whole, {
        reports: 7,
        targeted: 6,
        lost: 4,
        losses: { count: 3, total: 5_301_000, median: 600, largest: 5_300_000 },
        aged: 3,
        over65: 2,
        unverified: 6,
        simulated: 1,
        leftOut: { setAside: 1, flood: 2 },
      })
      assert.deepEqual(by.tactic, [
        { is: 'secrecy', count: 2 },
        { is: 'courier', count: 1 },
      ])
      assert.deepEqual(tacticsByMonth[0], { month: '2026-01', tactic: 'courier', count: 1 })
      assert.deepEqual(by.district, [
        { is: watford, count: 4 },
        { is: welwyn, count: 3 },
      ])
      assert.deepEqual(
        by.age.map(({ is, count }) => [is, count]),
        [
          ['50 to 64', 1],
          ['65 to 74', 1],
          ['85 and over', 1],
          [null, 4],
        ],
      )
      assert.deepEqual(
        by.loss.slice(0, 3).map(({ is }) => is),
        ['under £500', '£500 to under £1,000', '£100,000 and over'],
      )
      assert.deepEqual(
        by.week.map(({ is, count }) => [is, count]),
        [
          ['2025-12-29', 1],
          ['2026-01-05', 6],
        ],
      )
      assert.equal(by.kind.find(({ is }) => is === 'sighting')?.count, 1)
    })

    test('lists the reports behind every figure: as many as it says', async () => {
      const { by } = await countReports(store.db, january)
      for (const grouping of ['kind', 'tactic', 'loss', 'age', 'week', 'month', 'district', 'script'] as const)
        for (const { is, count } of by[grouping].filter(({ is }) => is !== null)) {
          const serials = await listCounted(store.db, january, { by: grouping, is: is! })
          assert.equal(serials.length, count, `${grouping} ${is}`)
        }
      assert.equal((await listCounted(store.db, january, { by: 'over-65' })).length, 2)
    })

    test('counts for somebody only what they may see, and takes words in a question for words', async () => {
      const scope = { districts: [welwyn], organisations: [] }
      const seen = await countReports(store.db, { ...january, scope })
      assert.equal(seen.reports, 3)
      assert.deepEqual(seen.leftOut, { setAside: 0, flood: 2 })
      const none = await countReports(store.db, { ...january, scope: { districts: [], organisations: [] } })
      assert.deepEqual([none.reports, none.losses.median, none.leftOut.flood], [0, null, 0])
      const odd = await countReports(store.db, { ...january, script: "'; drop table report; --" })
      assert.equal(odd.reports, 0)
      const script = await countReports(store.db, { ...january, script: 'courier-fraud', districts: [watford] })
      assert.equal(script.reports, 1)
    })
  })
