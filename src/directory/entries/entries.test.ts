import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { loadKnowledge } from '../../knowledge/load.ts'
import { openStore } from '../../store/open.ts'
import type { Store } from '../../store/store.ts'
import { databases } from '../../store/test-databases.ts'
import type { Actor } from '../../values/actor.ts'
import { readHistory } from './changes.ts'
import { expiring, openDirectory } from './directory.ts'
import { decideChange, proposeEntry, proposeRemoval, readDirectory } from './entry-store.ts'

const shipped = loadKnowledge()
const now = new Date('2026-11-21T10:00:00Z')
const person = (id: string): Actor => ({ kind: 'coordinator', id, organisation: null, origin: 'test' })
const ann = person('ann')
const bob = person('bob')

const entry = (id: string, change: Record<string, unknown> = {}) => ({
  id,
  organisation: 'Made Up Borough Council',
  reach: [{ kind: 'phone', value: '01632 960123' }],
  use: 'Ring to ask whether a visit from the council is planned.',
  rules: ['inbound-only'],
  nations: ['england'],
  sources: [{ publisher: 'Made Up Borough Council', address: 'https://council.example/contact', date: null }],
  checked: '2026-11-01',
  expires: '2027-11-01',
  confidence: 'H',
  ...change,
})

for (const { name, config } of databases) {
  describe(`the directory on ${name}`, () => {
    let store: Store
    before(async () => {
      store = await openStore(await config())
    })
    after(() => store.close())
    const propose = (id: string, actor = ann, change = {}) =>
      proposeEntry(store, actor, { entry: entry(id, change), reason: 'New on their page', shipped, now })

    it('lists an entry when a second person approves it, with both in the history and the audit', async () => {
      const { id } = await propose('council')
      assert.equal((await readDirectory(store, shipped)).find('council'), undefined)
      await decideChange(store, bob, { id, decision: 'approved', now })
      const directory = await readDirectory(store, shipped)
      assert.equal(directory.find('council')?.by.kind, 'here')
      assert.deepEqual(
        directory.listingsOf('01632960123').map((listing) => listing.organisation),
        ['Made Up Borough Council'],
      )
      const [change] = await readHistory(store, 'council')
      assert.deepEqual([change?.proposed_by, change?.decided_by, change?.state], ['ann', 'bob', 'approved'])
      const rows = await store.db
        .selectFrom('audit')
        .where('subject_id', '=', 'council')
        .selectAll()
        .orderBy('id')
        .execute()
      assert.deepEqual(
        rows.map(({ actor_id, action }) => [actor_id, action]),
        [
          ['ann', 'directory-entry-list-proposed'],
          ['bob', 'directory-entry-list-approved'],
        ],
      )
    })

    it('lets nobody list a number alone, under any spelling of the name', async () => {
      const { id } = await propose('alone')
      for (const same of [ann, person('ANN'), person(' ann ')])
        await assert.rejects(decideChange(store, same, { id, decision: 'approved', now }), { code: 'change-own' })
      await assert.rejects(decideChange(store, bob, { id, decision: 'withdrawn', now }), { code: 'change-not-own' })
      await decideChange(store, ann, { id, decision: 'withdrawn', now })
      await assert.rejects(decideChange(store, bob, { id, decision: 'approved', now }), { code: 'change-decided' })
      assert.equal((await readDirectory(store, shipped)).find('alone'), undefined)
    })

    it('lists no number that costs a lot to ring', async () => {
      for (const value of ['0909 879 0123', '+44 909 879 0123', '070 1234 5678']) {
        const change = { reach: [{ kind: 'phone', value }] }
        await assert.rejects(propose('dear', ann, change), { code: 'entry-wrong', message: /costs a lot/ }, value)
      }
    })

    it('lets no terminal and no service change anything', async () => {
      for (const kind of ['terminal', 'service', 'household', 'trusted'] as const)
        await assert.rejects(propose('by-machine', { ...ann, kind }), { code: 'person-needed' })
    })

    it('refuses in the database itself what the code would refuse', async () => {
      const { id } = await propose('by-hand')
      const refused = [
        `update directory_change set state = 'approved', decided_by = 'ann', decided_at = now() where id = ${id}`,
        `update directory_change set state = 'approved', decided_by = ' Ann ', decided_at = now() where id = ${id}`,
        `update directory_change set state = 'approved' where id = ${id}`,
        `update directory_change set proposal = '{}' where id = ${id}`,
        `insert into directory_entry (subject, change_id) values ('by-hand', ${id})`,
        `insert into directory_entry (subject, change_id, change_state) values ('by-hand', ${id}, 'proposed')`,
        `insert into directory_change (subject, action, reason, proposed_by) values ('999', 'remove', 'because', 'ann')`,
        ...['sources', 'checked', 'expires'].map(
          (field) => `insert into directory_change (subject, action, proposal, reason, proposed_by)
            select 'bare', action, proposal - '${field}', reason, proposed_by from directory_change where id = ${id}`,
        ),
      ]
      for (const statement of refused)
        await assert.rejects(
          store.transact((session) => session.exec(statement)),
          { code: 'database-failed' },
          statement,
        )
      await decideChange(store, bob, { id, decision: 'rejected', note: 'Not their page', now })
      const rewrite = `update directory_change set note = 'x' where id = ${id}`
      await assert.rejects(
        store.transact((session) => session.exec(rewrite)),
        { code: 'database-failed' },
      )
    })

    it('takes no entry without a source, a day it was checked, or a day it runs out', async () => {
      const wrong: readonly (readonly [string, Record<string, unknown>])[] = [
        ['sources', { sources: [] }],
        ['checked', { checked: undefined }],
        ['expires', { expires: undefined }],
        ['expires', { expires: '2026-10-01' }],
        ['expires', { expires: '2029-11-01' }],
        ['expires', { checked: '2026-01-01', expires: '2026-11-20' }],
        ['checked', { checked: '2026-11-22' }],
        ['reach', { reach: [] }],
        ['reach', { reach: [{ kind: 'phone', value: '0161' }] }],
        ['organisation', { organisation: 'Turned\u202eround' }],
      ]
      for (const [field, change] of wrong)
        await assert.rejects(propose('wrong', ann, change), (error: Error & { code?: string }) => {
          assert.equal(error.code, 'entry-wrong')
          assert.match(error.message, new RegExp(field))
          return true
        })
    })

    it('takes no proposal without a reason', async () => {
      for (const reason of ['', '  ', 'x'])
        await assert.rejects(proposeEntry(store, ann, { entry: entry('why'), reason, shipped, now }), {
          code: 'entry-wrong',
        })
    })

    it('keeps emergency numbers as they are, under their own name and any other', async () => {
      for (const id of ['999', 'gas-emergency-gb']) {
        await assert.rejects(propose(id), { code: 'entry-emergency' })
        await assert.rejects(proposeRemoval(store, ann, { id, reason: 'Gone', shipped }), { code: 'entry-emergency' })
      }
      for (const value of ['999', '112', '18000', '0800 111 999', '+44 800 002 001'])
        await assert.rejects(propose('false-friend', ann, { reach: [{ kind: 'phone', value }] }), {
          code: 'entry-emergency',
        })
    })

    it('takes an entry off when two agree, also one that shipped, and holds one proposal at a time', async () => {
      const { id } = await proposeRemoval(store, bob, { id: 'tps', reason: 'No longer there', shipped })
      await assert.rejects(propose('tps', ann), { code: 'change-open' })
      await decideChange(store, ann, { id, decision: 'approved', now })
      const directory = await readDirectory(store, shipped)
      assert.equal(directory.find('tps'), undefined)
      assert.deepEqual(directory.listingsOf('03450700707'), [])
      await assert.rejects(proposeRemoval(store, bob, { id: 'tps', reason: 'Again', shipped }), {
        code: 'entry-unknown',
      })
    })

    it('decides once, however many ask at the same moment', async () => {
      const { id } = await propose('race')
      const tries = ['bob', 'cat', 'dan'].map((who) =>
        decideChange(store, person(who), { id, decision: 'approved', now }),
      )
      const done = await Promise.allSettled(tries)
      assert.equal(done.filter(({ status }) => status === 'fulfilled').length, 1)
      for (const one of done) if (one.status === 'rejected') assert.equal(one.reason.code, 'change-decided')
    })

    it('finds no change with a number that is none', async () => {
      for (const id of ['0', '999999', '1; drop table audit', ''])
        await assert.rejects(decideChange(store, bob, { id, decision: 'approved', now }), { code: 'change-unknown' })
    })
  })
}

describe('what is listed', () => {
  const directory = openDirectory({ shipped })

  it('has every shipped entry with a source, a day it was checked and a day it runs out', () => {
    assert.equal(directory.listings.length, shipped.contacts.length)
    for (const { id, sources, checked, expires } of directory.listings)
      assert.ok(sources.length > 0 && checked < expires, id)
  })

  it('names what runs out within so many days, soonest first, and keeps it listed', () => {
    assert.deepEqual(expiring(directory, '2026-11-21', 30), [])
    const soon = expiring(directory, '2027-10-15', 30)
    assert.equal(soon.length, shipped.contacts.length)
    assert.ok(directory.find('999'))
  })

  it('takes nothing from another instance in place of what is ours, and no emergency number', () => {
    const theirs = (id: string, value: string) =>
      ({ ...entry(id), reach: [{ kind: 'phone' as const, value }] }) as never
    const merged = openDirectory({
      shipped,
      imported: [
        {
          instance: 'Elsewhere',
          version: 3,
          expires: '2027-01-01T00:00:00Z',
          entries: [
            theirs('159', '01632 960555'),
            theirs('bank', '999'),
            theirs('dear', '0909 879 0123'),
            theirs('council', '01632 960777'),
          ],
        },
      ],
    })
    assert.equal(merged.find('159')?.by.kind, 'shipped')
    assert.deepEqual(merged.listingsOf('01632960555'), [])
    assert.deepEqual(merged.listingsOf('09098790123'), [])
    assert.deepEqual(
      merged.listingsOf('999').map(({ by }) => by.kind),
      ['shipped'],
    )
    const [council] = merged.listingsOf('01632960777')
    assert.deepEqual(
      [council?.id, council?.by, council?.expires],
      ['Elsewhere/council', { kind: 'instance', name: 'Elsewhere' }, '2027-01-01'],
    )
  })
})
