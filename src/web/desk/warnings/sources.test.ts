import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openStore } from '../../../store/open.ts'
import type { Store } from '../../../store/store.ts'
import { databases } from '../../../store/test-databases.ts'
import { followDue } from '../../../warn/follow/follow.ts'
import { openTestSite, type TestSite, testFeed } from '../../../warn/follow/test-site.ts'
import { got, now, openTestDesk, sent, type TestDesk } from '../test-desk.ts'

for (const { name, config } of databases)
  describe(`the sources of warnings at the desk on ${name}`, () => {
    let store: Store
    let site: TestSite
    let desk: TestDesk
    before(async () => {
      store = await openStore(await config())
      site = await openTestSite()
      desk = await openTestDesk(store, site.fetcher)
    })
    after(async () => {
      site.close()
      await store.close()
    })

    const page = async (cookie: string) => (await desk.ask('/desk/sources', got({ cookie }))).text()

    it('are added and stopped by a writer, and seen by everybody with who added them', async () => {
      const { cookie } = await desk.signedIn(['writer'])
      const other = await desk.signedIn(['approver'])
      assert.match(await page(cookie), /No feed is followed yet\. Add the first one below\./)
      site.answers.set('/feed', {
        type: 'application/atom+xml',
        text: testFeed([['/1', '2026-11-20T10:00:00Z']]).replace('Aldercombe news', '&lt;script&gt;alert(1)'),
      })
      const wrong = await desk.ask(
        '/desk/sources/follow',
        sent({ address: 'http://10.0.0.1/', every: '60' }, { cookie }),
      )
      assert.equal(wrong.status, 400)
      assert.match(await wrong.text(), /value="http:\/\/10\.0\.0\.1\/"[^>]*aria-invalid="true"/)
      const order = { address: `${site.address}/feed`, every: '360' }
      const added = await desk.ask('/desk/sources/follow', sent(order, { cookie }))
      assert.match(added.headers.get('location') ?? '', /^\/desk\/sources\?done=followed#source-\d+$/)
      const seen = await page(other.cookie)
      assert.match(seen, /by Person 1/)
      assert.match(seen, /Within a minute, then every 6 hours/)
      assert.doesNotMatch(seen, /<script>alert|Fetch now|Stop:/)
      const { id } = await store.db.selectFrom('warning_source').select('id').executeTakeFirstOrThrow()
      const stop = sent({ id, change: 'stopped' }, { cookie: other.cookie })
      assert.equal((await desk.ask('/desk/sources/change', stop)).status, 403)
      await desk.ask('/desk/sources/change', sent({ id, change: 'stopped' }, { cookie }))
      assert.match(await page(cookie), /<h2>Stopped<\/h2>[\s\S]*Follow again/)
      await desk.ask('/desk/sources/change', sent({ id, change: 'resumed' }, { cookie }))
      const audit = await store.db
        .selectFrom('audit')
        .select('action')
        .where('subject_kind', '=', 'warning-source')
        .execute()
      assert.equal(audit.length, 3)
    })

    it('show what could not be taken in and why, and what went wrong with what to do', async () => {
      const { cookie } = await desk.signedIn(['writer'])
      const digest = () => assert.fail('nothing is read')
      const follow = () => followDue(store, { fetcher: site.fetcher, digest, now: () => now, tell: () => undefined })
      await follow()
      assert.match(await page(cookie), /What was left out[\s\S]*\/1: it is not there \(404\)/)
      site.answers.set('/feed', { status: 500 })
      const { id } = await store.db.selectFrom('warning_source').select('id').executeTakeFirstOrThrow()
      await desk.ask('/desk/sources/change', sent({ id, change: 'hastened' }, { cookie }))
      await follow()
      const seen = await page(cookie)
      assert.match(seen, /It could not be read the last time[\s\S]*its host is in trouble \(500\)/)
      assert.match(seen, /Open it in a browser/)
    })

    it('are nobody’s to change who writes for one area only', async () => {
      const { cookie, id } = await desk.signedIn(['writer'])
      await store.db.updateTable('grant_of_role').set({ area: 'E07000243' }).where('coordinator_id', '=', id).execute()
      assert.doesNotMatch(await page(cookie), /Fetch now|Follow another/)
      const order = { address: `${site.address}/other`, every: '60' }
      assert.equal((await desk.ask('/desk/sources/follow', sent(order, { cookie }))).status, 403)
    })
  })
