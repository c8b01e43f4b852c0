import type { Server } from 'node:http'
import { serve as listen } from '@hono/node-server'
import type { Hono } from 'hono'

/** Times in milliseconds after which a slow client is let go. */
const limits = { headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 5_000 }

export interface Service {
  readonly address: string
  /** Stops taking requests, finishes those under way. */
  close(): Promise<void>
}

/** Listens; resolves when it does. Rejects if the port is taken. */
export function serve(app: Hono, { host, port }: { host: string; port: number }): Promise<Service> {
  return new Promise((resolve, reject) => {
    const server = listen({ fetch: app.fetch, hostname: host, port }, (info) => {
      resolve({
        address: `http://${host.includes(':') ? `[${host}]` : host}:${info.port}`,
        close: () =>
          new Promise((done) => {
            server.close(() => done())
            server.closeIdleConnections()
          }),
      })
    }) as Server
    Object.assign(server, limits)
    server.once('error', reject)
  })
}
