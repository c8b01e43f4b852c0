import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { district, force, view } from '../../../areas/test-areas.ts'
import { linkMeans } from '../../../link/store/means.ts'
import { linkWaiting } from '../../../link/store/waiting.ts'
import { openStore } from '../../../store/open.ts'
import type { Store } from '../../../store/store.ts'
import { databases } from '../../../store/test-databases.ts'
import { keepReport } from '../../../store/test-reports.ts'
import { referenceOf } from '../../../values/reference.ts'
import { got, now, openTestDesk, sent, type TestDesk } from '../test-desk.ts'

const spoken = ['07700900123']
/** What the report of another force holds, none of which its neighbour may read. */
const hidden = {
  account: 'Zebedee from next door rang about a parsnip at Silver End.',
  happened_on: '2026-11-19',
  happened_minute: 787,
  shown: ['01632960555'],
  spoken: [...spoken, '07700900777'],
  aliases: ['DI Quentin Oxlade'],
  claimed: 'Narnia Guild',
  urls: ['parsnip.invalid'],
  age: 91,
  outcome: 'lost' as const,
  lost_pounds: 54321,
}

for (const { name, config } of databases)
  describe(`series at the desk on ${name}`, () => {
    let store: Store
    let desk: TestDesk
    let series: string
    const link = () =>
      linkWaiting(store, { means: linkMeans(view, () => false), now: () => now, isStopping: () => false })
    before(async () => {
      store = await openStore(await config())
      desk = await openTestDesk(store)
      const ids = ['aaaaaaaaaaaa', 'bbbbbbbbbbbb', 'cccccccccccc', 'dddddddddddd']
      for (const id of ids) await keepReport(store.db, { id, spoken, age: 78, happened_minute: 545 })
      await keepReport(store.db, { id: 'eeeeeeeeeeee', spoken: ['07700900999'], account: 'Something else.' })
      const essex = { district: district('Braintree'), force: force('Essex Police') }
      await keepReport(store.db, {
        id: 'zzzzzzzzzzzz',
        ...essex,
        ...hidden,
        received_at: new Date('2026-11-19T13:21:00Z'),
      })
      await link()
      series = (await store.db.selectFrom('series').select('id').executeTakeFirstOrThrow()).id
    })
    after(() => store.close())

    const page = async (cookie: string, path = `/desk/series/${series}`) =>
      (await desk.ask(path, got({ cookie }))).text()
    const act = (cookie: string, what: string, fields: Readonly<Record<string, string>>) =>
      desk.ask(`/desk/series/${series}/${what}`, sent(fields, { cookie }))
    /** Sees Hertfordshire only. */
    const signedIn = async (role: 'writer' | 'approver' | 'investigator') => {
      const { cookie, id } = await desk.signedIn([role])
      await store.db
        .updateTable('grant_of_role')
        .set({ area: force('Hertfordshire Constabulary') })
        .where('coordinator_id', '=', id)
        .execute()
      return cookie
    }

    it('show what may be seen with its reasons and weights, and of another force’s report a count and nothing more', async () => {
      const cookie = await signedIn('writer')
      const seen = await page(cookie)
      assert.match(seen, /4 reports on 20 November 2026, in Watford/)
      assert.match(seen, /One more report at Essex Police belongs to it\. You may not see it: ask Essex Police/)
      assert.match(seen, /the same number was spoken: 07700900123 \(\+\d\.\d\)/)
      const list = await page(cookie, '/desk/series')
      assert.match(list, /4 reports and 1 more that you may not see/)
      assert.match(await page(cookie, '/desk/series?area=Watford&text=07700%20900123'), /One series/)
      for (const narrowed of ['text=01632960555', 'area=Braintree', 'text=Oxlade', 'since=2026-11-21'])
        assert.match(await page(cookie, `/desk/series?${narrowed}`), /No series fits/)
      const taken = await act(cookie, 'evidence', { why: 'Crime 41/1234/26' })
      assert.equal(taken.headers.get('content-type'), 'application/zip')
      const all = [seen, list, Buffer.from(await taken.arrayBuffer()).toString()]
        .join('\n')
        .toLowerCase()
        .replace(/[0-9a-f]{64}/g, '')
      const told = Object.values(hidden).flat().map(String)
      const words = [...told, ...told.flatMap((value) => value.split(/[^\p{L}\d]+/u)), '54,321', '19 November', '13:07']
      for (const word of [...words, 'Braintree', district('Braintree'), 'zzzz-', 'zzzzz', '13:21'])
        if (word.length > 4 && !/^(?:07700900123|about|invalid)$/.test(word))
          assert.ok(!all.includes(word.toLowerCase()), word)
    })

    it('lose a report that is cut out, whatever comes later, and get it back when that is undone in one step', async () => {
      const cookie = await signedIn('writer')
      const refused = await act(cookie, 'cut', { report: 'bbbbbbbbbbbb', why: ' ' })
      assert.equal(refused.status, 400)
      assert.match(await refused.text(), /id="do-cut" open[\s\S]*say why/)
      const cut = await act(cookie, 'cut', { report: 'bbbbbbbbbbbb', why: 'Her own bank rang her' })
      assert.equal(cut.headers.get('location'), `/desk/series/${series}?done=cut`)
      await keepReport(store.db, { id: 'ffffffffffff', spoken })
      await sql`insert into link_waiting (report) select serial from report on conflict do nothing`.execute(store.db)
      await link()
      const without = await page(cookie)
      assert.match(without, /5 reports|4 reports/)
      assert.doesNotMatch(without, /id="report-bbbbbbbbbbbb"/)
      for (const id of ['aaaaaaaaaaaa', 'cccccccccccc', 'dddddddddddd', 'ffffffffffff'])
        assert.match(without, new RegExp(`id="report-${id}"`))
      assert.match(without, /BBBB-BBBB-BBBB<\/a> cut from[\s\S]*Her own bank rang her[\s\S]*Undo/)
      const decision = /name="decision" value="(\d+)"/.exec(without)![1]!
      await act(cookie, 'undo', { decision })
      await link()
      assert.match(await page(cookie), /id="report-bbbbbbbbbbbb"/)
      assert.doesNotMatch(await page(cookie), /name="decision"/)
    })

    it('take a report in by its reference, get a name, are closed with a reason, and every act is in the audit without words', async () => {
      const cookie = await signedIn('investigator')
      const unknown = await act(cookie, 'join', { other: 'zzzz-zzzz-zzzz', why: 'One and the same' })
      assert.match(await unknown.text(), /no report or series that you may see is called that/)
      await act(cookie, 'join', { other: referenceOf('eeeeeeeeeeee'), why: 'The same voice on two recordings' })
      await act(cookie, 'name', { name: 'Couriers <b>November</b>' })
      await act(cookie, 'state', { to: 'closed', why: 'Two were arrested' })
      const whole = await desk.signedIn(['investigator'])
      const seen = await page(whole.cookie)
      assert.match(seen, /id="report-eeeeeeeeeeee"[\s\S]*The same voice on two recordings/)
      assert.match(seen, /<h1>Couriers &lt;b&gt;November/)
      assert.match(seen, /It was closed[\s\S]*Two were arrested/)
      assert.doesNotMatch(await page(cookie), /Two were arrested/)
      const audit = await store.db.selectFrom('audit').select(['action', 'after']).execute()
      for (const action of ['report-cut-out', 'decision-undone', 'reports-joined', 'series-named', 'series-closed'])
        assert.ok(
          audit.some((line) => line.action === action),
          action,
        )
      assert.doesNotMatch(JSON.stringify(audit), /recordings|arrested|bank rang/)
    })

    it('are nobody’s to change who only approves, and nobody’s to see who only administrates', async () => {
      const approver = await signedIn('approver')
      assert.equal((await act(approver, 'cut', { report: 'aaaaaaaaaaaa', why: 'No reason' })).status, 403)
      assert.doesNotMatch(await page(approver), /Cut it out|>Undo</)
      const { cookie } = await desk.signedIn(['administrator'])
      assert.equal((await desk.ask(`/desk/series/${series}`, got({ cookie }))).status, 404)
      assert.match(await page(cookie, '/desk/series'), /Your role sees no reports/)
      assert.equal((await act(cookie, 'evidence', { why: 'No reason' })).status, 404)
    })
  })
