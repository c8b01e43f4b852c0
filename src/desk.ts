import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import type { Outbox } from './deliver/outbox.ts'
import type { Store } from './store/store.ts'
import type { DeskParts } from './web/desk/visit.ts'

/** The desk and the mail it sends. */
export interface Desk {
  readonly parts: DeskParts
  /** Begins to send mail, once the database is open. */
  opened(store: Store): Promise<void>
  close(): Promise<void>
}

/** What the desk is made from. `store` resolves when the database is open. */
export function openDesk(config: Config, store: () => Promise<Store>, log: Logger): Desk {
  let outbox: Outbox | undefined
  const { secrets, mailFrom } = config
  const smtp = secrets.smtpUrl !== null && mailFrom !== null ? { url: secrets.smtpUrl, from: mailFrom } : null
  return {
    parts: {
      store,
      publicUrl: config.publicUrl,
      now: () => new Date(),
      wakeMail: smtp && (() => outbox?.wake()),
      areas: { name: () => null, find: () => [] },
      covers: (wide, narrow) => wide === narrow,
      pause,
    },
    async opened(open) {
      if (!smtp) return
      const [{ openOutbox }, { openSmtp }] = await Promise.all([
        import('./deliver/outbox.ts'),
        import('./deliver/smtp.ts'),
      ])
      outbox = openOutbox(open, await openSmtp(smtp), (problem, tries) =>
        log.warn({ problem, tries }, 'A message could not be handed to the mail server; it is tried again.'),
      )
    },
    close: async () => outbox?.close(),
  }
}
