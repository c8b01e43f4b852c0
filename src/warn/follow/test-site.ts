import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Fetcher, openFetcher } from '../fetch/fetcher.ts'

/** What the site answers at a path: a text, a status, or both with headers. */
export interface TestAnswer {
  readonly text?: string
  readonly type?: string
  readonly status?: number
  readonly etag?: string
}

/** A site of somebody else on this machine, and a fetcher that may read it. */
export interface TestSite {
  readonly address: string
  /** By path. */
  readonly answers: Map<string, TestAnswer>
  /** Paths that were asked for, but for robots.txt, in order. */
  readonly asked: string[]
  readonly fetcher: Fetcher
  close(): void
}

export async function openTestSite(): Promise<TestSite> {
  const answers = new Map<string, TestAnswer>()
  const asked: string[] = []
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    if (path !== '/robots.txt') asked.push(path)
    const { text = '', type = 'text/markdown', status = 200, etag } = answers.get(path) ?? { status: 404 }
    const isSame = etag !== undefined && request.headers['if-none-match'] === etag
    response.writeHead(isSame ? 304 : status, { 'Content-Type': type, ...(etag && { ETag: etag }) })
    response.end(isSame ? undefined : text)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    address: `http://${host}`,
    answers,
    asked,
    fetcher: openFetcher({
      userAgent: 'Doorchain/1.0',
      now: () => new Date(),
      allow: [host],
      pause: async () => undefined,
    }),
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** A feed of entries: path and when each was changed. */
export const testFeed = (entries: readonly (readonly [path: string, updated: string])[]): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><title>Aldercombe news</title>${entries
    .map(([path, updated]) => `<entry><link href="${path}"/><updated>${updated}</updated></entry>`)
    .join('')}</feed>`
