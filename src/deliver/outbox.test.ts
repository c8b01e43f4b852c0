import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { openSmtpSink, type SmtpSink } from '../../e2e/smtp-sink.ts'
import { openStore } from '../store/open.ts'
import { queueMail } from '../store/outgoing.ts'
import type { Store } from '../store/store.ts'
import { databases } from '../store/test-databases.ts'
import { inTransaction } from '../store/transaction.ts'
import { type Outbox, openOutbox } from './outbox.ts'
import { openSmtp } from './smtp.ts'

const hour = 3_600_000

for (const { name, config } of databases) {
  describe(`outgoing mail on ${name}`, () => {
    let store: Store
    let sink: SmtpSink
    let outbox: Outbox
    const trouble: string[] = []
    const open = async () =>
      openOutbox(store, await openSmtp({ url: sink.url, from: 'desk@parish.example' }), (problem) =>
        trouble.push(problem),
      )

    before(async () => {
      store = await openStore(await config())
      sink = await openSmtpSink()
      outbox = await open()
    })
    after(async () => {
      await outbox.close()
      await sink.close()
      await store.close()
    })
    beforeEach(() => trouble.splice(0))

    const write = (to: string, { now = new Date(), lastsMs = hour } = {}) =>
      inTransaction(store, (db) =>
        queueMail(db, { to, subject: 'A word', text: 'Said.' }, { now, expires: new Date(now.getTime() + lastsMs) }),
      )
    const left = async () => (await store.db.selectFrom('outgoing_mail').selectAll().execute()).length
    /** Asks until it is so; a sender works by itself. */
    const until = async (holds: () => Promise<boolean>) => {
      const end = Date.now() + 20_000
      while (!(await holds())) {
        assert.ok(Date.now() < end, 'it did not come to pass')
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    }

    it('is sent once, and nothing of it stays', async () => {
      await write('one@parish.example')
      outbox.wake()
      const { subject, text, from } = await sink.next('one@parish.example')
      assert.deepEqual([subject, text.trim(), from], ['A word', 'Said.', 'desk@parish.example'])
      await until(async () => (await left()) === 0)
    })

    it('is tried again when the server was busy, and the address stands in no message of trouble', async () => {
      sink.refuse(1)
      await write('two@parish.example')
      outbox.wake()
      await until(async () => trouble.length > 0)
      const row = await store.db.selectFrom('outgoing_mail').select(['tries', 'problem']).executeTakeFirstOrThrow()
      assert.equal(row.tries, 1)
      assert.doesNotMatch(trouble.join() + row.problem, /parish/)
      await store.db
        .updateTable('outgoing_mail')
        .set({ next_try_at: new Date(0) })
        .execute()
      outbox.wake()
      await sink.next('two@parish.example')
      await until(async () => (await left()) === 0)
    })

    it('is not sent any more when its time is over', async () => {
      await write('late@parish.example', { now: new Date(Date.now() - 2 * hour) })
      outbox.wake()
      await until(async () => (await left()) === 0)
      assert.ok(sink.received.every(({ to }) => to !== 'late@parish.example'))
    })

    it('is not sent twice by two senders, and a sender that died leaves it to another', async () => {
      const other = await open()
      for (let at = 0; at < 20; at++) await write(`many${at}@parish.example`)
      outbox.wake()
      other.wake()
      await until(async () => (await left()) === 0)
      await other.close()
      const many = sink.received.filter(({ to }) => to.startsWith('many')).map(({ to }) => to)
      assert.equal(many.length, 20)
      assert.equal(new Set(many).size, 20)
      await write('left@parish.example')
      await store.db
        .updateTable('outgoing_mail')
        .set({ tries: 1, next_try_at: new Date(Date.now() - 1) })
        .execute()
      outbox.wake()
      await sink.next('left@parish.example')
    })

    it('is not written where its cause is not', async () => {
      const cause = inTransaction(store, async (db) => {
        await queueMail(
          db,
          { to: 'no@parish.example', subject: '', text: '' },
          { now: new Date(), expires: new Date(Date.now() + hour) },
        )
        throw new Error('the cause failed')
      })
      await assert.rejects(cause)
      assert.ok(sink.received.every(({ to }) => to !== 'no@parish.example'))
    })
  })
}
