import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openAreas } from '../../areas/open.ts'
import { loadAreas } from '../../knowledge/areas.ts'
import { loadKnowledge } from '../../knowledge/load.ts'
import { openStore } from '../../store/open.ts'
import type { Store } from '../../store/store.ts'
import { databases } from '../../store/test-databases.ts'
import { atTerminal } from '../../values/actor.ts'
import { openDigest } from '../digest.ts'
import type { Arrival } from './arrival.ts'
import { takeIn } from './intake.ts'
import { warningFile } from './test-documents.ts'

const now = new Date('2026-11-21T10:00:00Z')
const digest = openDigest(
  loadKnowledge(),
  openAreas(() => '2026-11-21'),
  loadAreas(),
)
const file = (name: string, text: string | Uint8Array, mediaType = 'text/markdown'): Arrival => ({
  name,
  bytes: typeof text === 'string' ? Buffer.from(text) : text,
  mediaType,
})

async function* stream(documents: readonly Arrival[]): AsyncGenerator<Arrival> {
  yield* documents
}

for (const { name, config } of databases) {
  describe(`documents are taken in on ${name}`, () => {
    let store: Store
    before(async () => {
      store = await openStore(await config())
    })
    after(() => store.close())
    const take = (...documents: readonly Arrival[]) =>
      takeIn(store, stream(documents), { digest, actor: atTerminal('ann'), now, tell: () => undefined, origin: 'test' })

    it('with their reading, and taking them in again changes nothing', async () => {
      const one = file('one.md', warningFile({}))
      assert.partialDeepStrictEqual(await take(one), { found: 1, added: 1, failed: 0, problems: [] })
      assert.partialDeepStrictEqual(await take(one, file('again.md', warningFile({}))), { added: 0, same: 2 })
      const rows = await store.db.selectFrom('warning_version').selectAll().execute()
      assert.equal(rows.length, 1)
      const { title, organisation, issued_on, districts, content, state } = rows[0]!
      assert.deepEqual(
        [title, organisation, issued_on, state],
        ['False detective rings people in Stevenage', 'Hertfordshire Constabulary', '2026-10-14', 'collected'],
      )
      assert.deepEqual(districts, ['E07000243'])
      assert.match(content.texts[0]!.summary, /^People in Stevenage are asked to be on their guard/)
    })
  })
}
