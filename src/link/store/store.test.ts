import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { sql } from 'kysely'
import { openAreas } from '../../areas/open.ts'
import { openStore } from '../../store/open.ts'
import type { Store } from '../../store/store.ts'
import { databases } from '../../store/test-databases.ts'
import { keepReport } from '../../store/test-reports.ts'
import { dayMs } from '../../values/time-span.ts'
import { keepSimulated } from '../keep-simulated.ts'
import { agree } from '../simulate/agreement.ts'
import { newOffender } from '../simulate/offender.ts'
import type { Told } from '../simulate/simulated.ts'
import { openWorld, playCampaign, playFlood, simulateStream } from '../simulate/stream.ts'
import { undoStep } from './cut-out.ts'
import { decideLink } from './decide.ts'
import { linkAll } from './full.ts'
import { reportsLike } from './like.ts'
import { listSeries } from './list-series.ts'
import { linkMeans } from './means.ts'
import { closeSeries, nameSeries } from './name.ts'
import { readSeries } from './read-series.ts'
import { linkWaiting } from './waiting.ts'

const view = openAreas(() => '2026-11-21').on()
const genuine = '01632960000'
const means = linkMeans(view, (number) => number === genuine)
const now = new Date('2026-11-21T09:00:00Z')
const analyst = { kind: 'coordinator', id: 'ann@force.example', organisation: null, origin: 'test' } as const
const day = Date.parse('2026-11-01') / dayMs
const codeOf = (name: string) => [...view.districts.values()].find((one) => one.name === name)!
const watford = { district: 'E07000103', force: 'E23000027' }
const luton = { district: codeOf('Luton').code, force: codeOf('Luton').force }
const inWatford = { districts: [watford.district], organisations: [] }

/** One doing of some twenty reports that begins in a district. */
function campaign(id: string, place: string, seed: number): Told[] {
  const world = openWorld(view, { seed, days: 30, family: 'held-out' })
  const first = newOffender(world, 'courier-fraud-police', codeOf(place))
  return playCampaign(world, { id, start: day, length: 14, first, rate: 1.5 })
}

for (const { name, config } of databases)
  describe(`Reports that are stored and linked (${name}; simulated, not real)`, () => {
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

    const waiting = () => linkWaiting(store, { means, now: () => now, isStopping: () => false })
    const full = () => linkAll(store, { means, now: () => now })
    const members = async () => {
      const rows = await store.db
        .selectFrom('series_report as m')
        .innerJoin('report as r', 'r.serial', 'm.report')
        .select(['m.series_id', 'r.id'])
        .orderBy('r.serial')
        .execute()
      const series = new Map<string, string[]>()
      for (const { series_id, id } of rows) series.set(series_id, [...(series.get(series_id) ?? []), id])
      return series
    }
    const seriesOf = async (id: string) => [...(await members())].find(([, ids]) => ids.includes(id))?.[0] ?? null
    const ringing = (spoken: string, change: Parameters<typeof keepReport>[1] = {}) =>
      keepReport(store.db, { ...watford, spoken: [spoken], script: 'courier-fraud-police', ...change })
    const idOf = async (serial: string) =>
      (await store.db.selectFrom('report').select('id').where('serial', '=', serial).executeTakeFirstOrThrow()).id

    test('by two at once, in order of arrival, and then all together, they make the series that the truth says', async () => {
      const told = simulateStream(view, {
        seed: 811,
        from: day - 20,
        days: 30,
        everyday: 4,
        campaigns: 5,
        family: 'held-out',
      })
      const ids = await keepSimulated(store.db, told)
      const both = await Promise.all([waiting(), waiting()])
      assert.equal(both[0].reports + both[1].reports, told.length)
      const truth = told.map(({ truth: one }) => ({ ...one, id: ids.get(one.id)! }))
      const figures = async () =>
        agree(
          truth,
          [...(await members()).values()].map((reports) => ({ reports })),
        )
      const first = await figures()
      assert.ok(first.precision >= 0.9 && first.recall >= 0.7, JSON.stringify(first))
      const shown = await sql<{
        most: number
      }>`select max(shown)::integer as most from (select count(distinct k.report) as shown
        from link_key k join series_report m on m.report = k.report group by m.series_id) s`.execute(store.db)
      assert.ok(shown.rows[0]!.most <= 8, `${shown.rows[0]!.most}`)
      assert.ok((await full()).isWhole)
      const second = await figures()
      assert.ok(second.precision >= 0.9 && second.recall >= 0.8, JSON.stringify(second))
      const known = await members()
      const events = await store.db.selectFrom('series_event').selectAll().execute()
      await full()
      assert.deepEqual(await members(), known)
      assert.equal((await store.db.selectFrom('series_event').selectAll().execute()).length, events.length)
    })

    test('a cut and a join hold at once, when more reports come, and in the night, until they are undone', async () => {
      await keepSimulated(store.db, campaign('a', 'Watford', 51))
      await waiting()
      const all = [...(await members()).values()].sort((x, y) => y.length - x.length)[0]!
      const [a, b] = [all[0]!, all[1]!]
      const order = { a, b, why: 'Two different men.', scope: 'everything', now } as const
      const { id } = await decideLink(store, analyst, { ...order, kind: 'cut' })
      assert.notEqual(await seriesOf(a), await seriesOf(b))
      await full()
      assert.notEqual(await seriesOf(a), await seriesOf(b))
      await assert.rejects(decideLink(store, analyst, { ...order, kind: 'join', b: a }), { code: 'series-wrong' })
      await undoStep(store, analyst, { id, scope: 'everything', now })
      await waiting()
      await full()
      assert.equal(await seriesOf(a), await seriesOf(b))
      const far = await idOf(await ringing('01632960123', luton))
      await waiting()
      const joined = await decideLink(store, analyst, { ...order, kind: 'join', b: far, why: 'The same voice.' })
      assert.equal(await seriesOf(far), await seriesOf(a))
      await full()
      const seen = await readSeries(store.db, (await seriesOf(a))!, 'everything')
      assert.ok(seen.links.some((link) => link.by === 'analyst' && link.why === 'The same voice.'))
      assert.ok(seen.history.some(({ what, by }) => what === 'grew' || by === analyst.id))
      await undoStep(store, analyst, { id: joined.id, scope: 'everything', now })
      assert.equal(await seriesOf(far), null)
      const audit = await store.db.selectFrom('audit').select('action').orderBy('id').execute()
      assert.deepEqual(audit.map(({ action }) => action).slice(-4), [
        'reports-parted',
        'decision-undone',
        'reports-joined',
        'decision-undone',
      ])
    })

    test('somebody sees of a series the reports of their area, and of others how many there are at which force', async () => {
      const [one, two] = [await ringing('01632960111'), await ringing('01632960111')]
      const three = await ringing('01632960111', luton)
      await waiting()
      const id = (await seriesOf(await idOf(one)))!
      const seen = await readSeries(store.db, id, inWatford)
      assert.deepEqual(
        seen.reports.map(({ serial }) => serial),
        [one, two],
      )
      assert.deepEqual(seen.hidden, [{ force: luton.force, reports: 1 }])
      assert.deepEqual(seen.links.length, 1)
      assert.ok(seen.history.every(({ reports }) => reports === null))
      const { rows } = await listSeries(store.db, { scope: inWatford, text: '01632 960111', most: 10 })
      assert.deepEqual(
        rows.map(({ reports, hidden, districts }) => [reports, hidden, districts]),
        [[2, 1, [watford.district]]],
      )
      const like = await reportsLike(store.db, one, { scope: inWatford, isGenuine: means.isGenuine })
      assert.deepEqual(
        like.map(({ reports }) => reports.length),
        [1],
      )
      const elsewhere = { districts: [codeOf('Leeds').code], organisations: [] }
      await assert.rejects(readSeries(store.db, id, elsewhere), { code: 'series-unknown' })
      assert.equal((await listSeries(store.db, { scope: elsewhere, most: 10 })).total, 0)
      await assert.rejects(nameSeries(store, analyst, { id, name: 'x', scope: elsewhere, now }), {
        code: 'series-unknown',
      })
      await assert.rejects(
        decideLink(store, analyst, {
          kind: 'cut',
          a: await idOf(one),
          b: await idOf(three),
          why: 'No.',
          scope: inWatford,
          now,
        }),
        { code: 'report-not-here' },
      )
      await closeSeries(store, analyst, { id, scope: inWatford, now })
      await ringing('01632960111')
      await waiting()
      const after = await readSeries(store.db, id, 'everything')
      assert.deepEqual([after.state, after.reports.length], ['open', 4])
      await store.db.deleteFrom('report').where('serial', 'in', [one, two]).execute()
      assert.equal((await readSeries(store.db, id, 'everything')).reports.length, 2)
      assert.equal((await listSeries(store.db, { scope: 'everything', most: 10 })).rows[0]?.reports, 2)
    })

    test('a genuine number never links, nor does a report that was set aside', async () => {
      await ringing(genuine)
      await ringing(genuine, luton)
      await ringing('01632960222')
      await ringing('01632960222', { set_aside_at: now, set_aside_why: 'Made up.' })
      await waiting()
      assert.equal((await members()).size, 0)
      await full()
      assert.equal((await members()).size, 0)
    })

    test('are linked one at a time, and whoever asks for a page meanwhile has a turn after each', async () => {
      for (let at = 0; at < 12; at++) await ringing('07700900123')
      let [turns, isDone] = [0, false]
      const turn = () => {
        turns++
        if (!isDone) setImmediate(turn)
      }
      setImmediate(turn)
      const { reports } = await waiting()
      isDone = true
      assert.ok(turns >= reports, `${turns} turns`)
    })

    test('of a flood one report counts, in no series and no figure, unless a coordinator lets it in', async () => {
      const told = campaign('a', 'Watford', 31)
      const real = await keepSimulated(store.db, told)
      await waiting()
      const before = await members()
      const world = openWorld(view, { seed: 33, days: 30, family: 'held-out' })
      const flood = await keepSimulated(store.db, playFlood(world, { size: 60, day: day + 5, told }))
      await waiting()
      const { out } = await store.db
        .selectFrom('report')
        .select(({ fn }) => fn.count<string>('flood_id').as('out'))
        .executeTakeFirstOrThrow()
      assert.equal(Number(out), flood.size - 1)
      await full()
      const isReal = new Set(real.values())
      const own = [...(await members()).values()].map((ids) => ids.filter((id) => isReal.has(id)))
      assert.ok(own.flat().length >= [...before.values()].flat().length)
      const [row] = await store.db.selectFrom('report_flood').selectAll().execute()
      assert.equal(row?.reports, flood.size)
      const inSeries = [...(await members()).values()].flat().filter((id) => [...flood.values()].includes(id))
      assert.ok(inSeries.length <= 1)
      await store.db
        .updateTable('report_flood')
        .set({ decision: 'let-in', decided_by: 'ann', decided_at: now })
        .execute()
      await full()
      const floods = await store.db.selectFrom('report_flood').selectAll().execute()
      assert.equal(floods.length, 1)
      assert.ok([...(await members()).values()].flat().filter((id) => [...flood.values()].includes(id)).length > 10)
    })
  })
