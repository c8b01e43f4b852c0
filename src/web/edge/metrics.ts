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
  /** Records whose time was over, by table. */
  ended(rows: Readonly<Record<string, number>>): void
  /** Reports compared with the others, by what became of them. */
  linked(outcomes: Readonly<Record<string, number>>): void
  /** The figures, in the text format of Prometheus. */
  text(): Promise<string>
  readonly type: string
}

/** What is asked anew each time the figures are read. */
export interface Gauges {
  readonly isDatabaseUp: () => Promise<boolean>
  /** When the certificate ends, in milliseconds since 1970; null without one. */
  readonly certificateEnds: () => number | null
  /** When records whose time was over were last ended; null if never or not known. */
  readonly retentionDone: () => Promise<Date | null>
}

/** Bounds in seconds: a page takes 1 to 5 ms, the longest text some 100. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

/** Counts since the start, with figures of the process and its event loop. No label comes from what a client sent. */
export function openMetrics(gauges: Gauges): Metrics {
  const register = new Registry()
  collectDefaultMetrics({ register })
  const { requests, seconds, refusals, checks, ended, linked } = countersIn(register)
  addGauges(register, gauges)
  return {
    answered: ({ method, route, status, ms }) => {
      requests.inc({ method, route, status })
      seconds.observe({ route }, ms / 1000)
    },
    refused: (reason) => refusals.inc({ reason }),
    checked: (verdict) => checks.inc({ verdict }),
    ended: (rows) => {
      for (const [table, count] of Object.entries(rows)) ended.inc({ table }, count)
    },
    linked: (outcomes) => {
      for (const [outcome, count] of Object.entries(outcomes)) linked.inc({ outcome }, count)
    },
    text: () => register.metrics(),
    type: register.contentType,
  }
}

function countersIn(register: Registry) {
  const counter = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Counter({ name, help, labelNames, registers: [register] })
  return {
    requests: counter(
      'doorchain_requests_total',
      'Requests answered, by route pattern and status.',
      'method',
      'route',
      'status',
    ),
    seconds: new Histogram({
      name: 'doorchain_request_seconds',
      help: 'Time until the answer was ready.',
      labelNames: ['route'] as const,
      buckets,
      registers: [register],
    }),
    refusals: counter(
      'doorchain_refusals_total',
      'Requests not let in, by reason; rate is the limit for one connection.',
      'reason',
    ),
    checks: counter('doorchain_checks_total', 'Contacts checked here (not in the browser), by verdict.', 'verdict'),
    ended: counter(
      'doorchain_records_ended_total',
      'Records deleted or made nameless because their time was over, by table.',
      'table',
    ),
    linked: counter('doorchain_reports_linked_total', 'Reports compared with the others, by outcome.', 'outcome'),
  }
}

function addGauges(register: Registry, { isDatabaseUp, certificateEnds, retentionDone }: Gauges): void {
  const add = (name: string, help: string, read: () => number | Promise<number>) => {
    const gauge: Gauge = new Gauge({ name, help, registers: [register], collect: async () => gauge.set(await read()) })
  }
  add('doorchain_database_up', 'Whether the database is open and answers.', async () =>
    (await isDatabaseUp()) ? 1 : 0,
  )
  add(
    'doorchain_certificate_end_seconds',
    'When the certificate ends, Unix time; 0 without one.',
    () => (certificateEnds() ?? 0) / 1000,
  )
  add(
    'doorchain_retention_done_seconds',
    'When records whose time was over were last ended, Unix time; 0 if never.',
    async () => ((await retentionDone())?.getTime() ?? 0) / 1000,
  )
}
