import type { Mail } from '../values/mail.ts'
import type { Db } from './transaction.ts'

/** Writes a message to be sent, in the transaction of what caused it; from `expires` on it is not sent any more. */
export async function queueMail(db: Db, mail: Mail, { now, expires }: { now: Date; expires: Date }): Promise<void> {
  await db
    .insertInto('outgoing_mail')
    .values({ recipient: mail.to, subject: mail.subject, body: mail.text, next_try_at: now, expires_at: expires })
    .execute()
}
