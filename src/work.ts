import { type Config, readConfig } from './config.ts'
import { withStore } from './store/with-store.ts'
import type { Works } from './store/work.ts'

/**
 * What commands have done by whoever holds the database: the running service, or they themselves when none runs. Each
 * module is loaded only when its work is asked for.
 */
export const works: Works = {}

/** Runs a work of the table, through the service if it runs; prints how far it is. Throws what the work throws. */
export function runWork(name: string, input: unknown, config: Config = readConfig()): Promise<unknown> {
  return withStore(config, { purpose: `doorchain ${name}`, works }, (access) =>
    access.work({ name, input, tell: (progress) => console.error(progress) }),
  )
}
