import type { Store } from '../../store/store.ts'
import type { Published } from '../published.ts'
import { worldIds } from '../test-world.ts'
import { type CapContext, identifierOf, senderOf } from './message.ts'
import { printCap } from './print.ts'

const messages = [
  { id: worldIds.own, number: 1, kind: 'alert', at: '2026-11-18T09:00:00Z' },
  { id: worldIds.own, number: 2, kind: 'update', at: '2026-11-20T14:31:00Z' },
  { id: worldIds.cancelled, number: 1, kind: 'cancel', at: '2026-11-12T08:00:00Z' },
] as const

const types = { alert: 'Alert', update: 'Update', cancel: 'Cancel' } as const

/** Keeps, in the world of the tests, the CAP messages that went out for its warnings. */
export async function sendTestCap(
  store: Store,
  { published, context }: { published: Published; context: CapContext },
): Promise<void> {
  for (const { id, number, kind, at } of messages) {
    const warning = await published.find(id, number)
    if (!warning) throw new Error(`there is no ${id}`)
    const sent = new Date(at)
    const identifier = identifierOf(context.publicUrl, { id, number, kind })
    const head = { identifier, sender: senderOf(context.publicUrl), sent, references: [], note: warning.endReason }
    const cap = printCap(warning, { ...head, msgType: types[kind] }, context)
    await store.db
      .insertInto('warning_sent')
      .values({ identifier, warning_id: id, number, kind, sent_at: sent, cap })
      .execute()
  }
}
