import { setImmediate } from 'node:timers/promises'
import { type BackupHeader, type Lines, readBackup } from './backup.ts'
import type { Event } from './event.ts'
import type { Store } from './store.ts'
import { doWork, type WorkOrder, type Works } from './work.ts'

export interface Status {
  readonly database: Store['kind']
  readonly where: string
  readonly migration: number
  /** How often each event happened, all days together. */
  readonly counts: Readonly<Record<string, number>>
}

/** What a command may ask of the database, whether it holds it or asks the process that does. */
export interface Access {
  status(): Promise<Status>
  /** Resolved means: it is kept. */
  record(event: Event): Promise<void>
  /** Hands every line of a backup to `take`, which is waited for. */
  backup(take: (lines: Lines) => Promise<void>): Promise<BackupHeader>
  /** Does one of the works that the holder knows; input and result are JSON. Throws `request-wrong` for an unknown one. */
  work(order: WorkOrder): Promise<unknown>
}

/** Access to a database that this process has open. */
export function directAccess(store: Store, works: Works = {}): Access {
  return {
    status: () => statusOf(store),
    record: async (event) => {
      // The embedded engine answers without a pause in which others on the socket could be heard.
      await setImmediate()
      await (await import('./event.ts')).writeEvent(store, event)
    },
    backup: (take) => readBackup(store, take),
    work: async (order) => {
      await setImmediate()
      return doWork(store, works, order)
    },
  }
}

async function statusOf(store: Store): Promise<Status> {
  const rows = await store.transact((session) =>
    session.rows('select name, sum(count)::text as count from event_count group by name order by name'),
  )
  return {
    database: store.kind,
    where: store.where,
    migration: store.migration,
    counts: Object.fromEntries(rows.map((row) => [String(row.name), Number(row.count)])),
  }
}
