import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { openChecker } from '../../check/check.ts'
import { loadCompactKnowledge, loadExamples, loadKnowledge } from '../../knowledge/load.ts'
import { openReader } from '../../read/read.ts'
import { noticeFor } from '../../service/notice.ts'
import { webApp } from '../app.ts'
import type { SiteParts } from '../site.ts'
import { type Edge, openEdge } from './edge.ts'

let made: SiteParts | undefined

/** What the pages are made from, made once for all tests of a process. */
export function testParts(): SiteParts {
  if (made) return made
  const knowledge = loadKnowledge()
  const checker = openChecker(openReader(knowledge))
  return (made = {
    knowledge,
    checker,
    today: () => '2026-11-21',
    examples: loadExamples,
    notice: noticeFor({ name: null, contact: null }),
  })
}

/** Where a request comes from. */
export interface From {
  readonly peer?: string
  readonly encrypted?: boolean
  /** Needed where the body is a stream. */
  readonly duplex?: 'half'
}

export type Ask = (path: string, init?: RequestInit & From) => Promise<Response>

/** The app behind an edge, as a function: each request says which machine is at the other end of its connection. */
export function askThrough(given: Partial<Edge> = {}, more: Partial<SiteParts> = {}): Ask {
  const app = webApp({ ...testParts(), ...more }, loadCompactKnowledge, openEdge(given))
  return async (path, { peer = '203.0.113.9', encrypted = false, ...init } = {}) => {
    const socket = new Socket()
    Object.defineProperty(socket, 'remoteAddress', { value: peer })
    if (encrypted) Object.defineProperty(socket, 'encrypted', { value: true })
    const home = new URL(given.publicUrl ?? 'http://localhost')
    return app.request(new URL(path, home), init, { incoming: new IncomingMessage(socket) })
  }
}

export const told =
  'He said he was from the fraud squad. I must draw three thousand out of the bank and hand it to a courier.'

export const form = (text: string): RequestInit => ({
  method: 'POST',
  body: new URLSearchParams({ kind: 'call', text }),
})
