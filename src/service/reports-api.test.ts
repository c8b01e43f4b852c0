import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import sharp from 'sharp'
import { openAreas } from '../areas/open.ts'
import { openNumbers } from '../directory/numbers.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import { addOrganisation } from '../people/organisations.ts'
import { openStore } from '../store/open.ts'
import type { Store } from '../store/store.ts'
import { databases } from '../store/test-databases.ts'
import { atTerminal } from '../values/actor.ts'
import { got, now, openTestDesk, sent, type TestDesk } from '../web/desk/test-desk.ts'
import { type Ask, askThrough } from '../web/edge/test-edge.ts'
import { openReports } from './reports.ts'

const report = {
  kind: 'call',
  happenedOn: '2026-11-20',
  happenedAt: '14:30',
  district: 'E07000103',
  account: 'A man said he was a police officer and that a courier would come for my card.',
  shown: ['01632 960123'],
}

for (const { name, config } of databases)
  describe(`reporting by a program, on ${name}`, () => {
    let store: Store
    let desk: TestDesk
    let ask: Ask
    let heard = 0
    before(async () => {
      store = await openStore(await config())
      desk = await openTestDesk(store)
      const knowledge = loadKnowledge()
      const reports = openReports(
        { publicUrl: 'https://doorchain.example' },
        {
          areas: openAreas(() => '2026-11-21'),
          knowledge,
          numbers: openNumbers(knowledge, () => store),
          store: async () => store,
          onReported: () => void heard++,
          now: () => now,
        },
      )
      ask = askThrough({}, { reports })
    })
    after(() => store.close())

    const send = (body: unknown, headers: Readonly<Record<string, string>> = {}, peer = '203.0.113.9') =>
      ask('/api/reports', {
        method: 'POST',
        peer,
        headers: { 'Content-Type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      })
    const errorOf = async (answer: Response) =>
      ((await answer.json()) as { error: { code: string; problems?: { field: string }[] } }).error
    interface Taken {
      readonly reference: string
      readonly code: string
      readonly again: boolean
    }
    const taken = async (answer: Response) => (await answer.json()) as Taken
    const own = ({ reference, code }: Pick<Taken, 'reference' | 'code'>, path = '', init: RequestInit = {}) =>
      ask(`/api/reports/${reference}${path}`, { ...init, headers: { 'Report-Code': code, ...init.headers } })

    it('is taken in, opened, added to with words and pictures, and taken back, each only with reference and code', async () => {
      const answer = await send(report)
      assert.deepEqual([answer.status, answer.headers.get('Cache-Control'), heard], [201, 'no-store', 1])
      assert.equal(answer.headers.get('Access-Control-Allow-Origin'), null, 'no page of others may read it')
      const made = await taken(answer)
      assert.match(made.reference, /^[A-Z2-7]{4}-[A-Z2-7]{4}-[A-Z2-7]{4}$/)
      const note = {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: '{"words":"He rang again."}',
      }
      assert.equal((await own(made, '/notes', note)).status, 204)
      const picture = await sharp({ create: { width: 2, height: 2, channels: 3, background: 'red' } })
        .png()
        .toBuffer()
      assert.equal((await own(made, '/evidence', { method: 'POST', body: new Uint8Array(picture) })).status, 204)
      const refused = await own(made, '/evidence', { method: 'POST', body: '<svg/>' })
      assert.deepEqual([refused.status, (await errorOf(refused)).code], [400, 'evidence-refused'])
      const seen = (await (await own(made)).json()) as { report: object; notes: object[]; evidence: object[] }
      assert.partialDeepStrictEqual(seen, {
        report: { happenedAt: '14:30', account: report.account, shown: ['01632960123'] },
        notes: [{ words: 'He rang again.' }],
        evidence: [{ mediaType: 'image/png' }],
      })
      assert.equal((await own({ ...made, code: 'wrong' }, '', { method: 'DELETE' })).status, 404)
      assert.equal((await own(made, '', { method: 'DELETE' })).status, 204)
      assert.equal((await own(made)).status, 404)
    })

    it('is refused with every wrong field, a body that is no report, too large, or sent by a page of others', async () => {
      const wrong = await errorOf(await send({ ...report, happenedOn: '2026-02-30', lostPounds: 1e9, colour: 'red' }))
      assert.deepEqual(wrong.problems?.map(({ field }) => field).sort(), ['colour', 'happenedOn', 'lostPounds'])
      for (const body of ['', '{', '[]', '"text"', 'null']) assert.equal((await send(body)).status, 400)
      const large = await send({ ...report, account: 'x'.repeat(10_000_000) })
      assert.deepEqual([large.status, (await errorOf(large)).code], [413, 'refused-body'])
      assert.equal((await send(report, { 'Content-Type': 'text/plain' })).status, 400)
      assert.equal((await errorOf(await send({ ...report, theirReference: 'CR/1' }))).code, 'report-wrong')
      assert.equal((await ask('/api/reports', { method: 'DELETE' })).status, 405)
    })

    it('says when to come back to a connection that sends too many, and others are not held up', async () => {
      const peer = '203.0.113.77'
      const answers = []
      for (let at = 0; at < 31; at++) answers.push(await send({ ...report, kind: 'pigeon' }, {}, peer))
      assert.ok(
        answers.every(({ status }) => status === 400),
        'what cannot be taken is not counted',
      )
      let last = await send(report, {}, peer)
      for (let at = 0; at < 30 && last.status === 201; at++) last = await send(report, {}, peer)
      assert.equal(last.status, 429)
      assert.ok(Number(last.headers.get('Retry-After')) >= 60)
      assert.equal((await send(report, {}, '203.0.113.78')).status, 201)
    })

    it('is trusted with the key that an administrator made for a program, until the key is ended', async () => {
      const { cookie } = await desk.signedIn(['administrator'])
      const wrong = await desk.ask('/desk/reporters/make', sent({ name: ' ' }, { cookie }))
      assert.deepEqual([wrong.status, /aria-invalid/.test(await wrong.text())], [400, true])
      const made = await (await desk.ask('/desk/reporters/make', sent({ name: 'Our <website>' }, { cookie }))).text()
      const key = /doorchain-reports-[\w-]{43}/.exec(made)?.[0] ?? ''
      assert.match(made, /Our &lt;website&gt;/)
      const headers = { Authorization: `Bearer ${key}` }
      const first = await send({ ...report, theirReference: 'CR/1' }, headers)
      const again = await send({ ...report, theirReference: 'CR/1' }, headers)
      assert.deepEqual([first.status, again.status], [201, 200])
      assert.equal((await taken(first)).reference, (await taken(again)).reference)
      const row = await store.db
        .selectFrom('report')
        .select(['trust', 'organisation_id'])
        .where('their_reference', '=', 'CR/1')
        .executeTakeFirstOrThrow()
      assert.ok(row.trust === 'trusted' && row.organisation_id !== null)

      const page = await (await desk.ask('/desk/reporters', got({ cookie }))).text()
      assert.ok(!page.includes(key) && page.includes('Last used'))
      const everything = JSON.stringify([
        await store.db.selectFrom('reporter_key').selectAll().execute(),
        await store.db.selectFrom('audit').selectAll().execute(),
      ])
      assert.ok(!everything.includes(key), 'the key itself is nowhere')
      const id = /name="id" value="([^"]+)"/.exec(page)![1]!
      const writer = await desk.signedIn(['writer'])
      assert.equal((await desk.ask('/desk/reporters/end', sent({ id }, { cookie: writer.cookie }))).status, 403)
      const ended = await desk.ask('/desk/reporters/end', sent({ id }, { cookie }))
      assert.match(ended.headers.get('Location')!, /^\/desk\/reporters\/reports\?/)
      for (const one of [headers, { Authorization: 'Basic x' }, { Authorization: `Bearer ${key}x` }])
        assert.equal((await send(report, one)).status, 401)
      const actions = await store.db
        .selectFrom('audit')
        .select('action')
        .where('subject_kind', '=', 'reporter-key')
        .execute()
      assert.deepEqual(actions.map(({ action }) => action).sort(), ['reporter-key-ended', 'reporter-key-made'])
    })

    it('sent with a key that was stolen is set aside with the others since a day, and counts again when that is taken back', async () => {
      const { cookie } = await desk.signedIn(['administrator'])
      const made = await (await desk.ask('/desk/reporters/make', sent({ name: 'Stolen' }, { cookie }))).text()
      const headers = { Authorization: `Bearer ${/doorchain-reports-[\w-]{43}/.exec(made)![0]}` }
      for (const theirReference of ['K/1', 'K/2', 'K/3', 'K/4']) await send({ ...report, theirReference }, headers)
      await send(report)
      const change = (theirs: string, to: { received_at?: Date; set_aside_at?: Date | null }) =>
        store.db.updateTable('report').set(to).where('their_reference', '=', theirs).execute()
      const earlier = new Date('2026-11-10T23:30:00Z')
      await change('K/1', { received_at: earlier })
      await change('K/2', { set_aside_at: earlier })
      const aside = async () => {
        const rows = await store.db
          .selectFrom('report')
          .select('their_reference')
          .where('set_aside_at', 'is not', null)
          .orderBy('their_reference')
          .execute()
        return rows.map((row) => row.their_reference)
      }
      const key = await store.db.selectFrom('reporter_key').selectAll().where('name', '=', 'Stolen').executeTakeFirst()
      const { id, organisation_id: organisation } = key!
      const asked = (since: string, as = cookie) =>
        desk.ask(`/desk/reporters/reports?${new URLSearchParams({ organisation, id, since })}`, got({ cookie: as }))
      const setAside = (why: string, as = cookie) =>
        desk.ask('/desk/reporters/aside', sent({ organisation, id, since: '2026-11-11', why }, { cookie: as }))
      const again = () => desk.ask('/desk/reporters/again', sent({ organisation, id }, { cookie }))
      assert.equal((await setAside('It was stolen.')).status, 400)
      await desk.ask('/desk/reporters/end', sent({ organisation, id }, { cookie }))
      const page = await (await asked('2026-11-11')).text()
      assert.match(
        page,
        /4 reports came with it in all[\s\S]*3 reports since 11 November 2026[\s\S]*Set aside 2 reports/,
      )
      assert.match(await (await asked('2026-11-10')).text(), /4 reports since 10 November 2026/)
      assert.equal((await asked('soon')).status, 400)
      assert.equal((await setAside(' ')).status, 400)
      const writer = await desk.signedIn(['writer'])
      const stranger = await desk.signedIn(
        ['administrator'],
        await addOrganisation(store, 'Others', { actor: atTerminal('test'), now }),
      )
      for (const each of [writer.cookie, stranger.cookie]) {
        assert.ok([403, 404].includes((await asked('2026-11-11', each)).status))
        assert.ok([403, 404].includes((await setAside('Mine.', each)).status))
      }
      assert.deepEqual(await aside(), ['K/2'])
      assert.equal((await setAside('It was stolen.')).status, 303)
      assert.deepEqual(await aside(), ['K/2', 'K/3', 'K/4'])
      assert.match(await (await asked('2026-11-11')).text(), /Person \d set aside what came since 11 November 2026/)
      assert.equal((await setAside('Again.')).status, 400)
      await change('K/3', { set_aside_at: earlier })
      assert.equal((await again()).status, 303)
      assert.deepEqual(await aside(), ['K/2', 'K/3'])
      assert.equal((await again()).status, 400)
      const audit = await store.db
        .selectFrom('audit')
        .select(['action', 'after'])
        .where('subject_id', '=', id)
        .orderBy('id')
        .execute()
      assert.deepEqual(audit.slice(-2), [
        { action: 'reporter-key-reports-set-aside', after: { since: '2026-11-11', reports: 2 } },
        { action: 'reporter-key-reports-counted-again', after: { reports: 1 } },
      ])
    })
  })
