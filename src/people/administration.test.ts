import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openStore } from '../store/open.ts'
import type { Store } from '../store/store.ts'
import { databases } from '../store/test-databases.ts'
import type { Actor } from '../values/actor.ts'
import { invite, inviteAgain, removeCoordinator } from './administration.ts'
import { findByEmail, findCoordinator } from './coordinator.ts'
import { findSession, openSession } from './desk-session.ts'
import type { Role } from './grants.ts'
import { addOrganisation } from './organisations.ts'
import { readTicket } from './tickets.ts'

const now = new Date('2026-11-21T10:00:00Z')
const terminal: Actor = { kind: 'terminal', id: 'test', organisation: null, origin: 'test' }

for (const { name, config } of databases) {
  describe(`administrators of two organisations on ${name}`, () => {
    let store: Store
    let police: string
    let council: string
    before(async () => {
      store = await openStore(await config())
      police = await addOrganisation(store, 'Fernholt Police', { actor: terminal, now })
      council = await addOrganisation(store, 'Brackenmoor Council', { actor: terminal, now })
    })
    after(() => store.close())

    /** By an administrator at the desk, where a mail server is set or not. */
    const give = (organisation: string, email: string, more: { role?: Role; mails?: string[]; called?: string } = {}) =>
      invite(
        store,
        { name: more.called ?? 'Anna Moss', email, organisation, role: more.role ?? 'writer', area: null },
        {
          actor: { kind: 'coordinator', id: 'someone', organisation, origin: 'test' },
          now,
          ...(more.mails && { announce: async (_, token) => void more.mails?.push(token) }),
        },
      )

    const personOf = (token: string) => readTicket(store.db, token, { purpose: 'invitation', now })
    const organisationsOf = async (id: string) =>
      (await findCoordinator(store.db, id))?.grants.map(({ organisation }) => organisation) ?? []

    it('get no link to the account of somebody whom the other invited, even before that person has signed in', async () => {
      const { coordinator, token } = await give(police, 'anna@police.example', { role: 'approver' })
      await assert.rejects(give(council, 'ANNA@police.example'), { code: 'known-elsewhere' })
      assert.deepEqual(await organisationsOf(coordinator), [police])
      assert.equal(await personOf(token!), coordinator)
      assert.equal((await give(police, 'anna@police.example', { role: 'writer' })).token, null)
    })

    it('cannot take an address first and wait for the other to give it a role', async () => {
      const { coordinator } = await give(council, 'chief@police.example')
      await assert.rejects(give(police, 'chief@police.example', { role: 'approver' }), { code: 'known-elsewhere' })
      assert.deepEqual(await organisationsOf(coordinator), [council])
    })

    it('may both give roles to one person where the link goes to the mailbox, or at the terminal', async () => {
      const mails: string[] = []
      const { coordinator } = await give(police, 'ben@police.example', { mails })
      await give(council, 'ben@police.example', { mails })
      assert.equal(mails.length, 2)
      assert.equal(await personOf(mails[1]!), coordinator)
      const person = { name: 'Ben Hale', email: 'anna@police.example', organisation: council, area: null } as const
      const { token } = await invite(store, { ...person, role: 'writer' }, { actor: terminal, now })
      assert.equal(typeof token, 'string')
    })

    it('bring nobody back under another name, nor with a session of theirs from before', async () => {
      const { coordinator } = await give(police, 'carl@police.example', { called: 'Carl Reed' })
      await removeCoordinator(store, { coordinator, organisation: police }, { actor: terminal, now })
      const session = await openSession(store.db, { coordinator, method: 'passkey', browser: 'test', now })
      const back = await give(council, 'carl@police.example', { called: 'Somebody Else' })
      assert.equal(back.coordinator, coordinator)
      assert.equal(await personOf(back.token!), coordinator)
      assert.equal((await findByEmail(store.db, 'carl@police.example'))?.name, 'Carl Reed')
      assert.equal(await findSession(store.db, session, now), null)
    })

    it('who invite one new person at the same moment make them known once, and one of them gets the link', async () => {
      const given = await Promise.allSettled([
        give(police, 'dora@police.example'),
        give(council, 'dora@police.example'),
      ])
      assert.deepEqual(given.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
      const refused = given.find((each) => each.status === 'rejected')
      assert.equal(refused?.reason.code, 'known-elsewhere')
    })

    it('leave no role behind when one gives it at the moment the other ends the person', async () => {
      for (let at = 0; at < 5; at++) {
        const email = `eve${at}@police.example`
        const { coordinator } = await give(police, email)
        await Promise.all([
          removeCoordinator(store, { coordinator, organisation: police }, { actor: terminal, now }),
          give(council, email, { mails: [] }),
        ])
        assert.deepEqual(await organisationsOf(coordinator), [council])
      }
    })

    it('reset nobody who works for the other too', async () => {
      const mails: string[] = []
      const { coordinator } = await give(police, 'finn@police.example', { mails })
      await give(council, 'finn@police.example', { mails })
      const reset = (organisation: string) =>
        inviteAgain(store, { coordinator, organisation }, { actor: { ...terminal, kind: 'coordinator' }, now })
      await assert.rejects(reset(police), { code: 'not-allowed' })
      assert.equal(await personOf(mails[1]!), coordinator)
    })
  })
}
