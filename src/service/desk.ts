import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Areas } from '../areas/open.ts'
import type { Config } from '../config.ts'
import type { Outbox } from '../deliver/outbox.ts'
import type { Store } from '../store/store.ts'
import type { Knowledge } from '../values/knowledge.ts'
import type { DeskParts } from '../web/desk/visit.ts'

/** The desk and the mail it sends. */
export interface Desk {
  readonly parts: DeskParts
  /** Begins to send mail, once the database is open. */
  opened(store: Store): Promise<void>
  close(): Promise<void>
}

/** What the desk is made from. */
export interface DeskMaterial {
  readonly config: Config
  readonly log: Logger
  readonly knowledge: Knowledge
  readonly areas: Areas
  /** Resolves when the database is open. */
  readonly store: () => Promise<Store>
}

export function openDesk({ config, log, knowledge, areas, store }: DeskMaterial): Desk {
  let outbox: Outbox | undefined
  const { secrets, mailFrom } = config
  const smtp = secrets.smtpUrl !== null && mailFrom !== null ? { url: secrets.smtpUrl, from: mailFrom } : null
  return {
    parts: {
      store,
      publicUrl: config.publicUrl,
      now: () => new Date(),
      wakeMail: smtp && (() => outbox?.wake()),
      shipped: () => knowledge,
      areas,
      pause,
      fetcher: async () => (await import('../warn/fetch/the-fetcher.ts')).theFetcher(),
    },
    async opened(open) {
      if (!smtp) return
      const [outgoing, { openSmtp }] = await Promise.all([import('../deliver/outbox.ts'), import('../deliver/smtp.ts')])
      outbox = outgoing.openOutbox(open, await openSmtp(smtp), (problem, tries) =>
        log.warn({ problem, tries }, 'A message could not be handed to the mail server; it is tried again.'),
      )
    },
    close: async () => outbox?.close(),
  }
}
