import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openStore } from '../../store/open.ts'
import type { Store } from '../../store/store.ts'
import { databases } from '../../store/test-databases.ts'
import { correctFact } from '../correct.ts'
import type { Person } from '../person.ts'
import { submitWarning } from '../review/submit.ts'
import { officeContent, openTestOffice, type TestOffice, withMore } from '../test-office.ts'
import { startDraft } from './begin.ts'
import { discardDraft, saveDraft, savesOf } from './save.ts'
import { readVersions } from './version.ts'

for (const { name, config } of databases) {
  describe(`the writing of a warning on ${name}`, () => {
    let store: Store
    let office: TestOffice
    let ann: Person
    let bob: Person
    before(async () => {
      store = await openStore(await config())
      office = await openTestOffice(store)
      ;({ ann, bob } = office)
    })
    after(() => store.close())

    it('loses nobody’s text when two save the same draft', async () => {
      const id = await office.begin()
      const saving = (who: Person, body: string) =>
        saveDraft(store, who, { id, content: officeContent({ body }), revision: 1, ...office.means })
      assert.equal((await saving(ann, 'Ann writes about a man in Watford.')).kind, 'saved')
      assert.equal((await saving(bob, 'Bob writes about a woman in Watford.')).kind, 'aside')
      const [draft] = await readVersions(store, id)
      assert.match(draft!.text, /Ann writes/)
      const kept = await savesOf(store, draft!)
      assert.deepEqual(
        kept.map(({ aside, content: { texts } }) => [aside, texts[0]!.body.slice(0, 3)]),
        [
          [true, 'Bob'],
          [false, 'Ann'],
          [false, 'A m'],
        ],
      )
    })

    it('puts nothing forward that is not whole or could tell who somebody was', async () => {
      const bare = await startDraft(store, ann, { organisation: office.organisation, digest: office.digest })
      await assert.rejects(office.submit(bare), {
        code: 'warning-wrong',
        message: /no title; .*no text; it has no area/,
      })
      for (const expires of ['2026-11-20T00:00:00Z', '2028-01-01T00:00:00Z'])
        await assert.rejects(office.submit(await office.begin({ expires })), {
          code: 'warning-wrong',
          message: /last day/,
        })
      const who = { kind: 'who', span: null, quote: '', why: '', suggestion: '' } as const
      const id = await office.begin()
      const telling = { id, remarks: () => [who], confirmed: false }
      await assert.rejects(submitWarning(store, ann, telling), { code: 'warning-wrong', message: /who somebody was/ })
      await submitWarning(store, ann, { ...telling, confirmed: true })
    })

    it('keeps what was corrected in its reading when it is saved again', async () => {
      const id = await office.begin()
      const { digest: _, ...means } = office.means
      const correction = { id, number: 1, field: 'tactics', written: ['claims_police'], quote: '', now: ann.now }
      await correctFact(store, ann.actor, { ...correction, ...means })
      await saveDraft(store, ann, { id, content: withMore('Tell a neighbour.'), revision: 1, ...office.means })
      const [draft] = await readVersions(store, id)
      assert.match(draft!.text, /neighbour/)
      assert.deepEqual(draft!.tactics, ['claims_police'])
    })

    it('throws a draft away that was never put forward, and nothing else', async () => {
      const id = await office.begin()
      assert.match((await discardDraft(store, ann, id)).text, /withdraw cash/)
      await assert.rejects(readVersions(store, id), { code: 'warning-unknown' })
      const published = await office.begin()
      await office.submit(published)
      await assert.rejects(discardDraft(store, ann, published), { code: 'warning-state' })
    })
  })
}
