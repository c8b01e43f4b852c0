import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { openStore } from '../../store/open.ts'
import type { Store } from '../../store/store.ts'
import { databases, newFolder } from '../../store/test-databases.ts'
import { doWork } from '../../store/work.ts'
import { district, view } from '../test-areas.ts'
import { areasWorks } from '../work.ts'
import { readBoundaries } from './geojson.ts'
import { boundaryLicence, type KeptBoundaries } from './keep.ts'
import { type Edition, prepareEdition } from './prepare.ts'
import { collection, feature, square } from './test-geojson.ts'

const [leek, lichfield] = [district('Staffordshire Moorlands'), district('Lichfield')]

function edition(name: string, codes: readonly string[]): Edition {
  const json = collection(codes.map((code, at) => feature(code, square(-2 + at / 5, 53), name)))
  const bytes = new TextEncoder().encode(JSON.stringify(json))
  return prepareEdition(readBoundaries(bytes, 'x'), view, () => undefined)
}

function prepared(value: unknown): string {
  const file = join(newFolder(), 'edition.json')
  writeFileSync(file, JSON.stringify(value))
  return file
}

for (const { name, config } of databases) {
  describe(`boundaries on ${name}`, () => {
    let store: Store
    before(async () => {
      store = await openStore(await config())
    })
    after(() => store.close())

    const put = (value: unknown) =>
      doWork(store, areasWorks, { name: 'areas-import', input: { file: prepared(value), by: 'tester' } })
    const get = async (districts: readonly string[]) =>
      (await doWork(store, areasWorks, { name: 'areas-boundaries', input: { districts } })) as KeptBoundaries

    it('are kept with edition, date and licence, and a newer edition takes the place of the older', async () => {
      assert.deepEqual(await get([leek]), { edition: null, boundaries: [] })
      assert.deepEqual(await put(edition('LAD24', [leek, lichfield])), {
        edition: 'LAD24',
        districts: 2,
        replaced: null,
      })
      assert.deepEqual(await put(edition('LAD26', [leek])), { edition: 'LAD26', districts: 1, replaced: 'LAD24' })
      const kept = await get([leek, lichfield])
      assert.equal(kept.edition?.name, 'LAD26')
      assert.deepEqual(
        kept.boundaries.map((one) => one.district),
        [leek],
      )
      assert.deepEqual(kept.boundaries[0]?.polygons[0]?.[0]?.[0], [-2, 53])
      const row = await store.db.selectFrom('area_boundary').selectAll().executeTakeFirstOrThrow()
      assert.equal(row.licence, boundaryLicence)
      const audit = await store.db.selectFrom('audit').selectAll().orderBy('id').execute()
      assert.deepEqual(
        audit.map(({ subject_id }) => subject_id),
        ['LAD24', 'LAD26'],
      )
    })

    it('that are broken half way change nothing', async () => {
      const good = edition('LAD27', [lichfield])
      const twice = { ...good, boundaries: [...good.boundaries, ...good.boundaries] }
      await assert.rejects(put(twice), { code: 'database-failed' })
      await assert.rejects(put({ edition: 'LAD27', boundaries: [] }), { code: 'input-wrong' })
      await assert.rejects(put({ ...good, edition: "'; drop" }), { code: 'input-wrong' })
      await assert.rejects(
        doWork(store, areasWorks, { name: 'areas-import', input: { file: '/nowhere', by: 'tester' } }),
        { code: 'boundaries-wrong' },
      )
      assert.equal((await get([leek])).edition?.name, 'LAD26')
    })
  })
}
