import { type Outbox, openOutbox } from '../src/deliver/outbox.ts'
import { openSmtp } from '../src/deliver/smtp.ts'
import { openNumbers } from '../src/directory/numbers.ts'
import { loadCompactKnowledge } from '../src/knowledge/load.ts'
import { openStore } from '../src/store/open.ts'
import type { Store } from '../src/store/store.ts'
import { embeddedConfig } from '../src/store/test-databases.ts'
import { atTerminal } from '../src/values/actor.ts'
import { type Fetcher, openFetcher } from '../src/warn/fetch/fetcher.ts'
import { shippedDigest } from '../src/warn/shipped.ts'
import { takeIn } from '../src/warn/take-in/intake.ts'
import { webApp } from '../src/web/app.ts'
import type { DeskParts } from '../src/web/desk/visit.ts'
import { openEdge } from '../src/web/edge/edge.ts'
import { serve } from '../src/web/serve.ts'
import { freePort } from './postgres.ts'
import { siteParts } from './site-parts.ts'
import { openSmtpSink, type SmtpSink } from './smtp-sink.ts'

/** The service with a desk, its database and a mail server, all real, in this process. */
export interface DeskService {
  readonly publicUrl: string
  readonly store: Store
  readonly sink: SmtpSink
  /** Moves the clock of the desk and of the pages of warnings. */
  wait(ms: number): void
  /** Takes a warning of others in, in the form of a file; gives its id. */
  take(text: string): Promise<string>
  close(): Promise<void>
}

const publicFetcher = openFetcher({ userAgent: 'Doorchain/1.0', now: () => new Date() })

/** `fetcher` reads feeds and pages of others; unless told, only public ones. */
export async function startDesk(fetcher: Fetcher = publicFetcher): Promise<DeskService> {
  const [store, sink, port] = await Promise.all([
    embeddedConfig().then((config) => openStore(config)),
    openSmtpSink(),
    freePort(),
  ])
  const publicUrl = `http://localhost:${port}`
  const outbox: Outbox = openOutbox(store, await openSmtp({ url: sink.url, from: 'Doorchain <desk@parish.example>' }))
  let ahead = 0
  const now = () => new Date(Date.now() + ahead)
  const parts = siteParts({ store: () => store, publicUrl, now })
  const desk: DeskParts = {
    store: async () => store,
    publicUrl,
    now,
    wakeMail: outbox.wake,
    shipped: () => parts.knowledge,
    areas: parts.areas.areas,
    pause: async () => undefined,
    fetcher: async () => fetcher,
  }
  const numbers = openNumbers(parts.knowledge, () => store)
  const app = webApp({ ...parts, numbers, desk }, loadCompactKnowledge, openEdge({ publicUrl }))
  const service = await serve(app, { host: '127.0.0.1', port, connections: 100, certificate: null })
  return {
    publicUrl,
    store,
    sink,
    wait: (ms) => {
      ahead += ms
    },
    take: (text) => takeDocument(store, text),
    async close() {
      await service.close(1_000)
      await outbox.close()
      await sink.close()
      await store.close()
    },
  }
}

async function takeDocument(store: Store, text: string): Promise<string> {
  async function* documents() {
    yield { name: 'warning.md', bytes: Buffer.from(text), mediaType: 'text/markdown' }
  }
  const actor = atTerminal('test')
  await takeIn(store, documents(), {
    digest: shippedDigest(),
    actor,
    now: new Date(),
    tell: () => undefined,
    origin: 'test',
  })
  const newest = store.db.selectFrom('warning').select('id').where('kind', '=', 'taken').orderBy('made_at', 'desc')
  return (await newest.executeTakeFirstOrThrow()).id
}
