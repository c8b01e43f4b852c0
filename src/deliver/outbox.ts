import { sql } from 'kysely'
import type { Store } from '../store/store.ts'
import { type Db, inTransaction } from '../store/transaction.ts'
import { problemOf } from '../values/problem.ts'
import type { MailRoute } from './smtp.ts'

/** Tried again after 1, 2, 4, … minutes, at most an hour apart, until it expires. */
const firstWaitMs = 60_000
const longestWaitMs = 3_600_000
/** A row that a sender took is left to it for so long: then the sender is thought dead. */
const leaseMs = 120_000
/** Rows are looked for so often even when nobody said that there is one. */
const lookEveryMs = 30_000

interface Outgoing {
  readonly id: string
  readonly recipient: string
  readonly subject: string
  readonly body: string
  readonly tries: number
}

/** Told of a message that could not be handed over, without address or words. */
export type OnTrouble = (problem: string, tries: number) => void

export interface Outbox {
  /** Says that a message was written. */
  wake(): void
  /** Finishes the message under way. */
  close(): Promise<void>
}

/** Sends what is in the table of outgoing mail, one after the other, as long as it is open. */
export function openOutbox(store: Store, route: MailRoute, onTrouble: OnTrouble = () => undefined): Outbox {
  let running = Promise.resolve()
  let isWanted = false
  let isClosed = false
  const run = async () => {
    while (isWanted && !isClosed) {
      isWanted = false
      await sendAll(store, route, { onTrouble, isClosed: () => isClosed }).catch((error) =>
        onTrouble(problemOf(error), 0),
      )
    }
  }
  const wake = () => {
    if (isWanted || isClosed) return
    isWanted = true
    running = running.then(run)
  }
  const timer = setInterval(wake, lookEveryMs)
  timer.unref()
  wake()
  return {
    wake,
    async close() {
      isClosed = true
      clearInterval(timer)
      await running
      route.close()
    },
  }
}

async function sendAll(
  store: Store,
  route: MailRoute,
  { onTrouble, isClosed }: { onTrouble: OnTrouble; isClosed: () => boolean },
): Promise<void> {
  for (;;) {
    const mail = isClosed() ? undefined : await inTransaction(store, (db) => take(db, new Date()))
    if (!mail) return
    try {
      await route.send({ to: mail.recipient, subject: mail.subject, text: mail.body })
    } catch (error) {
      onTrouble(codeFor(error), mail.tries)
      await store.db.updateTable('outgoing_mail').set(later(mail, error)).where('id', '=', mail.id).execute()
      continue
    }
    await store.db.deleteFrom('outgoing_mail').where('id', '=', mail.id).execute()
  }
}

/** The next message that is due, leased; what has expired is dropped. */
async function take(db: Db, now: Date): Promise<Outgoing | undefined> {
  await db.deleteFrom('outgoing_mail').where('expires_at', '<=', now).execute()
  const due = await db
    .selectFrom('outgoing_mail')
    .select(['id', 'recipient', 'subject', 'body', 'tries'])
    .where('next_try_at', '<=', now)
    .orderBy('next_try_at')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (!due) return undefined
  const next_try_at = new Date(now.getTime() + leaseMs)
  await db.updateTable('outgoing_mail').set({ next_try_at, tries: sql`tries + 1` }).where('id', '=', due.id).execute()
  return due
}

function later({ tries }: Outgoing, error: unknown) {
  const wait = Math.min(longestWaitMs, firstWaitMs * 2 ** tries)
  return { next_try_at: new Date(Date.now() + wait), problem: codeFor(error) }
}

/** The server's words may repeat the address: only the code of what went wrong is told. */
const codeFor = (error: unknown): string =>
  String((error as { code?: unknown } | null)?.code ?? 'not sent').slice(0, 60)
