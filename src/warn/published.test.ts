import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { loadKnowledge } from '../knowledge/load.ts'
import { openStore } from '../store/open.ts'
import type { Store } from '../store/store.ts'
import { databases } from '../store/test-databases.ts'
import { openPublished } from './published.ts'
import { testWorld, worldIds, worldNow } from './test-world.ts'

const knowledge = loadKnowledge()

for (const { name, config } of databases)
  describe(`what everybody may see of warnings on ${name}`, () => {
    let store: Store
    let now = worldNow
    const published = openPublished({ store: () => store, now: () => now, knowledge })

    before(async () => {
      store = await openStore(await config())
      await testWorld(store)
    })
    after(() => store.close())

    it('is what two people let out and still holds, newest first', async () => {
      const ids = (await published.current()).map(({ id }) => id)
      assert.deepEqual(ids, [worldIds.own, worldIds.taken])
      assert.deepEqual(
        (await published.current({ most: 1 })).map(({ id }) => id),
        [worldIds.own],
      )
    })

    it('is found by district, tactic, script, day and words, in any language it is written in', async () => {
      const found = async (query: Parameters<typeof published.current>[0]) =>
        (await published.current(query)).map(({ id }) => id).join()
      assert.equal(await found({ districts: ['E07000241', 'E07000197'] }), `${worldIds.own},${worldIds.taken}`)
      assert.equal(await found({ districts: ['E07000240'] }), '')
      assert.equal(await found({ tactic: 'withdraw_cash' }), worldIds.own)
      assert.equal(await found({ script: 'courier-fraud-police' }), worldIds.own)
      assert.equal(await found({ until: new Date('2026-11-20T00:00:00Z') }), worldIds.taken)
      assert.equal(await found({ words: 'SWYDDOGION ffon' }), worldIds.own)
      assert.equal(await found({ words: 'stafford' }), worldIds.taken)
      assert.equal(await found({ words: 'garden' }), worldIds.own)
    })

    it('never holds the words of another publisher beyond the title', async () => {
      const taken = await published.find(worldIds.taken)
      assert.ok(taken?.kind === 'taken')
      assert.doesNotMatch(JSON.stringify(taken), /belongs to its publisher|are warning residents/)
      assert.match(taken.texts[0]!.summary, /^Staffordshire Police warned of this on 19 November 2026\. Crime: /)
    })

    it('has no count that was made from people described, unless a person put it in', async () => {
      const taken = async () => (await published.find(worldIds.taken))?.facts.map(({ field }) => field) ?? []
      assert.ok((await taken()).includes('incident_count') && !(await taken()).includes('victim_count'))
      const field = { warning_id: worldIds.taken, number: 1, field: 'victim_count', before: 'null', after: '2' }
      await store.db
        .insertInto('warning_correction')
        .values({ ...field, quote: null, corrected_by: 'writer@parish.example', corrected_at: now, undone_at: null })
        .execute()
      assert.ok((await taken()).includes('victim_count'))
    })

    it('stays at its address after its end, and says how it ended', async () => {
      const states = []
      for (const id of Object.values(worldIds)) states.push((await published.find(id))?.state ?? null)
      assert.deepEqual(states, ['published', 'published', 'cancelled', 'expired', null, null, null])
      const [first, second] = [await published.find(worldIds.own, 1), await published.find(worldIds.own, 2)]
      assert.deepEqual([first?.state, second?.state, second?.issued], ['updated', 'published', '2026-11-18'])
      for (const [id, number] of [
        ['x'],
        ["'; drop table warning; --"],
        [worldIds.own, 3],
        [worldIds.draft, 1],
      ] as const)
        assert.equal(await published.find(id, number), null)
    })

    it('changes its tag when a row changes and when the time of one is over, and not otherwise', async () => {
      const first = await published.tag()
      assert.equal(await published.tag(), first)
      now = new Date('2026-12-21T00:00:00Z')
      const expired = await published.tag()
      assert.notEqual(expired, first)
      assert.equal((await published.find(worldIds.own))?.state, 'expired')
      now = worldNow
      await store.db
        .updateTable('warning_version')
        .set({ state: 'cancelled', ended_by: 'x', ended_at: now, end_reason: 'An error.', changed_at: now })
        .where('warning_id', '=', worldIds.taken)
        .execute()
      assert.notEqual(await published.tag(), first)
      assert.deepEqual(
        (await published.current()).map(({ id }) => id),
        [worldIds.own],
      )
    })
  })

describe('what everybody may see while the database opens', () => {
  it('is nothing yet, and not that there is nothing', async () => {
    const published = openPublished({ store: () => null, now: () => worldNow, knowledge })
    assert.deepEqual(await published.current(), [])
    assert.equal(await published.find(worldIds.own), null)
    assert.equal(await published.tag(), '')
  })
})
