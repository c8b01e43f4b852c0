import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { openStore } from './open.ts'
import { prepared } from './prepared.ts'
import type { Store } from './store.ts'
import { databases } from './test-databases.ts'

for (const { name, config } of databases)
  describe(`a statement whose plan is kept, on ${name}`, () => {
    let store: Store
    before(async () => {
      store = await openStore(await config(), 'test')
      await store.transact((session) => session.exec('create table thing (number bigint primary key, words text[])'))
    })
    after(() => store.close())

    const among = (numbers: readonly string[], since: Date | null = null) =>
      store.db.transaction().execute(async (db) => {
        const { rows } = await sql<{ number: string; words: string[]; at: Date | null }>`${prepared}
          select number, words, ${since}::timestamptz as at from thing
          where number = any(${[...numbers]}::bigint[]) order by number`.execute(db)
        return rows
      })
    const add = (number: number, words: string[]) =>
      store.db.transaction().execute((db) =>
        sql`${prepared}insert into thing values (${number}, ${words}::text[])
          on conflict (number) do update set words = excluded.words`.execute(db),
      )

    it('gives what it is asked each time, with nothing, dates, lists and hostile words among its values', async () => {
      const hostile = ["'; drop table thing; --", '{a,"b"}', '\\', 'é😀']
      assert.equal((await add(1, hostile)).numAffectedRows, 1n)
      const at = new Date('2026-11-21T03:00:00Z')
      for (let time = 0; time < 8; time++) {
        assert.deepEqual(await among(['1', '2'], at), [{ number: '1', words: hostile, at }])
        assert.deepEqual(await among([]), [])
      }
    })

    it('works after it failed, and after its table was taken away and made anew', async () => {
      await assert.rejects(among(['one']), /invalid input syntax/)
      await add(2, [])
      assert.equal((await among(['2'])).length, 1)
      await store.transact((session) =>
        session.exec('drop table thing; create table thing (number bigint primary key, words text[])'),
      )
      assert.deepEqual(await among(['2']), [])
      await add(3, ['c'])
      assert.deepEqual(await among(['3']), [{ number: '3', words: ['c'], at: null }])
    })

    it('is planned anew from time to time', async () => {
      for (let time = 0; time < 1_010; time++) await among(['3'])
      assert.equal((await among(['3'])).length, 1)
    })
  })
