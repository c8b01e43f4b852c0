import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { keepSpike } from '../../../link/night/keep.ts'
import { openStore } from '../../../store/open.ts'
import type { Store } from '../../../store/store.ts'
import { databases } from '../../../store/test-databases.ts'
import { keepReport } from '../../../store/test-reports.ts'
import { dayNumber } from '../../../values/day.ts'
import { got, now, openTestDesk, sent, type TestDesk } from '../test-desk.ts'

const [watford, harlow, essex] = ['E07000103', 'E07000073', 'E23000028'] as const

for (const { name, config } of databases)
  describe(`spikes at the desk on ${name}`, () => {
    let store: Store
    let desk: TestDesk
    let id = ''
    before(async () => {
      store = await openStore(await config())
      desk = await openTestDesk(store)
      for (let at = 0; at < 4; at++) await keepReport(store.db, { script: 'courier-fraud-police' })
      await keepReport(store.db, { script: 'courier-fraud-police', district: harlow, force: essex })
      const run = { upto: '2026-11-20', began_at: now, ended_at: now, started_by: 'doorchain', spikes: 1 }
      const { id: night } = await store.db.insertInto('night_run').values(run).returning('id').executeTakeFirstOrThrow()
      const spike = {
        method: 'scan' as const,
        level: 'alert' as const,
        area: null,
        type: 'courier-fraud-police',
        from: dayNumber('2026-11-19'),
        to: dayNumber('2026-11-20'),
        observed: 5,
        expected: 0.4,
        bound: null,
        p: 0.0001,
        recurrenceDays: 1000,
        districts: [harlow, watford],
        why: 'Five reports & more <than> expected.',
        reports: null,
      }
      assert.equal(await keepSpike(store.db, spike, { run: night, now }), true)
      id = (await store.db.selectFrom('spike').select('id').executeTakeFirstOrThrow()).id
    })
    after(() => store.close())

    const page = async (path: string, cookie: string) => (await desk.ask(path, got({ cookie }))).text()

    it('are listed with what was expected, and told one by one with why, a map, the counts and the reports', async () => {
      const { cookie } = await desk.signedIn(['approver'])
      const list = await page('/desk/spikes', cookie)
      assert.match(list, /Alerts \(1\)[\s\S]*5 reports of “[^”]+” in Harlow, Watford[\s\S]*0\.4 expected/)
      assert.match(list, /up to 20 November 2026, started by itself/)
      assert.doesNotMatch(list, /Look at all areas now|Simulated/)
      const one = await page(`/desk/spikes/${id}`, cookie)
      assert.match(one, /Five reports &amp; more &lt;than&gt; expected\./)
      assert.match(one, /Its reports \(5\)[\s\S]*href="\/desk\/reports\/[a-z2-7]{12}"/)
      assert.match(one, /<td>20 November 2026<\/td><td>5 \(stands out\)<\/td>/)
      assert.equal((await desk.ask('/desk/spikes/999', got({ cookie }))).status, 404)
    })

    it('of which somebody may see a part are told as that part, without what the rest would give away', async () => {
      const { cookie, id: person } = await desk.signedIn(['writer'], await neighbours())
      await store.db.updateTable('grant_of_role').set({ area: watford }).where('coordinator_id', '=', person).execute()
      const one = await page(`/desk/spikes/${id}`, cookie)
      assert.match(one, /4 reports of[\s\S]*And 1 more at Essex Police/)
      assert.doesNotMatch(one, /Five reports|Harlow|Silence what/)
      assert.equal((await desk.ask('/desk/spikes/look', sent({}, { cookie }))).status, 403)
    })

    it('are looked for at once when a writer asks, and silenced with a reason until a day', async () => {
      const { cookie } = await desk.signedIn(['writer'])
      await desk.ask('/desk/spikes/look', sent({}, { cookie }))
      assert.match(await page('/desk/spikes', cookie), /A look was asked for and begins within a minute/)
      const wrong = await desk.ask('/desk/spikes/silence', sent({ id, until: '2026-11-30', why: '' }, { cookie }))
      assert.equal(wrong.status, 400)
      assert.match(await wrong.text(), /Say why/)
      const order = { id, until: '2026-11-30', why: 'A known campaign.' }
      const done = await desk.ask('/desk/spikes/silence', sent(order, { cookie }))
      assert.equal(done.headers.get('location'), '/desk/spikes?done=silenced')
      const list = await page('/desk/spikes', cookie)
      assert.match(list, /Alerts \(0\)[\s\S]*Silenced \(1\)[\s\S]*A known campaign\./)
      const silence = await store.db.selectFrom('spike_silence').select('id').executeTakeFirstOrThrow()
      await desk.ask('/desk/spikes/hear', sent(silence, { cookie }))
      assert.match(await page('/desk/spikes', cookie), /Alerts \(1\)/)
    })

    const neighbours = async () => {
      const { addOrganisation } = await import('../../../people/organisations.ts')
      const actor = { kind: 'terminal', id: 'test', organisation: null, origin: 'terminal' } as const
      return addOrganisation(store, 'Watford Watch', { actor, now })
    }
  })
