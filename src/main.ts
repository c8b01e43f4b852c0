import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import { openChecker } from './check/check.ts'
import { openHearing } from './check/tactic-hearing.ts'
import { type Config, readConfig, softwareVersion } from './config.ts'
import { openRecorder, type Recorder } from './events.ts'
import { loadCompactKnowledge, loadExamples, loadKnowledge } from './knowledge/load.ts'
import { type Ended, rowsOf } from './privacy/retention.ts'
import { openReader } from './read/read.ts'
import { openFollowing } from './service/following.ts'
import { openHub } from './service/hub.ts'
import { openImporting } from './service/importing.ts'
import { openLinking } from './service/linking.ts'
import { isOnThisMachine, openListeners } from './service/listeners.ts'
import { openLog } from './service/log.ts'
import { openNight } from './service/night.ts'
import { noticeFor } from './service/notice.ts'
import { openReadiness, type Readiness } from './service/readiness.ts'
import { openRetention, type Retention } from './service/retention.ts'
import { openRooms, type Rooms } from './service/rooms.ts'
import { untilStopped } from './service/signals.ts'
import type { Knowledge } from './values/knowledge.ts'
import { webApp } from './web/app.ts'
import { type Certificate, openCertificate } from './web/edge/certificate.ts'
import { type Edge, openEdge } from './web/edge/edge.ts'
import { openLimiter } from './web/edge/limiter.ts'
import { type Metrics, openMetrics } from './web/edge/metrics.ts'
import type { SiteParts } from './web/site.ts'
import { works } from './work.ts'

/** Requests under way get this long to finish when the service stops. */
const graceMs = 5_000

/**
 * `doorchain start`: serves the pages, then opens the database behind them, until SIGINT or SIGTERM. Prints where to
 * look as soon as it listens; resolves to the exit code. Throws DoorchainError when it cannot start.
 */
export async function start(): Promise<number> {
  const config = readConfig()
  const log = openLog(config.logLevel)
  const stopped = untilStopped()
  const certificate = config.tls && openCertificate(config.tls, log)
  const readiness = openReadiness()
  const retention = openRetention(log)
  const following = openFollowing(log)
  const importing = openImporting(log)
  const night = openNight(log)
  const metrics = metricsOf({ readiness, certificate, retention })
  const linking = openLinking(log, metrics.linked)
  const recorder = openRecorder(() => opening.then(({ access }) => access), log)
  const knowledge = loadKnowledge()
  const rooms = openRooms({
    config,
    log,
    knowledge,
    today,
    store: () => opening.then(({ store }) => store),
    onReported: linking.wake,
  })
  const hub = openHub(config, { log, knowledge, areas: rooms.parts.areas.areas })
  const notice = noticeFor(config.operator, isOnThisMachine(config.publicUrl) ? undefined : log)
  const parts = { ...partsOf(knowledge, { log, metrics, recorder, checks: rooms.checks }), ...rooms.parts, notice }
  const app = webApp(parts, loadCompactKnowledge, edgeOf(config, { readiness, metrics, log }))

  const listeners = await openListeners(app, { config, certificate, log })
  console.log(listeners.greeting)
  const opening = openDatabase(config)
  try {
    const onEnded = endedTo({ log, metrics, recorder })
    const opened = opening.then(({ store }) => {
      readiness.opened(store)
      following.opened(store)
      importing.opened(store)
      linking.opened(store)
      night.opened(store)
      hub.opened(store)
      return Promise.all([rooms.opened(store), retention.opened(store, onEnded)])
    })
    await Promise.race([opened, stopped])
    recorder.note({ name: 'service-started', detail: { version: softwareVersion() } })
    await stopped
    readiness.stopping()
    await pause(config.drainSeconds * 1000)
  } finally {
    await listeners.close(graceMs)
    const open = await opening.catch(() => null)
    const closing = [rooms, retention, following, importing, linking, night, hub]
    await Promise.all(closing.map((part) => part.close()))
    recorder.note({ name: 'service-stopped', detail: {} })
    await recorder.settled()
    await open?.store.close()
  }
  return 0
}

const today = () => new Date().toISOString().slice(0, 10)

interface Watchers {
  readonly log: Logger
  readonly metrics: Metrics
  readonly recorder: Recorder
}

/** What the pages are made from, and who hears of what they do. */
function partsOf(
  knowledge: Knowledge,
  { log, metrics, recorder, checks }: Watchers & Pick<Rooms, 'checks'>,
): Omit<SiteParts, 'notice'> {
  return {
    knowledge,
    checker: openChecker(openReader(knowledge), openHearing(knowledge)),
    today,
    examples: loadExamples,
    onCheck: (channel, { verdict, script }, home) => {
      metrics.checked(verdict)
      checks.count({ verdict, script }, home)
      recorder.note({ name: 'contact-checked', detail: { channel, verdict, script } })
    },
    onFailure: (error, request) => log.error({ err: error, request }, 'A page could not be made.'),
  }
}

function edgeOf(config: Config, watchers: Pick<Edge, 'readiness' | 'metrics' | 'log'>): Edge {
  const { publicUrl, proxies, limits, secrets } = config
  return openEdge({ publicUrl, proxies, limiter: openLimiter(limits), metricsToken: secrets.metricsToken, ...watchers })
}

interface Watched {
  readonly readiness: Readiness
  readonly certificate: Certificate | null
  readonly retention: Retention
}

const metricsOf = ({ readiness, certificate, retention }: Watched): Metrics =>
  openMetrics({
    isDatabaseUp: async () => (await readiness.missing()).length === 0,
    certificateEnds: () => certificate?.pair.ends ?? null,
    retentionDone: retention.lastDone,
  })

/** Who hears of records that were ended because their time was over. */
const endedTo =
  ({ metrics, recorder }: Watchers) =>
  (ended: Ended): void => {
    metrics.ended(ended)
    recorder.note({ name: 'records-ended', detail: { rows: rowsOf(ended) } })
  }

/** Loaded after the pages are there: an embedded database takes a moment, and nobody who needs help should wait for it. */
async function openDatabase(config: Config) {
  const [{ openStore }, { directAccess }] = await Promise.all([import('./store/open.ts'), import('./store/access.ts')])
  const store = await openStore(config, 'the Doorchain service', works)
  return { store, access: directAccess(store) }
}
