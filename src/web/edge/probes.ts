import { createHash, timingSafeEqual } from 'node:crypto'
import type { Context, Hono } from 'hono'
import { notFound } from '../site.ts'
import { callerOf, type EdgeEnv, isOwnMachine } from './caller.ts'
import type { Send } from './edge.ts'
import type { Metrics } from './metrics.ts'

/** What a load balancer asks before it sends people here. */
export interface Readiness {
  /** What is not there yet; empty when all is. */
  missing(): Promise<readonly string[]>
  isStopping(): boolean
}

/** What the probes tell about. */
export interface Probed {
  readonly readiness: Readiness
  readonly metrics: Metrics | null
  /** Without one, figures are for programs on this machine only. */
  readonly metricsToken: string | null
}

/** Adds /ready and /metrics. */
export function addProbes(app: Hono<EdgeEnv>, { readiness, metrics, metricsToken }: Probed, send: Send): void {
  app.get('/ready', async (context) => {
    if (readiness.isStopping()) return context.json({ status: 'stopping', missing: [] }, 503)
    const missing = await readiness.missing()
    return missing.length === 0 ? context.json({ status: 'ready' }) : context.json({ status: 'waiting', missing }, 503)
  })
  app.get('/metrics', async (context) => {
    if (!metrics) return send(context, notFound)
    if (mayLook(context, metricsToken)) return context.body(await metrics.text(), 200, { 'Content-Type': metrics.type })
    if (metricsToken === null) return send(context, notFound)
    return context.text('Bearer token required.\n', 401, { 'WWW-Authenticate': 'Bearer realm="metrics"' })
  })
}

function mayLook(context: Context<EdgeEnv>, token: string | null): boolean {
  const { isLocal, host } = callerOf(context)
  if (token === null) return isLocal && isOwnMachine(host)
  const given = /^Bearer ([^\s]{1,300})$/i.exec(context.req.header('Authorization') ?? '')?.[1]
  return given !== undefined && isSame(given, token)
}

const digest = (text: string) => createHash('sha256').update(text).digest()

/** Compares in a time that tells nothing of how much was right. */
const isSame = (one: string, other: string) => timingSafeEqual(digest(one), digest(other))
