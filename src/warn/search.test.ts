import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openAreas } from '../areas/open.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import { openStore } from '../store/open.ts'
import type { Store } from '../store/store.ts'
import { databases } from '../store/test-databases.ts'
import { correctFact, undoCorrection } from './correct.ts'
import { correctionCases } from './correction-cases.ts'
import { searchWarnings, type WarningSearch } from './search.ts'
import { shippedDigest } from './shipped.ts'
import { takeIn } from './take-in/intake.ts'
import { warningFile } from './take-in/test-documents.ts'

const now = new Date('2026-11-21T12:00:00Z')
const knowledge = loadKnowledge()
const areas = openAreas(() => '2026-11-21')
const actor = { kind: 'terminal', id: 'test', organisation: null, origin: 'terminal' } as const
const gas = `# Bogus gas engineer in Falmouth

Devon and Cornwall Police warn of a man who claims to be from the gas company and asks to read the meter. He called at three homes in Falmouth.`

async function* documents() {
  const file = (name: string, text: string) => ({ name, bytes: Buffer.from(text), mediaType: 'text/markdown' })
  yield file('stevenage.md', warningFile())
  yield file('copy.md', warningFile({ url: 'https://other.example/copy' }))
  yield file('gas.md', gas)
}

async function linesOf(lines: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = []
  for await (const line of lines) all.push(line)
  return all
}

for (const { name, config } of databases) {
  describe(`searching warnings on ${name}`, () => {
    let store: Store
    const found = async (search: WarningSearch) =>
      (await searchWarnings(store, search, { organisations: [], now })).rows.map(({ title }) => title)
    const [stevenage, falmouth] = ['False detective rings people in Stevenage', 'Bogus gas engineer in Falmouth']

    before(async () => {
      store = await openStore(await config())
      await takeIn(store, documents(), { digest: shippedDigest(), actor, now, tell: () => undefined, origin: 'test' })
    })
    after(() => store.close())

    it('finds them by words, area, tactic, date, state and kind, and a story that two tell once', async () => {
      const { rows, total } = await searchWarnings(
        store,
        { words: '"copy of their bank card"' },
        { organisations: [], now },
      )
      assert.deepEqual([total, rows[0]?.title, rows[0]?.told], [1, stevenage, 2])
      assert.deepEqual(
        rows[0]?.snippet
          .filter(({ found: is }) => is)
          .map(({ text }) => text)
          .slice(-3),
        ['their', 'bank', 'card'],
      )
      assert.deepEqual(await found({ words: 'engineers -stevenage' }), [falmouth])
      assert.deepEqual(await found({ districts: ['E07000243'] }), [stevenage])
      assert.deepEqual(await found({ tactic: 'courier_collects' }), [stevenage])
      assert.deepEqual(await found({ from: '2026-10-01', until: '2026-10-31' }), [stevenage])
      assert.deepEqual(await found({ state: 'published' }), [])
      assert.equal((await found({ kind: 'taken', state: 'collected' })).length, 2)
      assert.deepEqual(await found({ page: 99_999 }), [])
    })

    it('takes whatever is written as words to look for, and nothing else', async () => {
      for (const words of ["'); drop table warning; --", '" or -', '%_\\', '\0', ':*&|!<->', 'a'.repeat(5_000)])
        assert.deepEqual(await found({ words: `${words} zebra` }), [], words)
      assert.equal((await found({})).length, 2)
    })

    it('finds a warning by its corrected facts, which go out as test cases until they are taken back', async () => {
      const { rows } = await searchWarnings(store, { words: 'falmouth' }, { organisations: [], now })
      const of = { id: rows[0]!.id, number: 1, knowledge, areas, now }
      const correct = (field: string, written: string, quote = '') =>
        correctFact(store, actor, { ...of, field, written: [written], quote })
      await correct('places', 'Truro', 'in   Falmouth')
      await correct('victim_count', '3')
      await correct('places', 'Falmouth\nStevenage')
      assert.deepEqual((await found({ districts: ['E07000243'] })).sort(), [falmouth, stevenage])
      await assert.rejects(correct('victim_count', '3.5'), { code: 'input-wrong' })
      await assert.rejects(correct('period', 'today', 'words of another'), { code: 'input-wrong' })
      const cases = async () => (await linesOf(correctionCases(store))).map((line) => JSON.parse(line))
      const told = (await cases()).map(({ field, before: was, after: is }) => [field, was, is])
      assert.deepEqual(told, [
        ['victim_count', null, 3],
        ['places', ['Falmouth'], ['Falmouth', 'Stevenage']],
      ])
      const made = await store.db
        .selectFrom('warning_correction')
        .select(['id', 'field'])
        .orderBy('id', 'desc')
        .execute()
      const [newest, ...older] = made.filter(({ field }) => field === 'places')
      const undo = (correction: string) => undoCorrection(store, actor, { ...of, correction })
      await assert.rejects(undo(older[0]!.id), { code: 'input-wrong' })
      for (const { id } of [newest!, ...older]) await undo(id)
      assert.deepEqual(await found({ districts: ['E07000243'] }), [stevenage])
      assert.equal((await cases()).length, 1)
    })
  })
}
