import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { endRecords } from '../../privacy/retention.ts'
import { erasedHash } from '../../store/erasure.ts'
import { schemaName } from '../../store/tables.ts'
import { databases } from '../../store/test-databases.ts'
import { copyHousehold } from './copy.ts'
import { findDevice } from './device.ts'
import { eraseHousehold } from './erase.ts'
import { noteForHousehold } from './event.ts'
import { openHousehold, replaceCode, setArea } from './household.ts'
import { items } from './item.ts'
import { householdRecords } from './kept.ts'
import { endedLastsMs, eventLastsMs } from './limits.ts'
import { startPairing } from './pairing.ts'
import { actIn, choose, later, make, noon, openForTests, pair, visitorAt } from './test-household.ts'
import { newTrustedCode, removeTrusted } from './trusted.ts'

for (const database of databases) {
  describe(`what a household holds, on ${database.name}`, () => {
    const store = openForTests(database)

    /** A household in which everything happened once. */
    async function full() {
      const made = await make(store())
      const act = actIn(made.household)
      const anna = await pair(store(), made.household, 'Anna Example')
      const ben = await pair(store(), made.household, 'Ben Example')
      await choose(store(), act, anna.id, ...items)
      await newTrustedCode(store(), { ...act, trusted: anna.id })
      await noteForHousehold(store().db, act, { kind: 'check', contact: 'phone' })
      await noteForHousehold(store().db, act, { kind: 'line-guard' })
      await removeTrusted(store(), ben.id, act)
      await startPairing(store(), act)
      await setArea(store(), 'E07000241', act)
      return { ...made, act, anna, ben }
    }

    it('is copied whole, and no code, token or hash is in the copy', async () => {
      const { act, code, household } = await full()
      const copy = await copyHousehold(store(), act)
      assert.deepEqual(copy.household, { createdAt: noon, codeMadeAt: noon, area: 'E07000241' })
      assert.deepEqual(
        copy.trusted.map(({ name, endedBy, hasOwnCode }) => [name, endedBy, hasOwnCode]),
        [
          ['Anna Example', null, true],
          ['Ben Example', 'household', false],
        ],
      )
      assert.deepEqual([copy.devices.length, copy.consents.length, copy.happened.length], [1, items.length, 2])
      const text = JSON.stringify(copy)
      const { code_hash } = await store()
        .db.selectFrom('household')
        .select('code_hash')
        .where('id', '=', household)
        .executeTakeFirstOrThrow()
      for (const secret of [code, code_hash, 'hash']) assert.ok(!text.includes(secret))
    })

    it('is erased from every table; one row of audit and a mark for backups stay, without an id', async () => {
      const other = await full()
      const { household, act, code, token, anna, ben } = await full()
      await eraseHousehold(store(), act)
      const everything = await store().transact(async (session) => {
        const tables = await session.rows(`select table_name from information_schema.tables where table_schema = $1`, [
          schemaName,
        ])
        const rows = []
        for (const { table_name } of tables)
          rows.push(...(await session.rows(`select row_to_json(t)::text as text from ${schemaName}.${table_name} t`)))
        return rows.map((row) => String(row.text)).join('\n')
      })
      for (const id of [household, anna.id, ben.id]) assert.ok(!everything.includes(id))
      assert.ok(everything.includes(other.household) && everything.includes(other.anna.id))
      const hash = erasedHash({ kind: 'household', id: household })
      const audit = await store().db.selectFrom('audit').selectAll().where('subject_id', '=', hash).execute()
      assert.deepEqual(
        audit.map(({ action, before, after }) => [action, before, after]),
        [['household-erased', null, null]],
      )
      assert.equal((await store().db.selectFrom('erasure').selectAll().where('id_hash', '=', hash).execute()).length, 1)
      await assert.rejects(openHousehold(store(), code, visitorAt()), { code: 'code-wrong' })
      for (const [gone, who] of [
        [token, 'household'],
        [anna.token, 'trusted'],
      ] as const)
        assert.equal(await findDevice(store().db, gone, { who, now: noon }), null)
      await assert.rejects(eraseHousehold(store(), act), { code: 'not-there' })
    })

    it('leaves no trace of what was done in it at the same moment, or is tried afterwards', async () => {
      for (let at = 0; at < 5; at++) {
        const { household, act, anna } = await full()
        await Promise.allSettled([
          eraseHousehold(store(), act),
          replaceCode(store(), act),
          removeTrusted(store(), anna.id, act),
          copyHousehold(store(), act),
        ])
        await assert.rejects(replaceCode(store(), act), { code: 'not-there' })
        await assert.rejects(setArea(store(), null, act), { code: 'not-there' })
        const audit = await store().db.selectFrom('audit').select(['actor_id', 'subject_id']).execute()
        assert.ok(!JSON.stringify(audit).includes(household) && !JSON.stringify(audit).includes(anna.id))
      }
    })

    it('leaves no name or number in the audit', async () => {
      const { household } = await full()
      const audit = await store().db.selectFrom('audit').selectAll().execute()
      assert.ok(audit.some(({ actor_id }) => actor_id === household))
      assert.doesNotMatch(JSON.stringify(audit), /Example|E07000241|phone/)
    })

    it('is forgotten when its time is over, and not before', async () => {
      const { household, act } = await full()
      const left = async () => {
        const copy = await copyHousehold(store(), act)
        return [copy.trusted.length, copy.happened.length]
      }
      const forget = (ms: number) => endRecords(store(), householdRecords, { now: later(ms) })
      await forget(eventLastsMs - 1)
      assert.deepEqual(await left(), [2, 2])
      const gone = await forget(eventLastsMs)
      assert.ok(gone.ended.household_event! >= 2)
      assert.deepEqual(await left(), [2, 0])
      await forget(endedLastsMs)
      assert.deepEqual(await left(), [1, 0])
      assert.ok(await store().db.selectFrom('household').select('id').where('id', '=', household).executeTakeFirst())
    })
  })
}
