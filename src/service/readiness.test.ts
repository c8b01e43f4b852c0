import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openStore } from '../store/open.ts'
import { databases } from '../store/test-databases.ts'
import { openReadiness } from './readiness.ts'

for (const { name, config } of databases)
  describe(`readiness on ${name}`, () => {
    it('comes with the database, goes with it, and is not asked of it more than once a second', async () => {
      let now = 0
      const readiness = openReadiness(() => now)
      assert.deepEqual(await readiness.missing(), ['database'])
      const store = await openStore(await config())
      readiness.opened(store)
      assert.deepEqual(await readiness.missing(), [])
      await store.close()
      now += 999
      assert.deepEqual(await readiness.missing(), [])
      now += 1
      assert.deepEqual(await readiness.missing(), ['database'])
    })
  })

describe('a service that stops', () => {
  it('says so', () => {
    const readiness = openReadiness()
    assert.equal(readiness.isStopping(), false)
    readiness.stopping()
    assert.equal(readiness.isStopping(), true)
  })
})
