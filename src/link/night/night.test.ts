import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { openAreas } from '../../areas/open.ts'
import { openStore } from '../../store/open.ts'
import type { Store } from '../../store/store.ts'
import { databases } from '../../store/test-databases.ts'
import { keepReport } from '../../store/test-reports.ts'
import { atTerminal } from '../../values/actor.ts'
import { loadDemonstration, unloadDemonstration } from '../demonstration.ts'
import { hasSimulated } from '../simulated.ts'
import { askForNight, doNight } from './job.ts'
import { listSpikes, readSpike, reportsOfSpike } from './list.ts'
import { runNight } from './run.ts'
import { endSilence, listSilences, setSilence } from './silence.ts'

const now = new Date('2026-11-21T10:00:00Z')
const quietly = { now: () => now, tell: () => undefined, isStopping: () => false }
const view = openAreas(() => '2026-11-21').on()
const [watford, hertfordshire, harlow, essex] = ['E07000103', 'E23000027', 'E07000073', 'E23000028'] as const
const by = atTerminal('test')
const script = 'courier-fraud-police'

for (const { name, config } of databases)
  describe(`a night on ${name}`, () => {
    let store: Store
    const look = (upto = '2026-11-20') => runNight(store, { upto, startedBy: 'test', ...quietly })
    const spikes = () => listSpikes(store.db, { scope: 'everything', now })
    before(async () => {
      store = await openStore(await config())
      for (let at = 0; at < 19; at++) await keepReport(store.db, { script, happened_on: `2026-11-${10 + (at % 10)}` })
      for (let at = 0; at < 3; at++)
        await keepReport(store.db, { script, happened_on: '2026-11-17', district: harlow, force: essex })
      await keepReport(store.db, { script, happened_on: '2026-11-17', set_aside_at: now, set_aside_why: 'not real' })
    })
    after(() => store.close())

    it('nineteen reports of a week where there were none make an alert, with what was expected and each report behind it', async () => {
      const done = await look()
      assert.ok(done.isWhole && done.fresh > 0 && done.fresh === done.alerts + done.listed)
      const found = await spikes()
      const one = found.find(({ area, type }) => area === watford && type === script)!
      assert.equal(one.level, 'alert')
      assert.deepEqual([one.method, one.observed, one.reports, one.districts], ['ears', 19, 19, [watford]])
      assert.match(
        one.why,
        /7 days|from 1\d November 2026 to 1\d November 2026\. The 56 days before lead one to expect/,
      )
      assert.equal((await reportsOfSpike(store.db, one.id, 'everything')).length, 19)
      const night = await store.db.selectFrom('night_run').selectAll().executeTakeFirstOrThrow()
      assert.deepEqual([night.problem, night.spikes, night.progress], [null, found.length, null])
    })

    it('a spike seen again is brought up to date, not doubled, and late reports are added to it', async () => {
      const before = await spikes()
      await keepReport(store.db, { script, happened_on: '2026-11-15' })
      const later = new Date('2026-11-22T03:00:00Z')
      const done = await runNight(store, { upto: '2026-11-21', startedBy: 'test', ...quietly, now: () => later })
      assert.equal(done.fresh, 0)
      const again = await spikes()
      assert.deepEqual(again.map(({ id }) => id).sort(), before.map(({ id }) => id).sort())
      const one = again.find(({ area, type }) => area === watford && type === script)!
      assert.deepEqual([one.observed, one.reports, one.firstSeen, one.seen], [20, 20, now, later])
    })

    it('who may see one force sees of a spike across the border only their reports, and how many more there are', async () => {
      const districts = view.forces.get(hertfordshire)!.districts
      const scope = { districts, organisations: [] }
      const country = (await spikes()).find(
        ({ area, hidden, districts }) => area === null && districts.includes(harlow) && hidden.length === 0,
      )!
      const mine = (await readSpike(store.db, country.id, { scope, now }))!
      assert.deepEqual([mine.reports, mine.observed, mine.expected, mine.isWhole], [20, 20, null, false])
      assert.deepEqual(mine.hidden, [{ force: essex, reports: 3 }])
      assert.deepEqual(mine.districts, [watford])
      assert.doesNotMatch(JSON.stringify(mine), /E07000073|observed":23/)
      const kent = { districts: view.forces.get('E23000032')!.districts, organisations: [] }
      assert.equal(await readSpike(store.db, country.id, { scope: kent, now }), null)
      assert.deepEqual(await listSpikes(store.db, { scope: kent, now }), [])
    })

    it('what is silenced is still found and listed, until the silence ends; it is set for a time and with a reason only', async () => {
      const silence = { method: null, area: hertfordshire, type: null, now, view, why: 'A school asked about them.' }
      const until = new Date('2026-12-01T00:00:00Z')
      const refused = /within 90 days|Say why/
      await assert.rejects(setSilence(store, by, { ...silence, until: new Date('2028-01-01') }), refused)
      await assert.rejects(setSilence(store, by, { ...silence, until, why: ' ' }), refused)
      const { id } = await setSilence(store, by, { ...silence, until })
      const silenced = await listSpikes(store.db, { scope: 'everything', now, silenced: true })
      assert.ok(
        silenced.some(({ area }) => area === watford) && silenced.every(({ districts }) => !districts.includes(harlow)),
      )
      await endSilence(store, by, { id, now })
      assert.deepEqual(await listSilences(store.db, now), [])
      assert.ok((await spikes()).every(({ isSilenced }) => !isSilenced))
      const audit = await store.db
        .selectFrom('audit')
        .select('action')
        .where('subject_kind', '=', 'spike-silence')
        .execute()
      assert.equal(audit.length, 2)
    })

    it('one that was cut off is told as such and done again by another process, one that is asked for is done once', async () => {
      const means = { ...quietly, link: async () => undefined }
      assert.equal(await doNight(store, means), null)
      await store.db.transaction().execute((db) => askForNight(db, { upto: '2026-11-20', startedBy: 'somebody', now }))
      const dead = { holder: '00000000-0000-4000-8000-000000000000', lease_until: new Date(now.getTime() + 60_000) }
      await store.db.updateTable('schedule').set(dead).where('name', '=', 'night').execute()
      assert.equal(await doNight(store, means), null)
      const cut = { upto: '2026-11-19', began_at: now, started_by: 'x', progress: 'Looks at the counts.' }
      await store.db.insertInto('night_run').values(cut).execute()
      const later = new Date(now.getTime() + 120_000)
      const done = await doNight(store, { ...means, now: () => later })
      assert.ok(done?.isWhole)
      const rows = await store.db
        .selectFrom('night_run')
        .select(['started_by', 'problem'])
        .orderBy('id', 'desc')
        .limit(2)
        .execute()
      assert.deepEqual(rows, [
        { started_by: 'x', problem: 'It was cut off before its end.' },
        { started_by: 'somebody', problem: null },
      ])
      const stopped = await runNight(store, { upto: '2026-11-20', startedBy: 'y', ...quietly, isStopping: () => true })
      assert.equal(stopped.isWhole, false)
    })

    it('a demonstration is refused beside real reports, says that it is simulated, and goes again without a trace', async () => {
      const wish = { seed: 4, days: 8, flood: 0, now, tell: () => undefined }
      await assert.rejects(loadDemonstration(store, by, wish), /real reports/)
      await sql`delete from report`.execute(store.db)
      const reports = await loadDemonstration(store, by, wish)
      assert.ok(reports > 100 && (await hasSimulated(store.db)))
      await assert.rejects(loadDemonstration(store, by, wish), /already/)
      await keepReport(store.db, {})
      const done = await look('2026-11-21')
      assert.equal(done.alerts, 0)
      assert.equal(await unloadDemonstration(store, by), reports)
      assert.equal(await hasSimulated(store.db), false)
      assert.deepEqual(await store.db.selectFrom('spike').select('id').execute(), [])
    })
  })
