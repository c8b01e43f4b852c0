import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openStore } from '../store/open.ts'
import type { Store } from '../store/store.ts'
import { schemaName } from '../store/tables.ts'
import { embeddedConfig } from '../store/test-databases.ts'
import { noticeOf } from './notice.ts'
import { records } from './records.ts'
import { endingInWords, kindInWords } from './words.ts'

const operator = { name: null, contact: null }

describe('the list of what is kept', () => {
  let store: Store
  before(async () => {
    store = await openStore(await embeddedConfig())
  })
  after(() => store.close())

  const ask = (statement: string) => store.transact((session) => session.rows(statement, [schemaName]))

  it('has one row for every table of the database, and none for a table that is not there', async () => {
    const tables = await ask('select tablename as name from pg_tables where schemaname = $1 order by 1')
    assert.deepEqual(
      records.map(({ table }) => table).sort(),
      tables.map(({ name }) => name),
    )
  })

  it('names only columns that are there, and moments where it counts from them', async () => {
    const rows = await ask(
      'select table_name, column_name, data_type from information_schema.columns where table_schema = $1',
    )
    const columns = new Map(rows.map((row) => [`${row.table_name}.${row.column_name}`, row.data_type]))
    for (const { table, personal, endings } of records) {
      const typeOf = (column: string) => columns.get(`${table}.${column}`)
      for (const column of personal?.columns ?? []) assert.ok(typeOf(column), `${table}.${column}`)
      for (const ending of endings) {
        if (ending.how !== 'deleted') continue
        assert.equal(typeOf(ending.column), 'timestamp with time zone', `${table}.${ending.column}`)
        for (const column of [ending.only?.column, ending.without])
          assert.ok(column === undefined || typeOf(column), `${table}.${column}`)
      }
    }
  })

  it('says that a record goes with another only where the database sees to it', async () => {
    const rows = await ask(
      `select conrelid::regclass::text as child, confrelid::regclass::text as parent from pg_constraint
       where connamespace = $1::regnamespace and contype = 'f' and confdeltype = 'c'`,
    )
    const cascades = rows.map(({ child, parent }) => `${child} with ${parent}`)
    for (const { table, endings } of records)
      for (const ending of endings)
        if (ending.how === 'goes-with') assert.ok(cascades.includes(`${table} with ${ending.table}`), table)
  })

  it('leaves no column with a name, an address or a person in it unnamed', async () => {
    const rows = await ask(
      `select table_name, column_name from information_schema.columns where table_schema = $1
       and (column_name ~ '(email|recipient|browser|label|actor_id|trusted_id|coordinator_id|household_id)'
         or (table_name, column_name) in (('coordinator', 'name'), ('trusted_person', 'name')))`,
    )
    const named = new Set(
      records.flatMap(({ table, personal }) => personal?.columns.map((one) => `${table}.${one}`) ?? []),
    )
    const isOwner = /\.(?:coordinator|household|trusted)_id$/
    for (const { table_name, column_name } of rows) {
      const column = `${table_name}.${column_name}`
      const kind = records.find(({ table }) => table === table_name)
      assert.ok(
        named.has(column) || (isOwner.test(column) && (kind?.personal || column === 'challenge.coordinator_id')),
        column,
      )
    }
  })
})

describe('every kind of record', () => {
  it('ends: personal ones never stay for good', () => {
    for (const { table, personal, endings } of records) {
      assert.ok(endings.length > 0, table)
      if (personal) assert.ok(!endings.some(({ how }) => how === 'stays'), table)
    }
  })

  it('has words for whoever it is about, and they stand in the notice', () => {
    const notice = noticeOf(records, { cookies: [], operator })
    const shown = Object.values(notice.kept).flat()
    for (const { table, personal } of records) {
      if (!personal) continue
      const items = Object.values(personal.notice)
      assert.ok(items.length > 0, table)
      for (const item of items) {
        assert.ok(shown.includes(item), table)
        for (const words of Object.values(item)) assert.match(words, /^[A-Z\d“].{3,}[.]$/s, table)
      }
    }
    assert.equal(new Set(shown.map(({ what }) => what)).size, shown.length)
  })

  it('is told to whoever runs the service: what, why, about whom, how it ends', () => {
    for (const kind of records) {
      const text = kindInWords(kind)
      for (const part of [kind.table, kind.holds, kind.why, ...kind.endings.map(endingInWords)])
        assert.ok(text.includes(part), kind.table)
      assert.doesNotMatch(text, /undefined|\[object/)
    }
  })
})
