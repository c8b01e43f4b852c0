import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { openAreas } from '../../areas/open.ts'
import { openStore } from '../../store/open.ts'
import type { Store } from '../../store/store.ts'
import { databases } from '../../store/test-databases.ts'
import { keepCrowd, keepReport } from '../../store/test-reports.ts'
import { inTransaction } from '../../store/transaction.ts'
import { countSeries } from './count-series.ts'
import { cutOut, undoStep } from './cut-out.ts'
import { decideLink } from './decide.ts'
import { linkMeans } from './means.ts'
import { settleGroups } from './settle.ts'
import { linkWaiting } from './waiting.ts'

const now = new Date('2026-11-21T09:00:00Z')
const analyst = { kind: 'coordinator', id: 'ann@force.example', organisation: null, origin: 'test' } as const
const means = linkMeans(openAreas(() => '2026-11-21').on(), () => false)

for (const [at, { name, config }] of databases.entries())
  describe(`what belongs to a series on ${name}`, () => {
    let store: Store
    before(async () => {
      store = await openStore(await config())
    })
    beforeEach(async () => {
      await store.db.deleteFrom('report').execute()
      await store.db.deleteFrom('series').execute()
      await store.db.deleteFrom('report_flood').execute()
    })
    after(() => store.close())

    const link = () => linkWaiting(store, { means, now: () => now, isStopping: () => false })
    const members = async () =>
      (await store.db.selectFrom('series_report').select('report').orderBy('report').execute()).map(
        ({ report }) => report,
      )
    const states = async () => (await store.db.selectFrom('series').select('state').execute()).map(({ state }) => state)

    /** Six by one connection, each with a number of its own but for the first and the last, and one of somebody else. */
    async function flood(): Promise<{ first: string; stray: string }> {
      const ringing = (spoken: string, origin: string | null) =>
        keepReport(store.db, { spoken: [spoken], origin, script: 'courier-fraud-police' })
      const first = await ringing('01632960111', 'one')
      const stray = await ringing('01632960111', null)
      await link()
      assert.deepEqual(await members(), [first, stray])
      for (let more = 2; more < 7; more++) await ringing(`0163296012${more}`, 'one')
      return { first, stray }
    }

    it('is not the one report of a flood that counts, with one other', async () => {
      const { first, stray } = await flood()
      const done = await link()
      assert.equal(done.floods > 0, true)
      const rows = await store.db.selectFrom('report').select('serial').where('flood_id', 'is', null).execute()
      assert.deepEqual(rows.map(({ serial }) => serial).sort(), [first, stray].sort())
      assert.deepEqual(await members(), [])
      assert.deepEqual(await states(), ['ended'])
      await link()
      assert.deepEqual(await members(), [])
    })

    it('stays what an analyst joined, also with the one report of a flood that counts', async () => {
      const { first, stray } = await flood()
      const rows = await store.db.selectFrom('report').select('id').where('serial', 'in', [first, stray]).execute()
      const [a, b] = rows.map(({ id }) => id)
      await decideLink(store, analyst, { kind: 'join', a: a!, b: b!, why: 'One voice.', scope: 'everything', now })
      await link()
      assert.deepEqual(await members(), [first, stray])
    })

    it('is what a new look says, also where of two one leaves and another comes', async () => {
      const kept = []
      for (const number of ['01632960111', '01632960111', '01632960222'])
        kept.push(await keepReport(store.db, { spoken: [number], script: 'courier-fraud-police' }))
      await link()
      const [x, y, z] = kept as [string, string, string]
      const { id } = await store.db.selectFrom('series').select('id').executeTakeFirstOrThrow()
      const before = new Map([...[x, y].map((serial) => [serial, id] as const), [z, null] as const])
      await inTransaction(store, (db) =>
        settleGroups(db, { groups: [{ reports: [x, z] }], before, by: null, words: null, now }),
      )
      assert.deepEqual(await members(), [x, z])
    })

    it('is told the same in lists, whoever counts it, and without what does not count', async () => {
      const script = 'courier-fraud-police'
      const leeds = { district: 'E08000035', force: 'E23000010' }
      const kept = []
      for (const change of [{ script }, { script }, { ...leeds, happened_on: '2026-11-02' }, {}])
        kept.push(await keepReport(store.db, { spoken: ['01632960111'], ...change }))
      await link()
      const told = async () => {
        const { id, changed_at, ...rest } = await store.db.selectFrom('series').selectAll().executeTakeFirstOrThrow()
        return { id, rest }
      }
      const aside = { set_aside_at: now, set_aside_why: 'Made up.' }
      await store.db.updateTable('report').set(aside).where('serial', '=', kept[2]!).execute()
      await store.db.deleteFrom('report').where('serial', '=', kept[3]!).execute()
      const byTrigger = await told()
      assert.deepEqual(
        [byTrigger.rest.reports, byTrigger.rest.script, byTrigger.rest.first_on, byTrigger.rest.forces],
        [2, script, '2026-11-20', ['E23000027']],
      )
      await inTransaction(store, (db) => countSeries(db, byTrigger.id, now))
      assert.deepEqual(await told(), byTrigger)
    })

    // Of one database: what must not grow with the reports is the protocol that both share.
    if (at === databases.length - 1)
      it('is cut out of thousands, and comes back when that is undone', async () => {
        const series = await keepCrowd(store.db, 8_200)
        const { id: report, serial } = await store.db
          .selectFrom('report')
          .select(['id', 'serial'])
          .orderBy('serial')
          .executeTakeFirstOrThrow()
        await cutOut(store, analyst, { series, report, why: 'Another man.', scope: 'everything', now })
        const decisions = await store.db.selectFrom('link_decision').select(['id', 'a', 'kind']).execute()
        assert.equal(decisions.length, 8_199)
        assert.ok(decisions.every(({ a, kind }) => a === serial && kind === 'cut'))
        await undoStep(store, analyst, { id: decisions[0]!.id, scope: 'everything', now })
        const left = await store.db.selectFrom('link_decision').select('id').where('undone_at', 'is', null).execute()
        assert.deepEqual(left, [])
      })
  })
