import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createSecureServer, type Server as SecureServer } from 'node:https'
import { setTimeout as pause } from 'node:timers/promises'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import type { EdgeEnv } from './edge/caller.ts'
import type { Certificate } from './edge/certificate.ts'

/** Times in milliseconds after which a slow client is let go. */
export interface Patience {
  /** Until all headers have come. */
  readonly headersTimeout: number
  /** Until the whole request has come. */
  readonly requestTimeout: number
  /** Until the next request on the same connection. */
  readonly keepAliveTimeout: number
  /** Without a byte in either direction, also while it takes an answer. */
  readonly silence: number
  /** How often all of these are looked at. */
  readonly connectionsCheckingInterval: number
}

const patience: Patience = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 5_000,
  silence: 60_000,
  connectionsCheckingInterval: 2_000,
}
/** Request line and headers together, in bytes; more is answered with 431. */
const maxHeaderSize = 16 * 1024
const handshakeTimeout = 10_000
const mostConnections = 1_000

/** Where to listen, and how. */
export interface Listening {
  readonly host: string
  readonly port: number
  /** HTTPS with this certificate; HTTP without one. */
  readonly certificate?: Certificate | null
  readonly connections?: number
  readonly patience?: Partial<Patience>
}

export interface Service {
  readonly address: string
  /** Stops taking requests and finishes those under way; those not done after so many milliseconds are cut off. */
  close(graceMs?: number): Promise<void>
}

/** Listens; resolves when it does. Rejects if the port is taken. */
export function serve(app: Pick<Hono<EdgeEnv>, 'fetch'>, listening: Listening): Promise<Service> {
  return listen(
    getRequestListener((request, env) => app.fetch(request, env)),
    listening,
  )
}

/** As `serve`, for a plain listener of Node. */
export function listen(listener: RequestListener, listening: Listening): Promise<Service> {
  const { host, port, certificate, connections = mostConnections } = listening
  const { silence, ...times } = { ...patience, ...listening.patience }
  const options = { ...times, maxHeaderSize }
  const server = certificate
    ? createSecureServer({ ...options, ...secretsOf(certificate), handshakeTimeout }, listener)
    : createServer(options, listener)
  server.timeout = silence
  server.maxConnections = connections
  certificate?.follow(() => (server as SecureServer).setSecureContext(secretsOf(certificate)))
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve({ address: addressOf(server, host), close: (graceMs) => close(server, certificate, graceMs) })
    })
  })
}

const secretsOf = ({ pair: { cert, key } }: Certificate) => ({ cert, key })

function addressOf(server: Server | SecureServer, host: string): string {
  const bound = server.address()
  const port = typeof bound === 'object' && bound ? bound.port : 0
  return `${'setSecureContext' in server ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${port}`
}

async function close(
  server: Server | SecureServer,
  certificate: Certificate | null | undefined,
  graceMs = patience.requestTimeout,
): Promise<void> {
  certificate?.stop()
  const closed = new Promise<void>((done) => server.close(() => done()))
  server.closeIdleConnections()
  const late = new AbortController()
  const cut = pause(graceMs, undefined, { ref: false, signal: late.signal }).then(() => server.closeAllConnections())
  await Promise.race([closed, cut.catch(() => undefined)])
  late.abort()
}
