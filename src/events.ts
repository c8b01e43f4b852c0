import type { Access } from './store/access.ts'
import type { Event } from './store/event.ts'

export type { Event } from './store/event.ts'

/** The part of a logger that events need; pino fits. */
export interface EventLog {
  info(fields: Readonly<Record<string, unknown>>, sentence: string): void
  error(fields: Readonly<Record<string, unknown>>, sentence: string): void
}

/**
 * Something happened: one audit row and one more on the day's count, in one transaction, then a log line. Resolved means
 * that it is kept; throws DoorchainError when it is not. An event holds no words a person typed.
 */
export async function record(access: Pick<Access, 'record'>, event: Event, log?: EventLog): Promise<void> {
  try {
    await access.record(event)
  } catch (error) {
    log?.error({ event: event.name, err: error }, 'An event could not be recorded.')
    throw error
  }
  log?.info({ event: event.name, ...event.detail }, 'Event recorded.')
}

/** Takes down events while the service runs, also those from before the database is open. */
export interface Recorder {
  /** Never throws: what cannot be kept is told to the log. */
  note(event: Event): void
  /** Resolves when everything noted so far is kept or told. */
  settled(): Promise<void>
}

/** Records through what `access` resolves to; when it rejects, nothing is kept. */
export function openRecorder(access: () => Promise<Pick<Access, 'record'>>, log: EventLog): Recorder {
  const underWay = new Set<Promise<void>>()
  return {
    note(event) {
      const done = access()
        .then((open) => record(open, event, log))
        .catch(() => undefined)
        .then(() => void underWay.delete(done))
      underWay.add(done)
    },
    settled: async () => void (await Promise.all(underWay)),
  }
}
