import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { district } from '../../areas/test-areas.ts'
import { loadDraftWords } from '../../knowledge/draft-words.ts'
import { loadKnowledge } from '../../knowledge/load.ts'
import { played } from '../../link/simulate/scripts.ts'
import { openStore } from '../../store/open.ts'
import type { Store } from '../../store/store.ts'
import { databases } from '../../store/test-databases.ts'
import { keepReport } from '../../store/test-reports.ts'
import type { Person } from '../person.ts'
import { shippedAreas, shippedDigest } from '../shipped.ts'
import { openTestOffice, type TestOffice } from '../test-office.ts'
import { readVersions } from '../write/version.ts'
import { choose } from './choose.ts'
import { compose } from './compose.ts'
import { draftFrom, drawUpdate } from './draft.ts'
import type { FigureQuery } from './figure.ts'
import { measure } from './measured.ts'
import { placeName } from './say.ts'
import { afterJanuary, keepJanuary, keepSeries } from './test-january.ts'

const knowledge = loadKnowledge()
const words = loadDraftWords()
const means = { knowledge, words, digest: shippedDigest() }
const view = shippedAreas.on()
const sorted = (all: unknown) => [...(all as string[])].sort()

for (const [which, { name, config }] of databases.entries())
  describe(`drawing up a warning on ${name}`, () => {
    let store: Store
    let office: TestOffice
    let ann: Person
    before(async () => {
      store = await openStore(await config())
      office = await openTestOffice(store)
      ann = { ...office.ann, now: afterJanuary }
    })
    after(() => store.close())

    const draw = (series: string, person = ann) =>
      draftFrom(store, person, { ...means, basis: { series }, organisation: office.organisation })
    const textOf = async (id: string) => (await readVersions(store, id))[0]!

    /** What our reader should find: what was counted. */
    async function countedIn(series: string) {
      const ask = { scope: 'everything', districts: null, from: '1990-01-01', series } as const
      const measured = await measure(store.db, ask, '2026-02-01')
      const chosen = choose(measured, means)
      const { figures, advice, who } = compose(measured, chosen, { ...means, view, ask, today: '2026-02-01' })
      const said = new Map(figures.map((figure) => [figure.name, figure]))
      const tactics = knowledge.tactics.filter(({ id, prose }) => said.has(`tactic:${id}`) && prose.length > 0)
      const tells = words.scripts[chosen.script ?? '']?.tells ?? []
      const labels = [...tactics, ...knowledge.tactics.filter(({ id }) => tells.includes(id))].map(({ label }) => label)
      return {
        incident_count: said.get('reports')!.value,
        victim_count: (said.get('lost') ?? said.get('targeted'))?.value ?? null,
        loss_total_gbp: said.get('loss-total')?.value ?? null,
        losses_gbp: [],
        victim_ages: said.get('ages')?.words ?? null,
        period: said.get('since')!.words.toLowerCase(),
        police_force: view.forces.get(chosen.forces[0] ?? '')?.name ?? null,
        places: sorted(chosen.districts.map((code) => placeName(view, code))),
        tactics: sorted(new Set(labels)),
        advice: sorted(advice),
        impersonated: sorted(who),
      }
    }

    it('of a simulated January in Hertfordshire says what was counted: our own reader finds exactly that again', async () => {
      for (const [at, { script }] of played.entries()) {
        if (at % databases.length !== which) continue
        const series = await keepJanuary(store.db, { script, seed: 11 + at })
        const { id } = await draw(series)
        const { fields } = (await textOf(id)).reading
        const { period, places, tactics, advice, impersonated, ...figures } = await countedIn(series)
        const read = Object.fromEntries(Object.keys(figures).map((field) => [field, fields[field]]))
        assert.deepEqual(read, figures, script)
        assert.equal(String(fields.period).toLowerCase(), period, script)
        for (const [field, all] of Object.entries({ places, tactics, advice, impersonated }))
          assert.deepEqual(sorted(fields[field]), all, `${script}: ${field}`)
      }
    })

    it('keeps every figure with what was asked, and the reports behind it', async () => {
      const series = await keepJanuary(store.db, { script: 'courier-fraud-police', seed: 21 })
      const { id } = await draw(series)
      const rows = await store.db
        .selectFrom('warning_figure as f')
        .innerJoin('warning_figure_report as r', (join) =>
          join.onRef('r.warning_id', '=', 'f.warning_id').onRef('r.name', '=', 'f.name'),
        )
        .select(['f.name', 'f.query', 'f.value', 'f.words'])
        .select((each) => each.fn.countAll<number>().as('reports'))
        .where('f.warning_id', '=', id)
        .groupBy(['f.name', 'f.query', 'f.value', 'f.words'])
        .execute()
      const { text } = await textOf(id)
      for (const { name: figure, value, words: said, reports } of rows) {
        assert.ok(text.toLowerCase().includes(said.toLowerCase()), `${figure}: ${said}`)
        if (figure === 'reports' || figure === 'lost' || figure.startsWith('district:'))
          assert.equal(Number(reports), value, figure)
      }
      assert.ok(rows.length > 8)
      assert.deepEqual((rows[0]!.query as FigureQuery).ask, {
        scope: 'everything',
        districts: null,
        from: '1990-01-01',
        series,
      })
    })

    it('says nothing by which a person could be found, and nothing in words of others', async () => {
      const watford = district('Watford')
      const told = await Promise.all(
        [81, 82, 83, 84, 97].map((age, at) =>
          keepReport(store.db, {
            id: `person22222${'abcde'[at]}`,
            happened_on: '2026-01-10',
            happened_minute: 611,
            district: at < 2 ? district('Three Rivers') : watford,
            outcome: 'lost',
            lost_pounds: at === 0 ? 91_234 : 1_050,
            age,
            script: 'courier-fraud-police',
            tactics: ['claims_police', 'false_name_given', 'withdraw_cash'],
            aliases: ['DC Adam Field', '[press](https://evil.example)', at === 0 ? 'PC Lone Wolf' : 'PC Joan Reed'],
            claimed: 'Ring 07700 900123 now',
            shown: ['07700900123'],
            account: 'He came to 14 Mill Lane at 10.11 and took my pearl necklace.',
          }),
        ),
      )
      assert.equal(told.length, 5)
      const { id } = await draw(
        await keepSeries(
          store.db,
          ['a', 'b', 'c', 'd', 'e'].map((at) => `person22222${at}`),
        ),
      )
      const { text } = await textOf(id)
      assert.match(
        text,
        /5 reports[\s\S]*3 came from Watford\.[\s\S]*5 people lost money[\s\S]*“DC Adam Field” and “PC Joan Reed”/,
      )
      // one person lost nearly all of it, and two reports from a district are too few
      assert.doesNotMatch(
        text,
        /more than £|Three Rivers|\b(?:81|82|83|84|97)\b|Mill Lane|10[.:]11|necklace|evil|07700|Lone/,
      )
    })

    it('says of invented reports that they are', async () => {
      const { id } = await draw(await keepJanuary(store.db, { script: 'tech-support', seed: 23, asReal: false }))
      const { title, text } = await textOf(id)
      assert.match(title, /^Exercise/)
      assert.match(text, /This is an exercise\. The reports are made up\./)
    })

    it('is refused for too few reports, and for a series of which nothing may be seen', async () => {
      await keepReport(store.db, { id: 'fewfewfewfew', happened_on: '2026-01-05' })
      const few = await keepSeries(store.db, ['fewfewfewfew'])
      await assert.rejects(draw(few), { code: 'draft-empty' })
      const series = await keepJanuary(store.db, { script: 'rogue-trader', seed: 24 })
      const far = { ...(await office.person('Far', ['writer'], district('Cornwall'))), now: afterJanuary }
      await assert.rejects(draw(series, far), { code: 'series-unknown' })
      for (const wrong of ["x' or true", 'aaaaaaaaaaaa']) await assert.rejects(draw(wrong), { code: 'series-unknown' })
      const spike = { ...means, basis: { spike: '1; drop' }, organisation: office.organisation }
      await assert.rejects(draftFrom(store, ann, spike), { code: 'spike-unknown' })
    })

    it('is drawn up anew as an update of what was published', async () => {
      const series = await keepJanuary(store.db, { script: 'hmrc-tax', seed: 25 })
      const { id } = await draw(series)
      const [now, order] = [afterJanuary, { ...means, id }]
      await assert.rejects(drawUpdate(store, ann, order), { code: 'warning-state' })
      await office.submit(id, ann)
      await office.decide(id, { ...office.bob, now })
      const { serial } = await store.db
        .selectFrom('report')
        .select('serial')
        .orderBy('serial')
        .executeTakeFirstOrThrow()
      await store.db
        .insertInto('series_report')
        .values({ report: serial, series_id: series, since: now })
        .onConflict((same) => same.column('report').doUpdateSet({ series_id: series }))
        .execute()
      const before = await countedIn(series)
      await drawUpdate(store, ann, order)
      const { number, text } = await textOf(id)
      assert.equal(number, 2)
      assert.match(text, new RegExp(`${before.incident_count} reports`))
    })
  })
