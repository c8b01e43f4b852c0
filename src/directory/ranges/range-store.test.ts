import assert from 'node:assert/strict'
import { utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { openStore } from '../../store/open.ts'
import type { Store } from '../../store/store.ts'
import { databases, newFolder } from '../../store/test-databases.ts'
import { indexRanges } from './range-index.ts'
import { importRanges, readRanges } from './range-store.ts'

const now = new Date('2026-11-21T10:00:00Z')
const head = 'NMS Number Block: Number Block,Block Status,CP Name,Geographic Number Length,Allocation Date,Notes'
const folder = newFolder()

function file(name: string, rows: readonly string[], dated = '2026-11-18'): string {
  const path = join(folder, name)
  writeFileSync(path, [head, ...rows].join('\r\n'))
  utimesSync(path, new Date(dated), new Date(dated))
  return path
}

for (const { name, config } of databases) {
  describe(`Ofcom's files on ${name}`, () => {
    let store: Store
    const told: string[] = []
    const take = (files: readonly string[], more = {}) =>
      importRanges(store, { files, by: 'ann', now, ...more }, (words) => told.push(words))
    const find = async (digits: string) => indexRanges(await readRanges(store)).find(digits)
    before(async () => {
      store = await openStore(await config())
    })
    after(() => store.close())

    it('come in together, with the day of each file, what was left out, and progress', async () => {
      const many = Array.from(
        { length: 6000 },
        (_, at) => `7911 ${String(at).padStart(4, '0')},Free,,10 digit numbers,,`,
      )
      const s1 = file('s1.csv', ['1632 96,Protected,,4+6,,', '1134 96,Allocated,Made Up Telecom,3+7,,', 'oh,Free,,,,'])
      const [first, second] = await take([s1, file('s7.csv', many)])
      assert.deepEqual(
        [first?.blocks, first?.bad, second?.blocks],
        [2, [{ line: 4, reason: '"oh" is no block of numbers' }], 6000],
      )
      assert.ok(told.includes('s7.csv: 5000 blocks written.') && told.includes('s7.csv: 6000 blocks written.'))
      const range = { status: 'allocated', holder: 'Made Up Telecom', length: 10, dated: '2026-11-18' }
      assert.deepEqual(await find('1134960123'), range)
      assert.equal(await find('2079460123'), null)
    })

    it('take the place of older ones of the same opening, and leave the others', async () => {
      await take([file('s1.csv', ['1632 96,Free,,4+6,,', '2079 46,Free,,2+8,,'], '2026-11-20')])
      assert.equal((await find('1632960123'))?.status, 'free')
      assert.equal(await find('1134960123'), null)
      assert.equal((await find('7911000012'))?.status, 'free')
    })

    it('change nothing when they are older, cut short, of a day to come, or no such files', async () => {
      const cut = file('s7.csv', ['7911 0000,Free,,10 digit numbers,,'])
      await assert.rejects(take([file('s1.csv', ['1632 96,Allocated,X,4+6,,'], '2026-11-12')]), {
        code: 'ranges-older',
      })
      await assert.rejects(take([cut]), { code: 'ranges-fewer' })
      await assert.rejects(take([cut], { dated: '2026-11-30' }), { code: 'ranges-undated' })
      await assert.rejects(take([join(folder, 'missing.csv')]), { code: 'ranges-unreadable' })
      const areas = join(folder, 'areas.csv')
      writeFileSync(areas, 'Code,Area\n0113,Leeds\n')
      await assert.rejects(take([areas]), { code: 'ranges-unreadable' })
      assert.equal((await find('1632960123'))?.status, 'free')
      assert.equal((await find('7911000012'))?.status, 'free')
      await take([cut], { fewer: true })
      assert.equal(await find('7911500012'), null)
    })
  })
}
