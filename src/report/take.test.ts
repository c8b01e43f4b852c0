import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { openAreas } from '../areas/open.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import { endRecords } from '../privacy/retention.ts'
import { readBackup } from '../store/backup.ts'
import { writeBackupFile } from '../store/backup-file.ts'
import { openStore } from '../store/open.ts'
import { restoreBackup } from '../store/restore.ts'
import type { Store } from '../store/store.ts'
import { schemaName } from '../store/tables.ts'
import { databases, newFolder } from '../store/test-databases.ts'
import { inTransaction } from '../store/transaction.ts'
import { dayMs, yearMs } from '../values/time-span.ts'
import { parseAnswers } from './answers.ts'
import { addEvidence } from './evidence/keep.ts'
import { wav } from './evidence/test-sounds.ts'
import { reportRecords } from './kept.ts'
import { openReportMeans, type ReportMeans } from './means.ts'
import { addToReport, openOwn, reportEraser, withdrawReport } from './own.ts'
import { referenceOf } from './reference.ts'
import { type Taking, takeReport } from './take.ts'

const now = new Date('2026-11-21T10:00:00Z')
const later = (ms: number) => new Date(now.getTime() + ms)
const areas = openAreas(() => '2026-11-21')
const account =
  'A man rang me and said his name was Arthur Penfold, that he was a police officer and my card had been used. He told me to ring 01632 960555, to tell nobody, and that a courier would collect my card and PIN. I rang my daughter on 01632 960777.'
const sent = {
  kind: 'call',
  happenedOn: '2026-11-20',
  district: 'E07000103',
  account,
  shown: ['020 7946 0123'],
  lostPounds: 1200,
  contact: { name: 'Sheila Brand', phone: '01632 960777' },
}

for (const database of databases)
  describe(`a report that came in, on ${database.name}`, () => {
    let store: Store
    let means: ReportMeans
    before(async () => {
      store = await openStore(await database.config())
      means = await openReportMeans(store.db, { knowledge: loadKnowledge(), areas })
    })
    after(() => store.close())

    const take = (change: object = {}, how: Partial<Taking> = {}) =>
      inTransaction(store, (db) =>
        takeReport(db, parseAnswers({ ...sent, ...change }, { today: '2026-11-21', view: areas.on() }), {
          via: 'form',
          origin: '192.0.2.1',
          organisation: null,
          trust: 'unverified',
          code: true,
          now,
          means,
          ...how,
        }),
      )
    const open = ({ id, code }: { id: string; code: string | null }) =>
      openOwn(store, {
        reference: referenceOf(id).toLowerCase(),
        code: ` ${code?.toUpperCase()} `,
        network: '192.0.2.9',
        now,
      })

    /** Every row of every table, as text. */
    const everything = () =>
      store.transact(async (session) => {
        const tables = await session.rows(`select table_name from information_schema.tables where table_schema = $1`, [
          schemaName,
        ])
        const rows = []
        for (const { table_name } of tables)
          rows.push(...(await session.rows(`select row_to_json(t)::text as text from ${schemaName}.${table_name} t`)))
        return rows.map((row) => String(row.text)).join('\n')
      })

    it('is kept with what its words say beside what was given, not linked yet, and its connection as a hash', async () => {
      const { id } = await take()
      const row = await store.db.selectFrom('report').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
      assert.equal(row.script, 'courier-fraud-police')
      for (const tactic of ['claims_police', 'courier_collects', 'hand_over_card', 'keep_secret'])
        assert.ok(row.tactics.includes(tactic), tactic)
      assert.deepEqual([row.shown, row.spoken, row.aliases], [['02079460123'], ['01632960555'], ['Arthur Penfold']])
      assert.deepEqual([row.claimed, row.method, row.force], ['police', 'courier', 'E23000027'])
      assert.deepEqual([row.outcome, Number(row.lost_pounds), row.signature?.length], ['lost', 1200, 240])
      assert.ok(row.origin && !row.origin.includes('192'))
      const waits = await store.db.selectFrom('link_waiting').selectAll().where('report', '=', row.serial).execute()
      assert.equal(waits.length, 1)
    })

    it('is one report however often the same form, or the same row of an organisation, is sent', async () => {
      const token = 'a-token-of-one-form-that-nobody-guesses'
      const [first, again] = [await take({}, { token }), await take({ age: 80 }, { token })]
      assert.deepEqual([again.id, again.code, again.isSame], [first.id, first.code, true])
      const organisation = (
        await store.db
          .insertInto('organisation')
          .values({ name: 'Aldercombe Watch', created_at: now })
          .returning('id')
          .executeTakeFirstOrThrow()
      ).id
      const how = { organisation, theirReference: 'CR/1', trust: 'trusted' } as const
      const rows = await Promise.all([take({}, how), take({}, how)])
      assert.equal(new Set(rows.map(({ id }) => id)).size, 1)
      assert.deepEqual(rows.map(({ isSame }) => isSame).sort(), [false, true])
      assert.notEqual((await take({}, { ...how, theirReference: 'CR/2' })).id, rows[0]!.id)
    })

    it('is opened by its reference and code however they are typed, by nothing else, and not by trying', async () => {
      const made = await take()
      await addToReport(store, { serial: made.serial }, { words: 'He rang again.', now })
      const own = await open(made)
      assert.deepEqual([own.answers.account, own.notes.map(({ words }) => words)], [account, ['He rang again.']])
      assert.deepEqual(own.answers.contact, { name: 'Sheila Brand', phone: '01632 960777', email: null })
      const other = await take()
      for (const wrong of [
        { ...made, code: other.code },
        { ...made, id: 'aaaaaaaaaaaa' },
        { ...made, code: '' },
        { ...made, code: "' or 1=1 --" },
      ])
        await assert.rejects(open(wrong), { code: 'report-unknown' })
      const guess = () => openOwn(store, { reference: referenceOf(made.id), code: 'x', network: '192.0.2.66', now })
      const tries = await Promise.allSettled(Array.from({ length: 61 }, guess))
      const codes = tries.map((one) => (one.status === 'rejected' ? one.reason.code : 'opened'))
      const count = (code: string) => codes.filter((one) => one === code).length
      assert.deepEqual([count('report-unknown'), count('too-many-tries')], [60, 1])
    })

    it('is gone from everywhere once it is taken back, and does not come back with a backup', async () => {
      const [gone, left] = [await take({ account: 'Words of the one that is taken back.' }), await take()]
      await addToReport(store, gone, { words: 'A note to be forgotten.', now })
      const { id: file } = await addEvidence(store, gone, { bytes: wav(), now })
      assert.equal((await addEvidence(store, gone, { bytes: wav(), now })).id, file)
      const kept = await addEvidence(store, left, { bytes: wav(), now })
      const looked = {
        actor_kind: 'coordinator',
        actor_id: 'somebody',
        organisation_id: null,
        origin: 'test',
        before: null,
        after: '{"evidence":"of the one"}',
      } as const
      await store.db
        .insertInto('audit')
        .values({ ...looked, action: 'report-looked-at', subject_kind: 'report', subject_id: gone.id })
        .execute()
      const backup = join(newFolder(), 'a.backup')
      await writeBackupFile(backup, (write) => readBackup(store, write))

      await withdrawReport(store, gone, now)
      const hasNone = async () => {
        const all = await everything()
        for (const trace of [gone.id, 'taken back.', 'to be forgotten', 'of the one', file])
          assert.ok(!all.includes(trace), trace)
        assert.ok(all.includes(left.id) && all.includes('report-looked-at'))
      }
      await hasNone()
      await assert.rejects(open(gone), { code: 'report-unknown' })
      await assert.rejects(withdrawReport(store, gone, now), { code: 'report-unknown' })
      await assert.rejects(addToReport(store, gone, { words: 'x', now }), { code: 'report-unknown' })
      await assert.rejects(addEvidence(store, gone, { bytes: wav(), now }), { code: 'report-unknown' })

      const { erasedAgain } = await restoreBackup(store, backup, { replace: true, erasers: [reportEraser] })
      assert.equal(erasedAgain, 1)
      await hasNone()
      const own = await open(left)
      assert.equal(own.answers.account, account)
      const row = await store.db
        .selectFrom('report_evidence')
        .selectAll()
        .where('id', '=', kept.id)
        .executeTakeFirstOrThrow()
      assert.equal(row.sha256, createHash('sha256').update(row.bytes).digest('hex'))
    })

    it('has at most six files', async () => {
      const made = await take()
      const file = (at: number) => Buffer.concat([wav().subarray(0, -8), Buffer.of(at)])
      for (let at = 0; at < 6; at++) await addEvidence(store, made, { bytes: file(at), now })
      await assert.rejects(addEvidence(store, made, { bytes: file(6), now }), {
        code: 'evidence-refused',
        message: /6 files/,
      })
    })

    it('loses by itself its connection, whom to ask, its words and files, and in the end all of it, each in its time', async () => {
      const made = await take()
      await addToReport(store, made, { words: 'A note.', now })
      await addEvidence(store, made, { bytes: wav(), now })
      const left = async (ms: number) => {
        await endRecords(store, reportRecords, { now: later(ms) })
        const row = await store.db.selectFrom('report').selectAll().where('id', '=', made.id).executeTakeFirst()
        const count = async (table: 'report_contact' | 'report_note' | 'report_evidence') =>
          (await store.db.selectFrom(table).select('report').where('report', '=', made.serial).execute()).length
        const [contact, note, file] = [
          await count('report_contact'),
          await count('report_note'),
          await count('report_evidence'),
        ]
        return { row: row !== undefined, origin: row?.origin != null, words: row?.account !== '', contact, note, file }
      }
      const all = { row: true, origin: true, words: true, contact: 1, note: 1, file: 1 }
      assert.deepEqual(await left(30 * dayMs - 1), all)
      assert.deepEqual(await left(30 * dayMs), { ...all, origin: false })
      assert.deepEqual(await left(yearMs), { ...all, origin: false, contact: 0 })
      const bare = { row: true, origin: false, words: false, contact: 0, note: 0, file: 0 }
      assert.deepEqual(await left(2 * yearMs), bare)
      const own = await open(made)
      assert.deepEqual([own.answers.account, own.answers.shown], ['', ['02079460123']], 'it can still be taken back')
      await left(6 * yearMs)
      assert.equal((await store.db.selectFrom('report').select('id').execute()).length, 0)
    })
  })
