import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { openStore } from '../store/open.ts'
import type { Store } from '../store/store.ts'
import { databases } from '../store/test-databases.ts'
import { dayMs, hourMs, yearMs } from '../values/time-span.ts'
import { records } from './records.ts'
import { endRecords } from './retention.ts'

const now = new Date('2026-11-21T03:00:00Z')
const ago = (ms: number) => new Date(now.getTime() - ms)
const justBefore = (ms: number) => ago(ms - 1)

for (const { name, config } of databases) {
  describe(`records whose time is over, on ${name}`, () => {
    let store: Store
    before(async () => {
      store = await openStore(await config())
    })
    after(() => store.close())
    beforeEach(async () => {
      await endRecords(store, records, { now: new Date('2100-01-01') })
      await store.db.deleteFrom('coordinator').execute()
    })

    const end = () => endRecords(store, records, { now })

    async function coordinator(email: string, ended_at: Date | null = null): Promise<string> {
      const person = { name: 'Jane Example', email, ended_at, created_at: ago(9 * yearMs) }
      return (await store.db.insertInto('coordinator').values(person).returning('id').executeTakeFirstOrThrow()).id
    }

    it('go, and those whose time is not over stay', async () => {
      const id = await coordinator('jane@parish.example')
      const { db } = store
      const each = <T>(make: (at: (ms: number) => Date, which: string) => T) => [
        make(ago, 'over'),
        make(justBefore, 'not'),
      ]
      const attempt = { purpose: 'test', window_start: ago(yearMs), count: 1 }
      await db
        .insertInto('attempt')
        .values(each((at, key_hash) => ({ ...attempt, key_hash, window_end: at(0) })))
        .execute()
      const mail = { subject: 'Hello', body: 'You', next_try_at: now }
      await db
        .insertInto('outgoing_mail')
        .values(each((at, recipient) => ({ ...mail, recipient, expires_at: at(0) })))
        .execute()
      const challenge = { challenge: 'x', purpose: 'sign-in' as const }
      await db
        .insertInto('challenge')
        .values(each((at, token_hash) => ({ ...challenge, token_hash, expires_at: at(0) })))
        .execute()
      const session = { coordinator_id: id, method: 'passkey' as const, browser: 'Firefox', expires_at: justBefore(0) }
      await db
        .insertInto('desk_session')
        .values(each((at, token_hash) => ({ ...session, token_hash, seen_at: at(8 * hourMs) })))
        .execute()
      const ticket = { coordinator_id: id, purpose: 'recovery' as const, expires_at: justBefore(0) }
      await db
        .insertInto('ticket')
        .values(each((at, hash) => ({ ...ticket, hash, used_at: at(dayMs) })))
        .execute()
      const audit = { actor_id: 'x', origin: 'test', action: 'tested', subject_kind: 'test', subject_id: 'x' }
      for (const [actor_kind, ms] of [
        ['coordinator', 6 * yearMs],
        ['household', yearMs],
        ['trusted', yearMs],
      ] as const)
        await db
          .insertInto('audit')
          .values(each((at, action) => ({ ...audit, actor_kind, action, at: at(ms) })))
          .execute()
      const { ended, isWhole } = await end()
      assert.deepEqual(
        [ended, isWhole],
        [{ attempt: 1, audit: 3, outgoing_mail: 1, challenge: 1, ticket: 1, desk_session: 1 }, true],
      )
      const left = [
        ...(await db.selectFrom('attempt').select('key_hash as left').execute()),
        ...(await db.selectFrom('audit').select('action as left').execute()),
        ...(await db.selectFrom('outgoing_mail').select('recipient as left').execute()),
        ...(await db.selectFrom('challenge').select('token_hash as left').execute()),
        ...(await db.selectFrom('ticket').select('hash as left').execute()),
        ...(await db.selectFrom('desk_session').select('token_hash as left').execute()),
      ]
      assert.deepEqual(
        left.map((row) => row.left),
        Array(8).fill('not'),
      )
      assert.deepEqual((await end()).ended, {})
    })

    it('go in small transactions, and what a stop leaves goes the next time', async () => {
      const row = { purpose: 'many', window_start: ago(yearMs), window_end: ago(hourMs), count: 1 }
      const rows = Array.from({ length: 250 }, (_, at) => ({ ...row, key_hash: `${at}` }))
      await store.db.insertInto('attempt').values(rows).execute()
      let asked = 0
      const goesOn = async () => ++asked < 2
      const first = await endRecords(store, records, { now, most: 100, goesOn })
      assert.deepEqual(first, { ended: { attempt: 200 }, isWhole: false })
      assert.deepEqual(await end(), { ended: { attempt: 50 }, isWhole: true })
    })

    it('lose the name of a coordinator who left two years ago, also in the audit; what they did stays', async () => {
      const gone = await coordinator('Jane@Parish.example', ago(2 * yearMs))
      const other = await coordinator('other@parish.example', justBefore(2 * yearMs))
      const audit = {
        origin: 'test',
        subject_kind: 'coordinator',
        actor_kind: 'coordinator' as const,
        at: ago(2 * yearMs),
      }
      const json = (facts: unknown) => JSON.stringify(facts)
      await store.db
        .insertInto('audit')
        .values([
          {
            ...audit,
            actor_id: other,
            subject_id: gone,
            action: 'a',
            after: json({ role: 'writer', label: 'Key of J' }),
          },
          {
            ...audit,
            actor_id: gone,
            subject_id: 'entry',
            action: 'b',
            before: json({ by: ['jane example', 'Janet Exampler'] }),
          },
          {
            ...audit,
            actor_id: other,
            subject_id: 'entry',
            action: 'c',
            after: json({ note: 'ask jane@parish.example, please', n: 3 }),
          },
          { ...audit, actor_id: other, subject_id: other, action: 'd', after: json({ label: 'Key' }) },
        ])
        .execute()
      assert.deepEqual((await end()).ended, { coordinator: 1 })
      const rows = await store.db
        .selectFrom('audit')
        .select(['actor_id', 'before', 'after'])
        .orderBy('action')
        .execute()
      assert.deepEqual(rows, [
        { actor_id: other, before: null, after: { role: 'writer', label: '[taken out]' } },
        { actor_id: gone, before: { by: ['[taken out]', 'Janet Exampler'] }, after: null },
        { actor_id: other, before: null, after: { note: 'ask [taken out], please', n: 3 } },
        { actor_id: other, before: null, after: { label: 'Key' } },
      ])
      const people = await store.db.selectFrom('coordinator').select(['id', 'name', 'email']).orderBy('email').execute()
      assert.deepEqual(
        people.filter(({ id }) => id === gone),
        [{ id: gone, name: 'former coordinator', email: `${gone}@former.invalid` }],
      )
      assert.equal(people.find(({ id }) => id === other)?.name, 'Jane Example')
      assert.deepEqual((await end()).ended, {})
    })

    it('take their roles with them in the end', async () => {
      const id = await coordinator('jane@parish.example', ago(6 * yearMs))
      const organisation = await store.db
        .insertInto('organisation')
        .values({ name: `Parish of ${id}` })
        .returning('id')
        .executeTakeFirstOrThrow()
      const grant = { coordinator_id: id, organisation_id: organisation.id, role: 'writer' as const, area: null }
      await store.db
        .insertInto('grant_of_role')
        .values({ ...grant, ended_at: null })
        .execute()
      await end()
      assert.deepEqual(await store.db.selectFrom('coordinator').select('id').execute(), [])
      assert.deepEqual(await store.db.selectFrom('grant_of_role').select('id').execute(), [])
    })

    it('go with a household that nobody opens any more, but not with one that somebody opens or whose code is new', async () => {
      const made = { created_at: ago(4 * yearMs), code_made_at: ago(3 * yearMs) }
      const household = async (code_hash: string, more: Partial<typeof made> = {}) => {
        const row = { ...made, code_hash, ...more }
        return (await store.db.insertInto('household').values(row).returning('id').executeTakeFirstOrThrow()).id
      }
      await household('unused')
      await household('new code', { code_made_at: justBefore(3 * yearMs) })
      const [used, closing] = [await household('used'), await household('closing now')]
      for (const [household_id, expires_at] of [
        [used, justBefore(0)],
        [closing, ago(0)],
      ] as const) {
        const device = { token_hash: household_id, household_id, trusted_id: null, browser: 'Firefox' }
        await store.db
          .insertInto('household_device')
          .values({ ...device, created_at: ago(yearMs), seen_at: ago(yearMs), expires_at })
          .execute()
      }
      assert.deepEqual((await end()).ended, { household_device: 1, household: 2 })
      const left = await store.db.selectFrom('household').select('code_hash').orderBy('code_hash').execute()
      assert.deepEqual(
        left.map((row) => row.code_hash),
        ['new code', 'used'],
      )
    })

    it('go from the history of the directory, but never what holds now, nor the number of the newest release', async () => {
      const { db } = store
      const change = {
        action: 'remove' as const,
        reason: 'Closed.',
        proposed_by: 'ann',
        decided_by: 'bob',
        proposed_at: ago(7 * yearMs),
      }
      const decided = async (subject: string, ms: number) => {
        const row = { ...change, subject, state: 'approved' as const, decided_at: ago(ms), proposal: null, note: null }
        return (await db.insertInto('directory_change').values(row).returning('id').executeTakeFirstOrThrow()).id
      }
      await decided('over', 6 * yearMs)
      await decided('recent', 6 * yearMs - 1)
      await db
        .insertInto('directory_entry')
        .values({ subject: 'holds', change_id: await decided('holds', 6 * yearMs) })
        .execute()
      const release = { expires_at: ago(0), key_id: 'k', next_key_id: null, entries: 1, made_by: 'ann' }
      for (const version of [1, 2])
        await db
          .insertInto('directory_release')
          .values({ ...release, version, created_at: ago(6 * yearMs) })
          .execute()
      assert.deepEqual((await end()).ended, { directory_change: 1, directory_release: 1 })
      const left = await db.selectFrom('directory_change').select('subject').orderBy('subject').execute()
      assert.deepEqual(
        left.map((row) => row.subject),
        ['holds', 'recent'],
      )
      assert.deepEqual(await db.selectFrom('directory_release').select('version').execute(), [{ version: '2' }])
    })
  })
}
