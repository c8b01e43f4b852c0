import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openStore } from '../../../store/open.ts'
import type { Store } from '../../../store/store.ts'
import { databases } from '../../../store/test-databases.ts'
import { keepJanuary } from '../../../warn/draft/test-january.ts'
import { got, openTestDesk, sent, type TestDesk } from '../test-desk.ts'

for (const { name, config } of databases)
  describe(`a warning that is drawn up at the desk on ${name}`, () => {
    let store: Store
    let desk: TestDesk
    let series: string
    let writer: { cookie: string }
    let approver: { cookie: string }
    let id: string
    before(async () => {
      store = await openStore(await config())
      desk = await openTestDesk(store)
      series = await keepJanuary(store.db, { script: 'courier-fraud-police', seed: 41 })
      await store.db
        .updateTable('report')
        .set({ aliases: ['PC Adam Pike'], tactics: ['false_name_given'] })
        .execute()
      ;[writer, approver] = [await desk.signedIn(['writer']), await desk.signedIn(['approver'])]
    })
    after(() => store.close())

    const page = async (path: string, { cookie }: { cookie: string }) =>
      (await desk.ask(`/desk/warnings/${id}/${path}`, got({ cookie }))).text()
    const post = (path: string, form: Record<string, string>, { cookie }: { cookie: string }) =>
      desk.ask(`/desk/warnings/${path}`, sent(form, { cookie }))

    /** The marks of what waits, as the form of who decides has them; `figures` is there where some have changed. */
    async function marks() {
      const text = await page('decide', approver)
      const of = (field: string) => new RegExp(`name="${field}" value="([^"]+)"`).exec(text)?.[1] ?? ''
      return { text, read: of('read'), figures: of('figures') }
    }

    it('begins from a series, for a writer only, and shows what every figure counts, with its reports', async () => {
      assert.equal((await post('draft', { series }, approver)).status, 403)
      assert.equal((await post('draft', {}, writer)).status, 400)
      assert.equal((await post('draft', { series: 'aaaaaaaaaaaa' }, writer)).status, 404)
      const made = await post('draft', { series }, writer)
      id = /^\/desk\/warnings\/([a-z2-7]{12})\/write$/.exec(made.headers.get('location') ?? '')?.[1] ?? ''
      const text = await page('write', writer)
      assert.match(text, new RegExp(`drawn up from <a href="/desk/series/${series}">`))
      const { id: report } = await store.db.selectFrom('report').select('id').limit(1).executeTakeFirstOrThrow()
      assert.match(text, new RegExp(`Reports that count[\\s\\S]*<a href="/desk/reports/${report}">`))
      assert.match(text, /counted again just now: none has changed/)
      assert.doesNotMatch(text, /Use the new figures/)
    })

    it('is approved only by somebody who ticks that they have seen what changed', async () => {
      await post(`${id}/forward`, { do: 'forward', confirmed: 'yes' }, writer)
      await store.db
        .deleteFrom('report')
        .where('serial', 'in', store.db.selectFrom('report').select('serial').limit(1))
        .execute()
      const { text, read, figures } = await marks()
      assert.match(text, /<strong>\d+ changed<\/strong>/)
      assert.match(text, /of its figures ha(?:s|ve) changed since it was written/)
      assert.match(text, /name of an honest officer: ask the force about PC Adam Pike before you approve/)
      assert.match(figures, /^[0-9a-f]{16}$/)
      const refused = await post(`${id}/decide`, { decision: 'approve', read, note: 'The median too' }, approver)
      assert.equal(refused.status, 409)
      const again = await refused.text()
      assert.match(again, /“\d+ reports” is now “\d+ reports”/)
      assert.match(again, /value="The median too"/)
      await post(`${id}/withdraw`, {}, writer)
      assert.match(await page('write', writer), /Use the new figures/)
      assert.equal((await post(`${id}/figures`, {}, writer)).status, 303)
      assert.doesNotMatch(await page('write', writer), /Use the new figures/)
    })

    it('can be drawn up anew once it is published', async () => {
      await post(`${id}/forward`, { do: 'forward', confirmed: 'yes' }, writer)
      const { read, figures } = await marks()
      const done = await post(`${id}/decide`, { decision: 'approve', read, figures }, approver)
      assert.equal(done.headers.get('location'), `/desk/warnings/${id}`)
      assert.match(
        await (await desk.ask(`/desk/warnings/${id}`, got(writer))).text(),
        /Draw up an update from the reports as they are now/,
      )
      await post(`${id}/redraw`, {}, writer)
      assert.match(await page('write', writer), /Write the next version[\s\S]*Its figures/)
    })
  })
