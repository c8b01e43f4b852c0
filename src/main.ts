import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import pino from 'pino'
import { openChecker } from './check/check.ts'
import type { CheckResult } from './check/verdict.ts'
import { type Config, projectRoot, readConfig } from './config.ts'
import { type Event, record } from './events.ts'
import { loadDistricts } from './knowledge/areas.ts'
import { loadCompactKnowledge, loadExamples, loadKnowledge } from './knowledge/load.ts'
import { openReader } from './read/read.ts'
import type { Store } from './store/store.ts'
import type { Channel } from './values/contact.ts'
import { DoorchainError } from './values/error.ts'
import { webApp } from './web/app.ts'
import type { Caller } from './web/household/parts.ts'
import { type Service, serve } from './web/serve.ts'
import { works } from './work.ts'

/** Requests under way get this long to finish when the service stops. */
const graceMs = 5_000

/**
 * `doorchain start`: serves the pages, then opens the database behind them, until SIGINT or SIGTERM. Prints where to
 * look as soon as it listens; resolves to the exit code. Throws DoorchainError when it cannot start.
 */
export async function start(): Promise<number> {
  const config = readConfig()
  const log = pino({ level: config.logLevel }, pino.destination(2))
  const knowledge = loadKnowledge()
  const checker = openChecker(openReader(knowledge))
  const today = () => new Date().toISOString().slice(0, 10)
  const underWay = new Set<Promise<unknown>>()
  const note = (event: Event) => {
    const done = opening.then((store) => record(store.access, event, log)).catch(() => undefined)
    underWay.add(done)
    void done.then(() => underWay.delete(done))
  }
  const onCheck = (channel: Channel, { verdict, script }: CheckResult) =>
    note({ name: 'contact-checked', detail: { channel, verdict, script } })
  const onFailure = (error: Error) => log.error({ err: error }, 'A page could not be made.')
  const stopped = new Promise<void>((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve))

  const households = {
    store: () => opening.then((open) => open.store),
    now: () => new Date(),
    caller: callerOf,
    districts: loadDistricts(),
    items: ['checks', 'area', 'settings'] as const,
  }
  const parts = { knowledge, checker, today, onCheck, onFailure, examples: loadExamples, households }
  const service = await listen(webApp(parts, loadCompactKnowledge), config)
  console.log(`Doorchain is at ${service.address}\nTo stop it, press Ctrl and C.`)
  const opening = openDatabase(config)
  try {
    await Promise.race([opening, stopped])
    note({ name: 'service-started', detail: { version } })
    await stopped
  } finally {
    await Promise.race([service.close(), pause(graceMs, undefined, { ref: false })])
    const open = await opening.catch(() => null)
    note({ name: 'service-stopped', detail: {} })
    await Promise.all(underWay)
    await open?.store.close()
  }
  return 0
}

/** Without a proxy before it: whoever holds the other end of the connection, at the address that was asked for. */
const callerOf = (context: Context): Caller => ({
  network: (context.env as Partial<HttpBindings>)?.incoming?.socket.remoteAddress ?? 'unknown',
  origin: new URL(context.req.url).origin,
  requestId: randomUUID(),
})

const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string }

async function listen(app: ReturnType<typeof webApp>, { host, port }: Config): Promise<Service> {
  try {
    return await serve(app, { host, port })
  } catch (error) {
    const problem = (error as NodeJS.ErrnoException).code === 'EADDRINUSE' ? 'another program uses it' : String(error)
    throw new DoorchainError('port-taken', { where: `${host}:${port}`, problem }, error)
  }
}

/** Loaded after the pages are there: an embedded database takes a moment, and nobody who needs help should wait for it. */
async function openDatabase(config: Config) {
  const [{ openStore }, { directAccess }] = await Promise.all([import('./store/open.ts'), import('./store/access.ts')])
  const store: Store = await openStore(config, 'the Doorchain service', works)
  return { store, access: directAccess(store) }
}
