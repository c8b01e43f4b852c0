import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Verdict } from '../../check/verdict.ts'
import type { RefusalKind } from './refusals.ts'

/** What came of one request: a route's pattern, never an address; `ms` is the time until the answer was ready. */
export interface Answered {
  readonly method: string
  readonly route: string
  readonly status: number
  readonly ms: number
}

export interface Metrics {
  answered(answered: Answered): void
  refused(kind: RefusalKind): void
  checked(verdict: Verdict): void
  /** The figures, in the text format of Prometheus. */
  text(): Promise<string>
  readonly type: string
}

/** What is asked anew each time the figures are read. */
export interface Gauges {
  readonly isDatabaseUp: () => Promise<boolean>
  /** When the certificate ends, in milliseconds since 1970; null without one. */
  readonly certificateEnds: () => number | null
}

/** Bounds in seconds: a page takes 1 to 5 ms, the longest text some 100. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

/** Counts since the start, with figures of the process and its event loop. No label comes from what a client sent. */
export function openMetrics({ isDatabaseUp, certificateEnds }: Gauges): Metrics {
  const register = new Registry()
  const registers = [register]
  collectDefaultMetrics({ register })
  const requests = new Counter({
    name: 'doorchain_requests_total',
    help: 'Requests answered, by route pattern and status.',
    labelNames: ['method', 'route', 'status'] as const,
    registers,
  })
  const seconds = new Histogram({
    name: 'doorchain_request_seconds',
    help: 'Time until the answer was ready.',
    labelNames: ['route'] as const,
    buckets,
    registers,
  })
  const refusals = new Counter({
    name: 'doorchain_refusals_total',
    help: 'Requests not let in, by reason; rate is the limit for one connection.',
    labelNames: ['reason'] as const,
    registers,
  })
  const checks = new Counter({
    name: 'doorchain_checks_total',
    help: 'Contacts checked here (not in the browser), by verdict.',
    labelNames: ['verdict'] as const,
    registers,
  })
  addGauge(register, 'doorchain_database_up', 'Whether the database is open and answers.', async () =>
    (await isDatabaseUp()) ? 1 : 0,
  )
  addGauge(register, 'doorchain_certificate_end_seconds', 'When the certificate ends, Unix time; 0 without one.', () =>
    Promise.resolve((certificateEnds() ?? 0) / 1000),
  )
  return {
    answered: ({ method, route, status, ms }) => {
      requests.inc({ method, route, status })
      seconds.observe({ route }, ms / 1000)
    },
    refused: (reason) => refusals.inc({ reason }),
    checked: (verdict) => checks.inc({ verdict }),
    text: () => register.metrics(),
    type: register.contentType,
  }
}

function addGauge(register: Registry, name: string, help: string, read: () => Promise<number>): void {
  const gauge: Gauge = new Gauge({
    name,
    help,
    registers: [register],
    collect: async () => gauge.set(await read()),
  })
}
