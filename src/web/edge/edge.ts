import type { Context, Hono, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { matchedRoutes } from 'hono/route'
import { noProxies, type Proxies } from '../../values/proxies.ts'
import type { Page } from '../page.ts'
import { patternOf } from '../site.ts'
import { callerOf, type EdgeEnv, readCaller } from './caller.ts'
import { allowed, type Rules, refusalFor } from './gate.ts'
import { headersFor } from './headers.ts'
import type { Metrics } from './metrics.ts'
import { addProbes, type Probed } from './probes.ts'
import { bodyOf, largestBody } from './purpose.ts'
import { type Refusal, tooLarge, tooLargeFile, tooMany, unread } from './refusals.ts'
import { openUploads } from './uploads.ts'

/** The part of a logger that the edge needs; pino fits. */
export interface EdgeLog {
  debug(fields: Readonly<Record<string, unknown>>, sentence: string): void
  info(fields: Readonly<Record<string, unknown>>, sentence: string): void
  warn(fields: Readonly<Record<string, unknown>>, sentence: string): void
}

/** What stands between the network and the pages. */
export interface Edge extends Rules, Probed {
  readonly proxies: Proxies
  readonly metrics: Metrics | null
  readonly log: EdgeLog | null
}

/** An edge for this machine only, which counts and limits nothing, but for what is given. */
export const openEdge = (given: Partial<Edge> = {}): Edge => ({
  publicUrl: 'http://localhost',
  limiter: null,
  proxies: noProxies,
  metrics: null,
  metricsToken: null,
  readiness: { missing: async () => [], isStopping: () => false },
  log: null,
  ...given,
})

/** Answers with a page. */
export type Send = (context: Context<EdgeEnv>, page: Page) => Response | Promise<Response>

/** Puts the edge before all that the app will be given: what is watched, let in, how much is read, who may look inside. */
export function addEdge(app: Hono<EdgeEnv>, edge: Edge, send: Send): void {
  const refuse = (context: Context<EdgeEnv>, { kind, page, headers }: Refusal) => {
    edge.metrics?.refused(kind)
    for (const [name, value] of Object.entries(headers)) context.header(name, value)
    if (context.req.path.startsWith('/api/'))
      return context.json({ error: { code: `refused-${kind}`, message: page.title } }, (page.status ?? 400) as 400)
    return send(context, page)
  }
  app.use(observe(edge))
  app.use(async (context, next) => {
    const refusal = refusalFor(context.req.raw, callerOf(context), edge)
    return refusal ? refuse(context, refusal) : next()
  })
  app.options('*', (context) => context.body(null, 204, { Allow: allowed }))
  app.on('POST', '*', limitBodies(refuse))
  addProbes(app, edge, send)
}

const sentence = 'Request answered.'
/** Asked every few seconds by programs. */
const probes = new Set(['/health', '/ready', '/metrics'])

/** Reads the caller, adds the headers of every answer, and says what came of the request. */
function observe(edge: Edge): MiddlewareHandler<EdgeEnv> {
  let hasWarned = false
  return async (context, next) => {
    const started = performance.now()
    const caller = readCaller(context, edge.proxies)
    context.set('caller', caller)
    if (caller.isUnnamedProxy && !hasWarned) {
      hasWarned = true
      edge.log?.warn({}, 'A proxy on this machine is not named in TRUSTED_PROXIES: all its clients share one limit.')
    }
    await next()
    const addressed = {
      publicUrl: edge.publicUrl,
      isForOthers: context.get('isForOthers') ?? false,
      isGiven: context.get('isGiven') ?? false,
    }
    for (const [name, value] of Object.entries(headersFor(caller, addressed))) context.header(name, value)
    if (!context.res.headers.has('Cache-Control')) context.header('Cache-Control', 'no-store')
    if (edge.readiness.isStopping()) context.header('Connection', 'close')
    const ms = Math.round((performance.now() - started) * 10) / 10
    const answered = { method: methodOf(context), route: routeOf(context), status: context.res.status, ms }
    edge.metrics?.answered(answered)
    edge.log?.[probes.has(answered.route) ? 'debug' : 'info']({ ...answered, request: caller.requestId }, sentence)
  }
}

const methodOf = ({ req }: Context) => (/^(?:GET|HEAD|POST|DELETE|OPTIONS)$/.test(req.method) ? req.method : 'other')

/** The pattern of the route that answered, never the address itself. */
const routeOf = (context: Context<EdgeEnv>): string =>
  matchedRoutes(context)
    .map(({ path }) => path)
    .findLast((path) => !path.includes('*')) ?? patternOf(context.req.path)

type Refuse = (context: Context<EdgeEnv>, refusal: Refusal) => Response | Promise<Response>

/** What is sent as a file; it is large. */
const isFile = (what: keyof typeof largestBody) => what === 'evidence' || what === 'imports'
const secondsToWait = 10

/** Reads no more of a body than it may have, and no more files at a time than there is room for. */
function limitBodies(refuse: Refuse): MiddlewareHandler<EdgeEnv> {
  const uploads = openUploads()
  const limitFor = (what: keyof typeof largestBody) =>
    bodyLimit({
      maxSize: largestBody[what],
      onError: (context) => refuse(context, isFile(what) ? tooLargeFile(largestBody[what]) : tooLarge),
    })
  const kinds = Object.keys(largestBody) as (keyof typeof largestBody)[]
  const limits = new Map(kinds.map((what) => [what, limitFor(what)]))
  return async (context, next) => {
    const what = bodyOf(context.req.method, context.req.path)
    const limit = limits.get(what)!
    if (!isFile(what)) return limit(context, next)
    const end = uploads.begin(callerOf(context).subscriber)
    if (!end) return refuse(context, unread(tooMany(secondsToWait)))
    try {
      return await limit(context, next)
    } finally {
      end()
    }
  }
}
