import type { Db } from '../../store/transaction.ts'
import type { Sent } from '../../values/warning.ts'
import { type CapContext, identifierOf, senderOf } from '../cap/message.ts'
import { printCap } from '../cap/print.ts'
import type { FactNames } from '../facts/stated.ts'
import { publishedFrom } from '../published.ts'
import { rowsOf } from '../published-rows.ts'

/** What messages are printed with. */
export interface SendContext {
  readonly cap: CapContext
  readonly names: FactNames
}

interface Sending {
  readonly id: string
  readonly number: number
  readonly kind: Sent['kind']
  /** For everybody: why it is cancelled. */
  readonly note: string | null
}

const types = { alert: 'Alert', update: 'Update', cancel: 'Cancel' } as const

/** Prints the CAP message of a public version and keeps it as it goes out, with references to all that went out before. */
export async function sendCap(
  db: Db,
  { id, number, kind, note }: Sending,
  { context, now }: { readonly context: SendContext; readonly now: Date },
): Promise<void> {
  const [rows] = await rowsOf(db, id, number)
  const warning = rows && publishedFrom(rows, { now, names: context.names })
  if (!warning) throw new Error('a message is only for what is public')
  const { publicUrl } = context.cap
  const identifier = identifierOf(publicUrl, { id, number, kind })
  const references = warning.sent.map(({ identifier: before, at }) => ({
    identifier: before,
    sender: before.slice(0, before.indexOf(`.${id}.`)),
    sent: at,
  }))
  const head = { identifier, sender: senderOf(publicUrl), sent: now, msgType: types[kind], references, note }
  const cap = printCap(warning, head, context.cap)
  await db.insertInto('warning_sent').values({ identifier, warning_id: id, number, kind, sent_at: now, cap }).execute()
}
