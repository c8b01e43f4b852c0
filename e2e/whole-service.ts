import { openChecker } from '../src/check/check.ts'
import { openHearing } from '../src/check/tactic-hearing.ts'
import { readConfig } from '../src/config.ts'
import { loadCompactKnowledge, loadExamples, loadKnowledge } from '../src/knowledge/load.ts'
import { askForNight, doNight } from '../src/link/night/job.ts'
import { openReader } from '../src/read/read.ts'
import { linkFirst } from '../src/service/link-first.ts'
import { openLinking } from '../src/service/linking.ts'
import { openLog } from '../src/service/log.ts'
import { noticeFor } from '../src/service/notice.ts'
import { openRooms } from '../src/service/rooms.ts'
import { openStore } from '../src/store/open.ts'
import type { Store } from '../src/store/store.ts'
import { embeddedConfig } from '../src/store/test-databases.ts'
import { inTransaction } from '../src/store/transaction.ts'
import { daysAfter } from '../src/values/day.ts'
import { dayInLondon } from '../src/values/london-day.ts'
import { webApp } from '../src/web/app.ts'
import { openEdge } from '../src/web/edge/edge.ts'
import { serve } from '../src/web/serve.ts'
import { freePort } from './postgres.ts'

/** Everything the service serves, with linking; its night comes when told. */
export interface WholeService {
  readonly publicUrl: string
  readonly store: Store
  /** Waits until every report was compared with the others. */
  linked(): Promise<void>
  /** Links all reports anew and looks for spikes up to yesterday. */
  night(): Promise<void>
  close(): Promise<void>
}

const now = () => new Date()
const quiet = { write: () => undefined }

export async function startWhole(): Promise<WholeService> {
  const [store, port] = await Promise.all([embeddedConfig().then((config) => openStore(config)), freePort()])
  const publicUrl = `http://localhost:${port}`
  const config = readConfig({ PUBLIC_URL: publicUrl })
  const log = openLog('error', quiet)
  const knowledge = loadKnowledge()
  const linking = openLinking(log)
  const today = () => dayInLondon(now())
  const rooms = openRooms({ config, log, knowledge, today, store: async () => store, onReported: linking.wake })
  const parts = {
    knowledge,
    checker: openChecker(openReader(knowledge), openHearing(knowledge)),
    today,
    examples: loadExamples,
    notice: noticeFor(config.operator),
    ...rooms.parts,
  }
  const app = webApp(parts, loadCompactKnowledge, openEdge({ publicUrl }))
  const service = await serve(app, { host: '127.0.0.1', port, connections: 100, certificate: null })
  await rooms.opened(store)
  linking.opened(store)
  return {
    publicUrl,
    store,
    async linked() {
      const waiting = store.db.selectFrom('link_waiting').select('report').limit(1)
      for (let tries = 0; tries < 200 && (await waiting.executeTakeFirst()); tries++) {
        linking.wake()
        await new Promise((done) => setTimeout(done, 50))
      }
    },
    async night() {
      const asked = { upto: daysAfter(today(), -1), startedBy: 'test', now: now() }
      await inTransaction(store, (db) => askForNight(db, asked))
      await doNight(store, { now, tell: () => undefined, isStopping: () => false, link: linkFirst })
    },
    async close() {
      await service.close(1_000)
      await Promise.all([linking.close(), rooms.close()])
      await store.close()
    },
  }
}
